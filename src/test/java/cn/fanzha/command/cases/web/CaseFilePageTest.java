package cn.fanzha.command.cases.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.cases.CaseIntake;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseStep;
import cn.fanzha.command.cases.NewCase;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.SqlCount;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** The page of a case: every detail changed in its place, its history, victims, and what programs read of it. */
@IntegrationTest
class CaseFilePageTest {

    private static final int STATEMENTS = 12;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCases cases;

    @Autowired
    TestCity city;

    @Autowired
    AuditTrail audit;

    @Autowired
    CaseIntake intake;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void back() {
        clock.reset();
    }

    @Test
    void everyDetailIsChangedInItsPlaceAndKeepsItsHistory() {
        CaseRef file = cases.reported(city.officer);
        Map<String, String> typed = Map.of(
                "CHANNEL", "WALK_IN",
                "FRAUD_TYPE", "11",
                "AMOUNT_INVOLVED", "999,999,999,999.99",
                "LOSS", "0.01",
                "RECOVERED", "1200.50",
                "REGION_CODE", "440106",
                "TAGS", "涉老，跨境",
                "HANDLER", city.officer2.id().toString(),
                "SUMMARY", "對方自稱公檢法😀要求“验资”。\r\n第二行");
        typed.forEach((field, value) ->
                assertThat(save(file, field, value, city.officer)).as(field).hasStatus(HttpStatus.FOUND));
        assertThat(page("/cases/" + file.number(), city.officer))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "上门报案",
                        "999,999,999,999.99",
                        "0.01",
                        "1,200.50",
                        "440106",
                        "涉老、跨境",
                        city.officer2.displayName())
                .contains("對方自稱公檢法😀要求“验资”。\n第二行", "改过 1 次")
                .doesNotContain("??");
        assertThat(page("/cases/" + file.number() + "/changes", city.supervisor))
                .bodyText()
                .contains("96110 专线", "上门报案", "50,000.00", "对方自称客服", city.officer.displayName());
        assertThat(audit.of("case.change", file.number().value())).hasSize(typed.size());
        assertThat(audit.of("case.change", file.number().value()).stream()
                        .filter(line -> line.details().contains("公檢法")))
                .isEmpty();
        audit.holdsNoPersonalDataInTheClear();
    }

    @Test
    void aStaleEditShowsMineAndTheirsAndOverwritesOnlyKnowingly() {
        CaseRef file = cases.reported(city.officer);
        String opened = mark(file, "LOSS", city.officer);
        assertThat(save(file, "LOSS", "100", city.officer2)).hasStatus(HttpStatus.FOUND);
        MvcTestResult stale = post(file, "LOSS", Map.of("value", "200", "mark", opened), city.officer);
        assertThat(stale)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("200.00 元", "100.00 元", city.officer2.displayName(), "仍保存我填写的", "采用案卷中的");
        String now = Objects.requireNonNull(Jsoup.parse(body(stale)).selectFirst("input[name=mark]"))
                .val();
        // a third change in between is told once more
        save(file, "LOSS", "300", city.officer2);
        assertThat(post(file, "LOSS", Map.of("value", "200", "mark", now), city.officer))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("300.00 元");
        assertThat(save(file, "LOSS", "200", city.officer)).hasStatus(HttpStatus.FOUND);
        // another detail that changed meanwhile is no conflict
        String other = mark(file, "REGION_CODE", city.officer);
        save(file, "LOSS", "250", city.officer2);
        assertThat(post(file, "REGION_CODE", Map.of("value", "440106", "mark", other), city.officer))
                .hasStatus(HttpStatus.FOUND);
        assertThat(page("/cases/" + file.number() + "/changes?field=LOSS", city.officer))
                .bodyText()
                .contains("48,000.50 元", "100.00 元", "300.00 元", "200.00 元", "250.00 元")
                .doesNotContain("440106");
    }

    @Test
    void whatMayNotBeIsRefusedInWordsAndKeepsWhatWasTyped() {
        CaseRef file = cases.reported(city.officer);
        assertRefused(file, "LOSS", "一百", "金额");
        assertRefused(file, "AMOUNT_INVOLVED", "1.234", "两位");
        assertRefused(file, "REGION_CODE", "44", "6");
        assertRefused(file, "SUMMARY", "长".repeat(20_001), "20,000");
        assertThat(save(file, "SUMMARY", "长".repeat(20_000), city.officer)).hasStatus(HttpStatus.FOUND);
        assertRefused(file, "TAGS", "这是一个远远超过二十个字的标签它不应该被接受的", "20");
        assertRefused(file, "HANDLER", city.otherOfficer.id().toString(), "可选范围");
        assertRefused(file, "CHANNEL", "", "不能为空");
        assertRefused(file, "REPORTED_AT", "2001-01-01T00:00", "月份");
        assertRefused(file, "REPORTED_AT", "2099-01-01T00:00", "晚于当前时间");
        cases.take(file, CaseStep.ACCEPT, city.officer);
        assertRefused(file, "REPORTED_AT", "2001-01-01T00:00", "已受案");
        assertThat(post(file, "LOSS", Map.of("value", "1"), city.analyst)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post(file, "LOSS", Map.of("value", "1"), city.otherOfficer)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(page("/cases/" + file.number() + "/fields/VICTIM_NAME", city.officer))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(page("/cases/" + file.number() + "/fields/NOTHING", city.officer))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(page("/cases/" + file.number() + "/facts", city.analyst))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("/fields/");
    }

    @Test
    void theIntakesSaveWritesTheSameHistoryOnceASitting() {
        CaseRef file = cases.reported(city.officer);
        NewCase stored = intake.forEditing(file.number(), city.officer);
        for (String story : List.of("对", "对方", "对方要求下载 App")) {
            complete(file, with(stored, story, "13900139000"), city.officer);
        }
        assertThat(changes(file)).isEqualTo(2);
        clock.advance(Duration.ofMinutes(11));
        complete(file, with(stored, "对方要求下载会议软件", "13900139000"), city.officer);
        assertThat(changes(file)).isEqualTo(3);
        // what is typed and taken back within one sitting was no change
        complete(file, with(stored, "对方要求下载 App", "13900139000"), city.officer);
        assertThat(changes(file)).isEqualTo(2);
        assertThat(page("/cases/" + file.number() + "/changes", city.officer))
                .bodyText()
                .contains("对方自称客服", "138****8000", "139****9000")
                .doesNotContain("13900139000", "13800138000");
        assertThat(jdbc.sql(
                                "select count(*) from case_change where case_id = ? and position('13900139000' in encode(new_value, 'escape')) > 0")
                        .param(file.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void theWholePageTakesTwelveStatementsAtMost() {
        CaseRef file = cases.filed(city.officer, city.supervisor);
        save(file, "LOSS", "1", city.officer);
        page("/cases/" + file.number(), city.officer);
        List<String> statements = SqlCount.during(
                () -> assertThat(page("/cases/" + file.number(), city.officer)).hasStatusOk());
        assertThat(statements).hasSizeBetween(4, STATEMENTS);
    }

    @Test
    void programsReadWhatBelongsToACaseMasked() {
        CaseRef file = cases.reported(city.officer);
        save(file, "LOSS", "1", city.officer);
        for (Map.Entry<String, String> part : Map.of(
                        "victims",
                        "王**",
                        "timeline",
                        "REPORTED",
                        "changes",
                        "48000.50",
                        "evidence",
                        "[]",
                        "transfers",
                        "50000.00")
                .entrySet()) {
            assertThat(mvc.get()
                            .uri("/api/v1/cases/{no}/" + part.getKey(), file.number())
                            .with(city.bearer(city.stationA1.code(), "cases:read"))
                            .exchange())
                    .as(part.getKey())
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain("王小明", "13800138000");
        }
        assertThat(audit.ofSubject(file.number().value()).stream()
                        .filter(AuditTrail.Line::program)
                        .count())
                .isGreaterThanOrEqualTo(5);
    }

    private void assertRefused(CaseRef file, String field, String value, String words) {
        assertThat(save(file, field, value, city.officer))
                .as(field)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(words);
    }

    private int changes(CaseRef file) {
        return jdbc.sql("select count(*) from case_change where case_id = ?")
                .param(file.id())
                .query(Integer.class)
                .single();
    }

    private void complete(CaseRef file, NewCase typed, Actor actor) {
        transactions.executeWithoutResult(status -> intake.complete(file.id(), typed, Set.of(), null, actor));
    }

    private static NewCase with(NewCase stored, String story, String phone) {
        return new NewCase(
                stored.channel(),
                stored.fraudType(),
                stored.reportedAt(),
                stored.amountInvolved(),
                stored.loss(),
                stored.regionCode(),
                story,
                stored.victimName(),
                stored.victimIdNo(),
                phone);
    }

    private MvcTestResult save(CaseRef file, String field, String value, Actor actor) {
        return post(file, field, Map.of("value", value, "mark", mark(file, field, actor)), actor);
    }

    private String mark(CaseRef file, String field, Actor actor) {
        var input = Jsoup.parse(body(page("/cases/" + file.number() + "/fields/" + field, actor)))
                .selectFirst("input[name=mark]");
        return input == null ? "" : input.val();
    }

    private MvcTestResult post(CaseRef file, String field, Map<String, String> params, Actor actor) {
        return send("/cases/" + file.number() + "/fields/" + field, params, actor);
    }

    private MvcTestResult send(String uri, Map<String, String> params, Actor actor) {
        var request = mvc.post().uri(uri).with(city.signedIn(actor)).with(csrf());
        params.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult page(String uri, Actor actor) {
        return mvc.get().uri(uri).with(city.signedIn(actor)).exchange();
    }

    private static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
