package cn.fanzha.command.audit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.SqlCount;
import cn.fanzha.command.support.TestCity;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class AuditPagesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    AuditTrail trail;

    @Autowired
    TestCity city;

    private final String subject = UUID.randomUUID().toString();

    @Test
    void theListShowsWhatWasDoneInWordsAndIsAuditedItself() {
        events.publishEvent(Audited.done("case.read", "case", subject, Map.of()));
        long before = trail.newest();

        MvcTestResult page = get(city.auditor, "/audit?subject=" + subject);

        assertThat(page).hasStatusOk().bodyText().contains("查看案件", "案件", subject, "未登录");
        assertThat(trail.ofAction("audit.read"))
                .filteredOn(line -> line.id() > before)
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.username()).isEqualTo(city.auditor.username());
                    assertThat(line.detail("subject").stringValue()).isEqualTo(subject);
                });
    }

    @Test
    void anActionWithoutAWordShowsItsCode() {
        events.publishEvent(Audited.refused("test.without-word", "test", subject, Map.of()));

        assertThat(get(city.auditor, "/audit?subject=" + subject))
                .hasStatusOk()
                .bodyText()
                .contains("test.without-word", "被拒绝");
    }

    @Test
    void filtersNarrowTheList() {
        events.publishEvent(Audited.done("test.change", "test", subject, Map.of()));
        String base = "/audit?subject=" + subject;

        assertThat(rows(base + "&action=test&result=DONE&who=anonymous&from=2020-01-01"))
                .isOne();
        assertThat(rows(base + "&action=test.change")).isOne();
        assertThat(rows(base + "&action=tes")).isZero();
        assertThat(rows(base + "&result=REFUSED")).isZero();
        assertThat(rows(base + "&who=somebody")).isZero();
        assertThat(rows(base + "&to=2020-01-01")).isZero();
    }

    @Test
    void theNextPageBeginsBehindTheLastRow() throws UnsupportedEncodingException {
        for (int i = 0; i < 51; i++) {
            events.publishEvent(Audited.done("test.change", "test", subject, Map.of()));
        }
        MvcTestResult first = get(city.auditor, "/audit?subject=" + subject);
        String body = first.getResponse().getContentAsString();

        String next = body.replaceFirst("(?s).*rel=\"next\" href=\"([^\"]+)\".*", "$1")
                .replace("&amp;", "&");

        assertThat(next).startsWith("/audit?").contains("subject=" + subject);
        assertThat(rows("/audit?subject=" + subject)).isEqualTo(50);
        assertThat(rows(next)).isOne();
    }

    @Test
    void anUnreadableDateIsRefusedPlainly() {
        assertThat(get(city.auditor, "/audit?from=yesterday"))
                .hasStatus(422)
                .bodyText()
                .contains("无法识别的时间");
    }

    @Test
    void anEntryShowsWhatStoodBeforeAndAfter() {
        events.publishEvent(Audited.done(
                "test.change",
                "test",
                subject,
                Map.of("before", Map.of("name", "旧名称"), "after", Map.of("name", "新名称"), "reason", "更正")));
        long id = trail.only("test.change", subject).id();

        assertThat(get(city.auditor, "/audit/" + id)).hasStatusOk().bodyText().contains("旧名称", "新名称", "更正", "相符");
        assertThat(trail.of("audit.open", String.valueOf(id))).hasSize(1);
        assertThat(get(city.auditor, "/audit/999999999999")).hasStatus(404);
    }

    @Test
    void onlyTheAuditorReadsTheLog() {
        for (Actor other : new Actor[] {city.officer, city.supervisor, city.liaison, city.sysadmin, city.secadmin}) {
            assertThat(get(other, "/audit")).hasStatus(403);
            assertThat(get(other, "/audit/1")).hasStatus(403);
            assertThat(get(other, "/audit/verification")).hasStatus(403);
        }
    }

    @Test
    void theListNeedsFewStatements() {
        get(city.auditor, "/audit");

        assertThat(SqlCount.during(() -> get(city.auditor, "/audit"))).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void theAuditorHasTheLogVerified() {
        trail.awaitSealed();
        MvcTestResult started = mvc.post()
                .uri("/audit/verification")
                .with(city.signedIn(city.auditor))
                .with(csrf())
                .exchange();
        assertThat(started).hasStatus3xxRedirection();

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(get(city.auditor, "/audit/verification/runs"))
                        .hasStatusOk()
                        .bodyText()
                        .contains("完整，未发现篡改"));
        assertThat(trail.ofAction("audit.verify"))
                .anyMatch(line -> line.username().equals(city.auditor.username()));
    }

    @Test
    void anAnchorThatIsNoneIsRefusedAndKept() {
        assertThat(mvc.post()
                        .uri("/audit/verification")
                        .param("anchors", "nonsense")
                        .with(city.signedIn(city.auditor))
                        .with(csrf()))
                .hasStatus(422)
                .bodyText()
                .contains("无法识别的锚点", "nonsense");
    }

    private MvcTestResult get(Actor actor, String address) {
        return mvc.get()
                .uri(java.net.URI.create(address))
                .with(city.signedIn(actor))
                .exchange();
    }

    private long rows(String address) {
        try {
            return get(city.auditor, address)
                    .getResponse()
                    .getContentAsString()
                    .lines()
                    .filter(line -> line.contains("href=\"/audit/") && line.contains("nowrap"))
                    .count();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
