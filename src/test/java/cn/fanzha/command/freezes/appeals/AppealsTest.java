package cn.fanzha.command.freezes.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.funds.imports.FundRows;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The holder's appeal from the first call to the answer, by the pages. */
@IntegrationTest
class AppealsTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    TestClock clock;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    String freezeNo = FundRows.no("FZ");

    @BeforeEach
    void aFreezeOfFiveHundred() {
        // a Friday
        clock.set("2026-11-20 09:00:00");
        FundRows rows = new FundRows(mvc, city);
        String caseNo = rows.caseFiled("2019-01-02");
        rows.freeze(
                freezeNo,
                caseNo,
                FundRows.card(),
                "2026-10-01 10:00:00",
                "frozen_amount=500",
                "ends_on=2027-03-31",
                "account_name=王户主");
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void anAppealIsTakenDownDecidedByAnotherAndAnswered() {
        String page = registered();
        assertThat(get(page, city.officer))
                .hasStatusOk()
                .bodyText()
                .contains("王**", "138****8001", "2026-11-26 00:00", "工资被冻结")
                .doesNotContain("13800138001", "王户主");
        assertThat(new String(
                        Objects.requireNonNull(jdbc.sql("select contact from freeze_appeal where freeze_no = ?")
                                .param(freezeNo)
                                .query((rs, n) -> rs.getBytes(1))
                                .single()),
                        StandardCharsets.UTF_8))
                .doesNotContain("138001");
        assertThat(register(city.officer)).hasStatus(422);
        assertThat(decide(page, city.officer, "UPHELD", "")).hasStatus(403);
        assertThat(decide(page, city.supervisor, "PARTLY", "500.01")).hasStatus(422);
        assertThat(decide(page, city.supervisor, "PARTLY", "")).hasStatus(422);
        assertThat(book()).isEqualTo("500.00 0.00");

        assertThat(decide(page, city.supervisor, "PARTLY", "200")).hasStatus(302);
        assertThat(book()).isEqualTo("300.00 200.00");
        assertThat(wrong()).isTrue();
        assertThat(decide(page, city.supervisor, "REJECTED", "")).hasStatus(422);
        assertThat(post(page + "/inform", city.officer, "way", "LETTER", "note", "挂号信"))
                .hasStatus(302);
        assertThat(post(page + "/inform", city.officer, "way", "PHONE")).hasStatus(422);
        assertThat(get(page, city.officer)).bodyText().contains("部分成立", "书面", "挂号信", "200.00");

        clock.advance(Duration.ofMinutes(5));
        assertThat(decide(registered(), city.supervisor, "UPHELD", "")).hasStatus(302);
        assertThat(book()).isEqualTo("0.00 500.00");
        assertThat(jdbc.sql("select state from fund_freeze where freeze_no = ?")
                        .param(freezeNo)
                        .query((rs, n) -> rs.getString(1))
                        .single())
                .isEqualTo("RELEASED");
        assertThat(trail.of("freeze-appeal.decide", freezeNo)).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void whatIsLateIsRedAndListedAndOthersSeeNothingOfIt() {
        registered();
        assertThat(get("/freezes/appeals?late=1", city.supervisor)).bodyText().doesNotContain(freezeNo);
        clock.advance(Duration.ofDays(6));
        assertThat(get("/freezes/appeals?late=1", city.supervisor))
                .hasStatusOk()
                .bodyText()
                .contains(freezeNo, "已超期", "错冻率");
        assertThat(get("/work", city.supervisor)).bodyText().contains("待决定的错冻申诉", freezeNo);
        assertThat(get("/freezes/appeals", city.otherSupervisor)).bodyText().doesNotContain(freezeNo);
        assertThat(get("/freezes/appeals/new?freeze=" + freezeNo, city.otherOfficer))
                .hasStatus(403);
        assertThat(get("/freezes/appeals/new?freeze=" + freezeNo, city.officer))
                .hasStatusOk()
                .bodyText()
                .contains("500.00");
        assertThat(get("/freezes/appeals/new?freeze=none", city.officer))
                .bodyText()
                .contains("没有这个编号");
    }

    @Test
    void whoAppliedForTheFreezeDoesNotDecide() {
        String page = registered();
        jdbc.sql("""
                        insert into freeze_order (id, freeze_no, batch_id, unit_id, case_id, case_no, institution_id,
                               account_kind, account_id, holder, asset, mode, scope, limit_amount, months, long_term, reason,
                               stage, created_at, applied_by, applied_by_name, amount_frozen, frozen_at, ends_on)
                        select f.id, f.freeze_no, f.id, f.unit_id, f.case_id, c.case_no, f.institution_id, f.account_kind,
                               f.account_id, f.holder, 'DEPOSIT', 'LIMIT', 'INVOLVED', 500, 6, false, '涉案', 'FROZEN', now(),
                               ?, '领导', 500, f.frozen_at, f.ends_on
                        from fund_freeze f join case_file c on c.id = f.case_id where f.freeze_no = ?""").params(city.supervisor.id(), freezeNo).update();
        assertThat(decide(page, city.supervisor, "UPHELD", ""))
                .hasStatus(422)
                .bodyText()
                .contains("须由他人决定");
        assertThat(book()).isEqualTo("500.00 0.00");
        assertThat(decide(page, city.supervisorOfStation, "REJECTED", "")).hasStatus(302);
        assertThat(wrong()).isFalse();
    }

    private String registered() {
        MvcTestResult result = register(city.officer);
        assertThat(result).hasStatus(302);
        return Objects.requireNonNull(result.getResponse().getRedirectedUrl());
    }

    private MvcTestResult register(Actor actor) {
        return post(
                "/freezes/appeals",
                actor,
                "freeze",
                freezeNo,
                "appellant",
                "王户主",
                "contact",
                "13800138001",
                "statement",
                "工资被冻结",
                "evidence",
                "劳动合同");
    }

    private MvcTestResult decide(String page, Actor actor, String verdict, String amount) {
        int version = jdbc.sql("select version from freeze_appeal where id = cast(? as uuid)")
                .param(page.substring(page.lastIndexOf('/') + 1))
                .query(Integer.class)
                .single();
        return post(
                page + "/decide",
                actor,
                "version",
                String.valueOf(version),
                "verdict",
                verdict,
                "reason",
                "核实为工资收入",
                "amount",
                amount);
    }

    private MvcTestResult get(String address, Actor reader) {
        return mvc.get().uri(address).with(city.signedIn(reader)).exchange();
    }

    private MvcTestResult post(String address, Actor actor, String... form) {
        var request =
                mvc.post().uri(address).with(city.signedIn(actor)).with(SecurityMockMvcRequestPostProcessors.csrf());
        for (int i = 0; i < form.length; i += 2) {
            request = request.param(form[i], form[i + 1]);
        }
        return request.exchange();
    }

    private String book() {
        return jdbc.sql("""
                        select b.frozen || ' ' || b.released from ledger_balance b
                        join fund_freeze f on f.case_id = b.case_id and f.account_id = b.account_id
                        where f.freeze_no = ?""")
                .param(freezeNo)
                .query((rs, n) -> Objects.requireNonNull(rs.getString(1)))
                .single();
    }

    private boolean wrong() {
        return jdbc.sql("select released_as_wrong from fund_freeze where freeze_no = ?")
                .param(freezeNo)
                .query(Boolean.class)
                .single();
    }
}
