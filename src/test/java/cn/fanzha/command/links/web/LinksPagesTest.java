package cn.fanzha.command.links.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.links.LinkedFiles;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.MadeUpCodes;
import cn.fanzha.command.support.Pages;
import cn.fanzha.command.support.SqlCount;
import cn.fanzha.command.support.TestCity;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class LinksPagesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    LinkedFiles files;

    @Autowired
    Observables observables;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient jdbc;

    private Pages pages;

    @BeforeEach
    void make() {
        pages = new Pages(mvc);
    }

    @Test
    void similarCasesTellWhyAndWhatLiesOutsideNeverLeaks() {
        String account = LinkedFiles.account();
        String phone = "139" + MadeUpCodes.digits(8);
        CaseRef own = files.file(city.officer);
        CaseRef beside = files.file(city.officer2, phone);
        CaseRef foreign = files.file(city.otherOfficer);
        for (CaseRef file : List.of(own, beside, foreign)) {
            files.note(file, ObservableType.BANK_ACCOUNT, account);
            files.note(file, ObservableType.PHONE, "95588");
        }
        files.note(own, ObservableType.PHONE, phone);
        jdbc.sql("update unit set contact_name = '李值班', contact_phone = '0990-7654321' where id = ?")
                .param(city.stationB1.id())
                .update();
        assertThat(pages.get(city.officer, similar(own)))
                .hasStatusOk()
                .bodyText()
                .contains("/cases/" + beside.number(), masked(account), "另有 1 起案件也有", "仅这两起案件有")
                .contains("另有 1 起相似案件在您的权限范围之外")
                .doesNotContain(foreign.number().value(), city.stationB1.name(), "7654321", account, phone)
                // an id may hold these digits as well
                .doesNotContainPattern("(?<![0-9a-f-])95588(?![0-9a-f-])");
        Actor analyst = city.account("links-analyst", city.districtA, Role.ANALYST);
        assertThat(pages.get(analyst, similar(own)))
                .bodyText()
                .contains(foreign.number().value(), city.stationB1.name(), "李值班", "0990-7654321")
                .doesNotContain("/cases/" + foreign.number(), "8,000.00 元</span><span class=\"hint\">联系");
        // the same from the other side, and the same number
        String score = "\"score\":";
        assertThat(api(city.districtA.code(), own)).contains(beside.number().value(), score + "9");
        assertThat(scoreOf(own, beside)).isEqualTo(scoreOf(beside, own)).isGreaterThan(80);
        assertThat(api(city.districtA.code(), own))
                .contains("\"outside\":1")
                .doesNotContain(foreign.number().value());
        assertThat(SqlCount.during(() -> pages.get(analyst, similar(own)))).hasSizeLessThanOrEqualTo(6);
        assertThat(pages.get(city.otherOfficer, similar(own))).hasStatus(HttpStatus.FORBIDDEN);
        String graph = "/links/graph/nodes?node=observable:"
                + observables.find(ObservableType.BANK_ACCOUNT, account).orElseThrow();
        assertThat(pages.get(city.officer, graph))
                .bodyText()
                .contains(own.number().value(), beside.number().value(), "\"outside\":1")
                .doesNotContain(foreign.number().value(), account);
        assertThat(pages.get(analyst, graph))
                .bodyText()
                .contains("case:" + foreign.number(), "权限范围外", "0990-7654321")
                .doesNotContain("/cases/" + foreign.number());
        assertThat(pages.get(city.officer, "/links/graph?case=" + foreign.number()))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(pages.get(city.officer, "/links/graph?case=" + own.number()))
                .hasStatusOk()
                .bodyText()
                .contains(masked(account), "cytoscape.min.js", "/links/graph?node=observable:");
        assertThat(pages.get(city.officer, "/links/graph?node=nothing")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(audit.of("link.graph", own.number().value())).hasSize(1);
    }

    @Test
    void whatManyCasesHoldLinksNothing() {
        String hotline = "0990" + MadeUpCodes.digits(7);
        CaseRef one = files.file(city.officer);
        files.note(one, ObservableType.PHONE, hotline);
        for (int n = 0; n < 51; n++) {
            files.note(files.file(city.officer2), ObservableType.PHONE, hotline);
        }
        assertThat(pages.get(city.officer, similar(one))).bodyText().contains("没有发现相似案件");
    }

    @Test
    void whatWasRefusedStaysRefusedUntilThereIsMoreToSee() {
        CaseRef one = files.file(city.officer);
        CaseRef two = files.file(city.officer2);
        String account = LinkedFiles.account();
        files.note(one, ObservableType.BANK_ACCOUNT, account);
        files.note(two, ObservableType.BANK_ACCOUNT, account);
        String waits = "否定与案件 " + two.number() + " 的串并";
        assertThat(pages.get(city.officer, similar(one))).bodyText().contains(waits);
        assertThat(pages.get(city.analyst, "/links"))
                .hasStatusOk()
                .bodyText()
                .contains(one.number().value(), masked(account));
        assertThat(pages.post(city.officer, similar(one), "other", two.number().value(), "decision", "REFUSED"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("请填写理由");
        assertThat(pages.post(city.officer2, similar(one), "other", two.number().value(), "decision", "ACCEPTED"))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(refuse(city.officer, one, two, "账户系代缴平台")).hasStatus3xxRedirection();
        assertThat(pages.get(city.officer, similar(one)))
                .bodyText()
                .contains("已否定 1 起", "账户系代缴平台")
                .doesNotContain(waits);
        assertThat(pages.get(city.officer2, similar(two))).bodyText().contains("已否定 1 起");
        assertThat(pages.get(city.analyst, "/links/panel"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain(one.number().value());
        files.note(one, ObservableType.WALLET, "0xabc" + MadeUpCodes.digits(20));
        assertThat(pages.get(city.officer, similar(one))).bodyText().doesNotContain(waits);
        String device = MadeUpCodes.digits(15);
        files.note(one, ObservableType.DEVICE, device);
        files.note(two, ObservableType.DEVICE, device);
        assertThat(pages.get(city.officer, similar(one))).bodyText().contains(waits, "有新线索");
        assertThat(pages.get(city.analyst, "/links/panel"))
                .bodyText()
                .contains(one.number().value(), "有新线索");
        assertThat(pages.post(city.officer2, similar(two), "other", one.number().value(), "decision", "ACCEPTED"))
                .hasStatus3xxRedirection();
        assertThat(pages.get(city.officer, similar(one)))
                .bodyText()
                .contains("已认定串并")
                .doesNotContain(waits);
        assertThat(pages.get(city.analyst, "/links")).bodyText().contains("2 起案件，最近认定");
        assertThat(files.timeline(one))
                .containsExactlyInAnyOrderElementsOf(files.timeline(two))
                .contains("LINK_REFUSED", "LINK_ACCEPTED");
        assertThat(audit.of("link.refuse", two.number().value()))
                .singleElement()
                .satisfies(line -> assertThat(line.details())
                        .contains(one.number().value(), "账户系代缴平台", masked(account))
                        .doesNotContain(account));
        assertThat(audit.of("link.accept", one.number().value())).hasSize(1);
    }

    private MvcTestResult refuse(Actor actor, CaseRef one, CaseRef two, String reason) {
        return pages.post(actor, similar(one), "other", two.number().value(), "decision", "REFUSED", "reason", reason);
    }

    private int scoreOf(CaseRef one, CaseRef other) {
        String answer = api(city.districtA.code(), one);
        String after = answer.substring(answer.indexOf(other.number().value()));
        return Integer.parseInt(after.replaceFirst("(?s).*?\"score\":(\\d+).*", "$1"));
    }

    private String api(String unit, CaseRef file) {
        try {
            return mvc.get()
                    .uri("/api/v1/cases/" + file.number() + "/similar")
                    .with(city.bearer(unit, "cases:read"))
                    .exchange()
                    .getResponse()
                    .getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String similar(CaseRef file) {
        return "/cases/" + file.number() + "/similar";
    }

    private static String masked(String account) {
        return account.substring(0, 6) + "******" + account.substring(account.length() - 4);
    }
}
