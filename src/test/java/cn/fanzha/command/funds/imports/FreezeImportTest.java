package cn.fanzha.command.funds.imports;

import static cn.fanzha.command.support.Importing.counts;
import static cn.fanzha.command.support.Importing.fault;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class FreezeImportTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestCity city;

    @Autowired
    TestClock clock;

    @Autowired
    Observables observables;

    FundRows rows;
    String account = FundRows.card();
    String caseNo;

    @BeforeEach
    void aQuietMorning() {
        clock.set("2026-11-20 09:00:00");
        rows = new FundRows(mvc, city);
        caseNo = rows.caseFiled("2019-01-02");
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void whatWasImportedStandsAsItWasSentAndAgainChangesNothing() {
        String no = FundRows.no("FZ");
        String[] more = {
            "account_name=赵收款",
            "limit_amount=500",
            "frozen_amount=400.50",
            "ends_on=2020-03-01",
            "released_at=2019-05-01"
        };
        JsonNode first = rows.freeze(no, caseNo, account, "2019-03-01 10:00:00", more);
        assertThat(counts(first)).isEqualTo("1 0 0 0");
        assertThat(first.path("warnings").asInt()).isZero();
        Map<String, Object> stored = stored(no);
        assertThat(stored)
                .containsEntry("state", "RELEASED")
                .containsEntry("mode", "LIMIT")
                .containsEntry("limit_amount", new java.math.BigDecimal("500.00"))
                .containsEntry("ends_on", java.sql.Date.valueOf("2020-03-01"))
                .containsEntry("stop_id", null);
        assertThat(new String((byte[]) Objects.requireNonNull(stored.get("holder")), StandardCharsets.UTF_8))
                .doesNotContain("赵收款");
        assertThat(counts(rows.freeze(no, caseNo, account, "2019-03-01 10:00:00", more)))
                .isEqualTo("0 0 1 0");
        assertThat(counts(rows.freeze(no, caseNo, account, "2019-03-01 10:00:00")))
                .isEqualTo("0 0 1 0");
        assertThat(counts(rows.freeze(no, caseNo, account, "2019-03-01 10:00:00", "released_at=", "account_name=")))
                .isEqualTo("0 1 0 0");
        assertThat(stored(no))
                .containsEntry("state", "EXPIRED")
                .containsEntry("holder", null)
                .containsEntry("holder_digest", null);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-19, EXPIRED", "2026-11-20, FROZEN", "2027-05-01, FROZEN", "'', FROZEN"})
    void aFreezeEndsAfterItsLastDay(String endsOn, String state) {
        String no = FundRows.no("FZ");
        rows.freeze(no, caseNo, account, "2026-10-01", "ends_on=" + endsOn);
        assertThat(stored(no)).containsEntry("state", state);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "freeze_no=              | freeze_no required",
                "unit_code=999999999999  | unit_code unknown-unit",
                "case_no=                | case_no required",
                "case_no=A4101030100002099010001 | case_no unknown-reference",
                "institution_code=104100000099 | institution_code unknown-unit",
                "account_no=x            | account_no account-format",
                "mode=                   | mode required",
                "mode=ICE                | mode unknown-word",
                "limit_amount=-1         | limit_amount amount-sign",
                "frozen_at=              | frozen_at required",
                "frozen_at=2099-01-01    | frozen_at future-date",
                "frozen_amount=1.001     | frozen_amount amount-decimals",
                "ends_on=2019-02-28      | ends_on dates-out-of-order",
                "ends_on=soon            | ends_on time-format",
                "released_at=2019-02-28  | released_at dates-out-of-order",
                "released_at=2099-01-01  | released_at future-date",
            })
    void eachFaultIsRejectedWithItsLineColumnAndCode(String cell, String expected) {
        String column = cell.substring(0, cell.indexOf('='));
        String value = cell.substring(cell.indexOf('=') + 1).strip();
        List<String> cells = new ArrayList<>(List.of(
                FundRows.no("FZ"),
                city.stationA1.code(),
                caseNo,
                city.bank1.code(),
                account,
                "RECEIVE_ONLY",
                "2019-03-01 10:00:00"));
        int place = List.of(FundRows.FREEZE.split(",")).indexOf(column);
        String[] more = place < 0 ? new String[] {column + "=" + value} : new String[0];
        if (place >= 0) {
            cells.set(place, value);
        }
        assertThat(fault(rows.csv("freezes", FundRows.FREEZE, cells, more))).isEqualTo("2 " + expected);
    }

    @Test
    void aFreezeBeforeTheCaseWasFiledIsAWarning() {
        JsonNode answer = rows.freeze(FundRows.no("FZ"), rows.caseFiled("2019-04-01"), account, "2019-03-01");
        assertThat(counts(answer)).isEqualTo("1 0 0 0");
        assertThat(answer.path("warnings").asInt()).isEqualTo(1);
    }

    @Test
    void anotherUnitsRowsAndWhatAPersonChangedStayAsTheyAre() {
        String no = FundRows.no("FZ");
        rows.freeze(no, caseNo, account, "2019-03-01");
        String row = FundRows.text(
                FundRows.FREEZE,
                List.of(no, city.stationB1.code(), caseNo, city.bank1.code(), account, "LIMIT", "2019-03-01"));
        JsonNode foreign = Importing.answer(Importing.send(
                mvc, "freezes", "", row.getBytes(StandardCharsets.UTF_8), Importing.bearer(city.districtB.code())));
        assertThat(fault(foreign)).isEqualTo("2 freeze_no out-of-scope");
        jdbc.sql("update fund_freeze set by_person = true where freeze_no = ?")
                .param(no)
                .update();
        assertThat(fault(rows.freeze(no, caseNo, account, "2019-03-02"))).isEqualTo("2 freeze_no owned-by-workflow");
    }

    @Test
    void aStopMakesTheFreezeThatTookItOverForSixCalendarMonths() {
        String no = stopFrozen("2019-08-31 22:50:00");
        assertThat(stored(no))
                .containsEntry("mode", "LIMIT")
                .containsEntry("state", "EXPIRED")
                .containsEntry("ends_on", java.sql.Date.valueOf("2020-02-29"))
                .containsEntry("frozen_amount", new java.math.BigDecimal("30.00"))
                .containsEntry("unit_id", city.stationA1.id());
        assertThat(stored(no).get("stop_id")).isNotNull();
        rows.stop(no, account, "2019-03-01", "frozen_amount=30");
        assertThat(stored(no)).containsEntry("version", 0);
        rows.stop(no, account, "2019-03-01", "frozen_at=2026-11-01");
        assertThat(stored(no))
                .containsEntry("state", "FROZEN")
                .containsEntry("ends_on", java.sql.Date.valueOf("2027-05-01"));
        rows.stop(no, account, "2019-03-01", "frozen_at=", "frozen_amount=");
        assertThat(numbers()).isEmpty();
    }

    @Test
    void aFreezeOfTheSameAccountAndCaseReplacesTheStopsOwnInEitherOrder() {
        String stop = stopFrozen("2019-03-02");
        assertThat(numbers()).containsExactly(stop);
        String freeze = FundRows.no("FZ");
        rows.freeze(freeze, caseNo, account, "2019-03-02");
        assertThat(numbers()).containsExactly(freeze);
        rows.stop(stop, account, "2019-03-01", "frozen_at=2019-03-03");
        assertThat(numbers()).containsExactly(freeze);

        account = FundRows.card();
        String earlier = FundRows.no("FZ");
        rows.freeze(earlier, caseNo, account, "2019-03-02");
        String later = stopFrozen("2019-03-02");
        assertThat(numbers()).containsExactly(earlier);
        rows.freeze(earlier, rows.caseFiled("2019-01-03"), account, "2019-03-02");
        assertThat(numbers()).containsExactlyInAnyOrder(earlier, later);
        rows.freeze(earlier, caseNo, FundRows.card(), "2019-03-02");
        assertThat(numbers()).containsExactly(later);
        rows.freeze(earlier, caseNo, account, "2019-03-02");
        assertThat(numbers()).containsExactly(earlier);
    }

    @Test
    void aRowUnderTheNumberOfAStopsOwnFreezeTakesItOver() {
        String no = stopFrozen("2019-03-02");
        assertThat(counts(rows.freeze(no, caseNo, account, "2019-03-02", "ends_on=2019-09-02")))
                .isEqualTo("0 1 0 0");
        assertThat(stored(no)).containsEntry("stop_id", null);
        rows.stop(no, account, "2019-03-01", "frozen_at=", "frozen_amount=");
        assertThat(numbers()).containsExactly(no);
    }

    /** Stops and freezes of a few accounts and cases, some at the same moment: all orders of the files give the same. */
    @RepeatedTest(3)
    void inWhicheverOrderFilesComeTheSameFollows(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<String> cases = List.of(caseNo, rows.caseFiled("2019-01-03"));
        List<Integer> order = new ArrayList<>(IntStream.range(0, 16).boxed().toList());
        List<Integer> kinds = order.stream().map(i -> random.nextInt(12)).toList();
        String batch = FundRows.no("B");
        List<String> expected = follows(batch + "a", order, kinds, cases);
        Collections.shuffle(order, random);
        assertThat(follows(batch + "b", order, kinds, cases)).isEqualTo(expected);
        Collections.reverse(order);
        assertThat(follows(batch + "c", order, kinds, cases)).isEqualTo(expected);
    }

    private List<String> follows(String batch, List<Integer> order, List<Integer> kinds, List<String> cases) {
        List<String> accounts = List.of(FundRows.card(), FundRows.card());
        for (int i : order) {
            int kind = kinds.get(i);
            String no = batch + "-" + i;
            String to = accounts.get(kind % 2);
            String of = cases.get(kind / 2 % 2);
            String day = "2019-03-0" + (1 + i % 3);
            JsonNode answer = kind < 5
                    ? rows.freeze(no, of, to, day)
                    : rows.stop(
                            no,
                            to,
                            "2019-03-01",
                            "case_no=" + of,
                            "stopped_at=" + day + " 12:00:00",
                            "stopped_amount=" + (100 + i * 7 % 50),
                            "frozen_at=" + (kind < 9 ? day + " 13:00:00" : ""));
            assertThat(counts(answer)).isEqualTo("1 0 0 0");
        }
        return jdbc.sql("""
                        select split_part(request_no, '-', 2) || ' ' || new_money as line from stop_payment
                        where request_no like :batch || '-%'
                        union all
                        select split_part(freeze_no, '-', 2) || ' ' || ends_on from fund_freeze
                        where freeze_no like :batch || '-%' and ends_on is not null
                        union all
                        select split_part(freeze_no, '-', 2) from fund_freeze
                        where freeze_no like :batch || '-%' and ends_on is null
                        order by line""")
                .param("batch", batch)
                .query((rs, n) -> rs.getString(1))
                .list();
    }

    private String stopFrozen(String frozenAt) {
        String no = FundRows.no("SP");
        assertThat(counts(rows.stop(
                        no, account, "2019-03-01", "case_no=" + caseNo, "frozen_at=" + frozenAt, "frozen_amount=30")))
                .isEqualTo("1 0 0 0");
        return no;
    }

    /** Of the account. */
    private List<String> numbers() {
        return jdbc.sql("select freeze_no from fund_freeze where account_id = ? order by freeze_no")
                .param(observables.idOf(ObservableType.BANK_ACCOUNT, account))
                .query((rs, n) -> rs.getString(1))
                .list();
    }

    private Map<String, Object> stored(String no) {
        return jdbc.sql("select * from fund_freeze where freeze_no = ?")
                .param(no)
                .query()
                .singleRow();
    }
}
