package cn.fanzha.command.funds.domain;

import static cn.fanzha.command.support.Importing.counts;
import static cn.fanzha.command.support.Importing.fault;
import static cn.fanzha.command.support.SignedIn.bearer;
import static cn.fanzha.command.support.SignedIn.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.StopOutcome;
import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.funds.imports.FundRows;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.StopNumber;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Imported requests among those that officers make: fresh ones are worked, history asks nothing of anybody. */
@IntegrationTest
class ImportedStopsInUseTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestCity city;

    @Autowired
    TestClock clock;

    @Autowired
    Stops stops;

    @Autowired
    StopClock ticks;

    FundRows rows;
    String account = FundRows.card();
    String no = FundRows.no("SP");

    @BeforeEach
    void aQuietMorning() {
        clock.set("2026-11-20 09:00:00");
        rows = new FundRows(mvc, city);
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void aFreshRequestIsWorkedOnTheDeskAndThenIsThePersons() {
        rows.stop(no, account, "2026-11-20 08:58:00");
        assertThat(live(no)).isTrue();
        assertThat(get("/desk", city.liaison)).hasStatusOk().bodyText().contains(no);
        assertThat(get("/desk/" + no, city.liaison)).hasStatusOk().bodyText().contains(account, "赵收款");
        assertThat(get("/desk/" + no + "/status", city.liaison)).hasStatusOk();
        assertThat(post("/desk/" + no + "/receive", city.liaison, "version", "0"))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl("/desk/" + no);
        assertThat(fault(rows.stop(no, account, "2026-11-20 08:58:00", "stopped_at=2026-11-20 08:59:00")))
                .isEqualTo("2 request_no owned-by-workflow");
        stops.confirm(StopNumber.of(no), "300", city.liaison);
        assertThat(stored(no))
                .containsEntry("state", "STOPPED")
                .containsEntry("new_money", new java.math.BigDecimal("300.00"));
        assertThat(get("/stops/" + no, city.officer)).hasStatusOk().bodyText().contains("300.00", "release-note");
        assertThat(post("/stops/" + no + "/release", city.officer, "note", "查清无关"))
                .hasStatus3xxRedirection();
        assertThat(get("/desk/answered", city.liaison)).hasStatusOk().bodyText().contains(no);
    }

    @Test
    void aRunningStopIsRemindedOfAndExpiresAndMayStillBeImportedOver() {
        rows.stop(no, account, "2026-11-20 08:00:00", "stopped_at=2026-11-20 08:30:00", "stopped_amount=100");
        assertThat(post("/stops/" + no + "/again", city.officer)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post("/stops/" + no + "/countersign", city.officer)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        clock.advance(Duration.ofHours(40));
        ticks.tick();
        assertThat(stored(no).get("first_reminder_at")).isNotNull();
        clock.advance(Duration.ofHours(8));
        ticks.tick();
        assertThat(stored(no)).containsEntry("state", "EXPIRED").containsEntry("by_person", false);
        assertThat(counts(rows.stop(no, account, "2026-11-20 08:00:00", "stopped_amount=90")))
                .isEqualTo("0 1 0 0");
        assertThat(stored(no)).containsEntry("state", "EXPIRED");
    }

    @Test
    void historyEntersNoQueueNoClockNoReminderAndIsWorkedNoMore() {
        rows.stop(no, account, "2026-11-18 08:58:00");
        String stopped = FundRows.no("SP");
        rows.stop(stopped, account, "2026-11-10 08:58:00", "stopped_at=2026-11-10 09:00:00", "stopped_amount=5");
        Map<String, Object> before = stored(stopped);
        assertThat(live(no) || live(stopped)).isFalse();
        ticks.tick();
        assertThat(stored(stopped))
                .containsEntry("version", before.get("version"))
                .containsEntry("first_reminder_at", null);
        assertThat(get("/desk", city.liaison)).bodyText().doesNotContain(no);
        assertThat(get("/desk/answered", city.liaison))
                .bodyText()
                .doesNotContain(no)
                .contains(stopped);
        assertThat(get("/stops?state=REQUESTED", city.officer)).bodyText().doesNotContain(no);
        assertThat(get("/stops", city.officer)).hasStatusOk().bodyText().contains(no, "历史记录，未见答复");
        assertThat(get("/stops/" + no, city.officer))
                .hasStatusOk()
                .bodyText()
                .contains("历史记录，未见答复")
                .doesNotContain("data-since", "cancel-note");
        assertThat(get("/desk/" + no, city.liaison))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("/desk/" + no + "/receive", "/desk/" + no + "/answer");
        assertThat(post("/desk/" + no + "/receive", city.liaison, "version", "0"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("导入的历史请求");
        assertThat(post("/stops/" + no + "/cancel", city.officer, "note", "重复"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(stored(no)).containsEntry("by_person", false);
    }

    @Test
    void historyDoesNotStandInTheWayOfANewRequestAndItsStopsCount() {
        rows.stop(no, account, "2026-11-10 08:58:00");
        rows.stop(
                FundRows.no("SP"),
                account,
                "2026-11-10 08:58:00",
                "stopped_at=2026-11-10 09:00:00",
                "stopped_amount=20000");
        CaseRef file = stops.caseOf(city.officer);
        StopNumber second = stops.sent(file, city.bank1.id(), account, city.officer);
        stops.confirm(second, "26000", city.liaison);
        assertThat(stored(second.value())).containsEntry("new_money", new java.math.BigDecimal("6000.00"));
        assertThat(stored(no)).containsEntry("state", "REQUESTED");
        clock.advance(Duration.ofHours(49));
        assertThat(stops.ask(file, city.bank1.id(), account, city.officer))
                .isEqualTo(StopOutcome.Refused.because("funds.request.stopped-twice"));
    }

    @Test
    void aRequestOfAnotherVictimSharesAnImportedStopAndAWaitingOneJoins() {
        rows.stop(no, account, "2026-11-20 08:00:00", "stopped_at=2026-11-20 08:30:00", "stopped_amount=100");
        assertThat(stops.ask(stops.caseOf(city.officer), city.bank1.id(), account, city.officer))
                .isInstanceOf(StopOutcome.Joined.class);
        assertThat(get("/stops/" + no, city.officer)).hasStatusOk();
        String other = FundRows.card();
        String waiting = FundRows.no("SP");
        rows.stop(waiting, other, "2026-11-20 08:58:00");
        StopNumber mine = stops.sent(stops.caseOf(city.officer), city.bank1.id(), other, city.officer);
        stops.confirm(mine, "100", city.liaison);
        assertThat(stored(waiting))
                .containsEntry("state", StopState.JOINED.name())
                .containsEntry("by_person", true);
        assertThat(get("/stops/" + mine, city.officer)).hasStatusOk().bodyText().contains(waiting);
    }

    @Test
    void twoOpenRequestsOfOneCaseForOneAccountMayComeIn() {
        String caseNo = rows.caseFiled("2019-01-02");
        assertThat(counts(rows.stop(no, account, "2026-11-20 08:00:00", "case_no=" + caseNo)))
                .isEqualTo("1 0 0 0");
        assertThat(counts(rows.stop(FundRows.no("SP"), account, "2026-11-20 08:00:00", "case_no=" + caseNo)))
                .isEqualTo("1 0 0 0");
    }

    @Test
    void pagesAndProgramsShowRequestsWithoutCaseOfficerAndTimeOfTransfer() {
        String odd = "止付2019/03#7-" + city.division;
        rows.stop(odd, account, "2019-03-01 10:00:00", "refused_at=2019-03-01 10:10:00", "refusal_code=NO_BALANCE");
        String address = "/stops/" + StopNumber.of(odd).address();
        assertThat(get("/stops", city.officer)).hasStatusOk().bodyText().contains(odd);
        for (Locale locale : List.of(Locale.CHINA, Locale.ENGLISH)) {
            assertThat(mvc.get().uri(address).locale(locale).with(signedIn(city.officer)))
                    .hasStatusOk()
                    .bodyText()
                    .contains(odd)
                    .doesNotContain("??", "null", account);
        }
        assertThat(get(address + "/status", city.officer)).hasStatusOk();
        assertThat(get(address, city.otherOfficer)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post(address + "/reveal", city.officer, "field", "ACCOUNT", "reason", "核对流水"))
                .bodyText()
                .contains(account);
        assertThat(get("/desk/" + StopNumber.of(odd).address(), city.liaison))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("??", "null");
        assertThat(api("/api/v1/stop-payments/" + StopNumber.of(odd).address(), city.districtA.code()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.requestNo")
                .isEqualTo(odd);
        assertThat(api("/api/v1/stop-payments", city.districtA.code())).hasStatusOk();
        assertThat(api("/api/v1/stop-payments/" + StopNumber.of(odd).address(), city.districtB.code()))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void theCaseFileShowsItsStopsFreezesAndReturnsMasked() {
        String caseNo = rows.caseFiled("2019-01-02");
        rows.stop(no, account, "2019-03-01", "case_no=" + caseNo, "frozen_at=2019-03-02", "frozen_amount=30.50");
        String back = FundRows.no("RT");
        String paidTo = FundRows.card();
        rows.csv(
                "returns",
                "return_no,unit_code,case_no,victim_name,amount,returned_at,to_account",
                List.of(back, city.stationA1.code(), caseNo, "高娟超", "18429.12", "2019-08-10", paidTo));
        assertThat(get("/cases/" + caseNo + "/stops", city.officer))
                .hasStatusOk()
                .bodyText()
                .contains(no, back, "18,429.12", "高**")
                .doesNotContain(account, paidTo, "高娟超", "赵收款", "??");
        assertThat(get("/cases/" + caseNo + "/freezes", city.officer))
                .hasStatusOk()
                .bodyText()
                .contains("30.50", "限额内冻结", "2019-09-02", "到期解除")
                .doesNotContain(account, "赵收款", "??");
        assertThat(get("/cases/" + caseNo + "/stops", city.otherOfficer)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("/cases/" + caseNo, city.officer)).hasStatusOk();
    }

    private boolean live(String number) {
        return jdbc.sql("select exists (select from live_event where reference = ? and kind = 'stop-requested')")
                .param(number)
                .query(Boolean.class)
                .single();
    }

    private Map<String, Object> stored(String number) {
        return jdbc.sql("select * from stop_payment where request_no = ?")
                .param(number)
                .query()
                .singleRow();
    }

    private MvcTestResult api(String address, String unitCode) {
        return mvc.get().uri(address).with(bearer(unitCode, "stops:read")).exchange();
    }

    private MvcTestResult get(String address, Actor actor) {
        return mvc.get().uri(address).with(signedIn(actor)).exchange();
    }

    private MvcTestResult post(String address, Actor actor, String... params) {
        var request = mvc.post().uri(address).with(signedIn(actor)).with(csrf());
        for (int i = 0; i < params.length; i += 2) {
            request = request.param(params[i], params[i + 1]);
        }
        return request.exchange();
    }
}
