package cn.fanzha.command.funds.imports;

import static cn.fanzha.command.support.Importing.counts;
import static cn.fanzha.command.support.Importing.fault;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** What an import of stops rejects, with line, column and code, and what it warns of. */
@IntegrationTest
class StopPaymentFaultsTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    TestClock clock;

    FundRows rows;

    @BeforeEach
    void aQuietMorning() {
        clock.set("2026-11-20 09:00:00");
        rows = new FundRows(mvc, city);
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "request_no=                    | request_no required",
                "request_no=SP 1                | request_no number-format",
                "request_no=A4101030100002019010001 | request_no number-format",
                "request_no=Z4101030100002019130001 | request_no number-format",
                "unit_code=999999999999         | unit_code unknown-unit",
                "case_no=A4101030100002099010001 | case_no unknown-reference",
                "institution_code=              | institution_code required",
                "institution_code=104100000099  | institution_code unknown-unit",
                "institution_code=TELECOM       | institution_code wrong-institution",
                "account_no=                    | account_no required",
                "account_no=12345               | account_no account-format",
                "account_name=                  | account_name required",
                "amount=-5                      | amount amount-sign",
                "amount=1.234                   | amount amount-decimals",
                "requested_at=2099-01-01        | requested_at future-date",
                "requested_at=2019-02-30        | requested_at time-format",
                "stopped_at=2019-02-28 23:00:00 | stopped_at dates-out-of-order",
                "refused_at=2019-02-28          | refused_at dates-out-of-order",
                "frozen_at=2019-02-28           | frozen_at dates-out-of-order",
                "frozen_at=2019-03-02           | case_no required",
                "stopped_amount=5               | stopped_at required",
                "frozen_amount=5                | frozen_at required",
                "refusal_code=NO_BALANCE        | refused_at required",
                "refusal_code=PIGEON            | refusal_code unknown-word",
                "stopped_amount=1.001           | stopped_amount amount-decimals",
            })
    void eachFaultIsRejectedWithItsLineColumnAndCode(String cell, String expected) {
        String column = cell.substring(0, cell.indexOf('='));
        String value = cell.substring(cell.indexOf('=') + 1)
                .replace("TELECOM", city.telecom.code())
                .strip();
        List<String> cells = new java.util.ArrayList<>(List.of(
                FundRows.no("SP"),
                city.stationA1.code(),
                city.bank1.code(),
                FundRows.card(),
                "赵收款",
                "5",
                "2019-03-01 10:00:00"));
        int place = List.of(FundRows.STOP.split(",")).indexOf(column);
        String[] more = place < 0 ? new String[] {column + "=" + value} : new String[0];
        if (place >= 0) {
            cells.set(place, value);
        }
        assertThat(fault(rows.csv("stop-payments", FundRows.STOP, cells, more))).isEqualTo("2 " + expected);
    }

    @Test
    void stoppedAndRefusedExcludeEachOtherAndAFreezeDoesNotComeBeforeTheStop() {
        assertThat(fault(rows.stop(
                        FundRows.no("SP"),
                        FundRows.card(),
                        "2019-03-01 10:00:00",
                        "stopped_at=2019-03-02",
                        "refused_at=2019-03-02")))
                .isEqualTo("2 refused_at contradiction");
        assertThat(fault(rows.stop(
                        FundRows.no("SP"),
                        FundRows.card(),
                        "2019-03-01 10:00:00",
                        "case_no=" + rows.caseFiled("2019-01-02"),
                        "stopped_at=2019-03-02 10:00:00",
                        "frozen_at=2019-03-02 09:00:00")))
                .isEqualTo("2 frozen_at dates-out-of-order");
    }

    @Test
    void aLuhnFailureAndAFreezeBeforeFilingAreWarnings() {
        String wrong = FundRows.card();
        String last = wrong.endsWith("0") ? "1" : "0";
        JsonNode answer = rows.stop(
                FundRows.no("SP"),
                wrong.substring(0, wrong.length() - 1) + last,
                "2019-03-01 10:00:00",
                "case_no=" + rows.caseFiled("2019-03-05"),
                "frozen_at=2019-03-04");
        assertThat(counts(answer)).isEqualTo("1 0 0 0");
        assertThat(answer.path("warnings").asInt()).isEqualTo(2);
    }

    @Test
    void anotherUnitsRowsAndNumbersAreOutOfScope() {
        String row = FundRows.text(
                FundRows.STOP,
                List.of(
                        FundRows.no("SP"),
                        city.stationA1.code(),
                        city.bank1.code(),
                        FundRows.card(),
                        "赵",
                        "5",
                        "2019-03-01"));
        assertThat(fault(as(city.districtB.code(), row))).isEqualTo("2 unit_code out-of-scope");
        String foreign = FundRows.text(
                FundRows.STOP,
                List.of(
                        "Z" + city.stationA1.code() + "2019030001",
                        city.stationB1.code(),
                        city.bank1.code(),
                        FundRows.card(),
                        "赵",
                        "5",
                        "2019-03-01"));
        assertThat(fault(as(city.districtB.code(), foreign))).isEqualTo("2 request_no out-of-scope");
        String mine = FundRows.no("SP");
        rows.stop(mine, FundRows.card(), "2019-03-01");
        String taken = FundRows.text(
                FundRows.STOP,
                List.of(mine, city.stationB1.code(), city.bank1.code(), FundRows.card(), "赵", "5", "2019-03-01"));
        assertThat(fault(as(city.districtB.code(), taken))).isEqualTo("2 request_no out-of-scope");
    }

    private JsonNode as(String unit, String csv) {
        return Importing.answer(
                Importing.send(mvc, "stop-payments", "", csv.getBytes(StandardCharsets.UTF_8), Importing.bearer(unit)));
    }
}
