package cn.fanzha.command.funds.imports;

import static cn.fanzha.command.support.Importing.counts;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class StopPaymentImportTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

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

    @Test
    void whatWasImportedStandsAsItWasSentAndAgainChangesNothing() {
        String no = FundRows.no("SP");
        String account = FundRows.card();
        String caseNo = rows.caseFiled("2019-01-02");
        String[] more = {
            "case_no=" + caseNo,
            "stopped_at=2019-08-31 10:04:00",
            "stopped_amount=18001.18",
            "frozen_at=2019-08-31 22:50:57",
            "frozen_amount=18000"
        };
        JsonNode first = rows.stop(no, account, "2019-08-31 10:00:00", more);
        assertThat(counts(first)).isEqualTo("1 0 0 0");
        assertThat(first.path("warnings").asInt()).isZero();
        Map<String, Object> stored = stored(no);
        assertThat(stored)
                .containsEntry("state", "FROZEN")
                .containsEntry("case_no", caseNo)
                .containsEntry("unit_id", city.stationA1.id())
                .containsEntry("institution_id", city.bank1.id())
                .containsEntry("account_kind", "BANK_ACCOUNT")
                .containsEntry("amount_stopped", new BigDecimal("18001.18"))
                .containsEntry("new_money", new BigDecimal("18001.18"))
                .containsEntry("by_person", false)
                .containsEntry("ends_at", Timestamp.from(java.time.Instant.parse("2019-09-02T02:04:00Z")));
        assertThat(new String((byte[]) Objects.requireNonNull(stored.get("holder")), StandardCharsets.UTF_8))
                .doesNotContain("赵收款");
        byte[] kept = jdbc.sql("select o.value_enc from observable o join stop_payment p on p.account_id = o.id"
                        + " where p.request_no = ?")
                .param(no)
                .query(byte[].class)
                .single();
        assertThat(new String(kept, StandardCharsets.UTF_8)).doesNotContain(account);
        assertThat(counts(rows.stop(no, account, "2019-08-31 10:00:00", more))).isEqualTo("0 0 1 0");
        assertThat(stored(no)).containsEntry("version", stored.get("version"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20 08:00:00, '', '', REQUESTED, false, false",
        "2026-11-18 09:00:01, '', '', REQUESTED, false, false",
        "2026-11-18 09:00:00, '', '', REQUESTED, true, true",
        "2026-11-18 08:00:00, 2026-11-18 09:00:01, '', STOPPED, true, false",
        "2026-11-18 08:00:00, 2026-11-18 09:00:00, '', EXPIRED, true, false",
        "2026-11-18 08:00:00, '', 2026-11-18 09:00:00, REFUSED, true, false",
    })
    void theStateFollowsFromTheDatesAndHistoryIsInert(
            String requested, String stopped, String refused, String state, boolean settled, boolean inert) {
        String no = FundRows.no("SP");
        assertThat(counts(rows.stop(no, FundRows.card(), requested, "stopped_at=" + stopped, "refused_at=" + refused)))
                .isEqualTo("1 0 0 0");
        assertThat(stored(no)).containsEntry("state", state).containsEntry("inert", inert);
        assertThat(stored(no).get("settled_at") != null).isEqualTo(settled);
    }

    @Test
    void aRefusalHasItsReasonAndOtherwiseAnother() {
        String no = FundRows.no("SP");
        String account = FundRows.card();
        rows.stop(no, account, "2019-03-01 10:00:00", "refused_at=2019-03-01 10:10:00", "refusal_code=NO_BALANCE");
        assertThat(reasons(no)).containsExactly("NO_BALANCE");
        assertThat(counts(rows.stop(no, account, "2019-03-01 10:00:00", "refusal_code=")))
                .isEqualTo("0 1 0 0");
        assertThat(reasons(no)).containsExactly("OTHER");
    }

    @Test
    void anAbsentColumnLeavesWhatIsStoredAndAnEmptyCellClearsIt() {
        String no = FundRows.no("SP");
        String account = FundRows.card();
        String caseNo = rows.caseFiled("2019-01-02");
        rows.stop(
                no,
                account,
                "2019-03-01 10:00:00",
                "case_no=" + caseNo,
                "stopped_at=2019-03-01 10:10:00",
                "stopped_amount=5");
        assertThat(counts(rows.stop(no, account, "2019-03-01 10:00:00"))).isEqualTo("0 0 1 0");
        assertThat(stored(no)).containsEntry("state", "EXPIRED").containsEntry("case_no", caseNo);
        assertThat(counts(rows.stop(no, account, "2019-03-01 10:00:00", "case_no=", "stopped_at=", "stopped_amount=")))
                .isEqualTo("0 1 0 0");
        assertThat(stored(no))
                .containsEntry("state", "REQUESTED")
                .containsEntry("inert", true)
                .containsEntry("case_id", null)
                .containsEntry("case_no", null)
                .containsEntry("new_money", null)
                .containsEntry("ends_at", null);
    }

    @Test
    void aDayWithoutTimeMayBeAnyMomentOfIt() {
        String no = FundRows.no("SP");
        assertThat(counts(rows.stop(no, FundRows.card(), "2019-03-01 10:00:00", "stopped_at=2019-03-01")))
                .isEqualTo("1 0 0 0");
    }

    @Test
    void aWalletIsAPaymentAccount() {
        String no = FundRows.no("SP");
        rows.csv(
                "stop-payments",
                FundRows.STOP,
                List.of(no, city.stationA1.code(), city.payment.code(), "13812345678", "赵", "0.00", "2019-03-01"));
        assertThat(stored(no)).containsEntry("account_kind", "PAYMENT_ACCOUNT");
    }

    @Test
    void theCounterJumpsPastImportedNumbersOfItsPattern() {
        String no = "Z" + city.stationA2.code() + "2019030077";
        rows.stop(no, FundRows.card(), "2019-03-01");
        assertThat(jdbc.sql("select last from month_serial where letter = 'Z' and unit_code = ? and month = '2019-03'")
                        .param(city.stationA2.code())
                        .query(Integer.class)
                        .single())
                .isEqualTo(77);
    }

    @Test
    void newMoneyIsWhatExceedsTheStopsBeforeInWhicheverOrderTheyCome() {
        String account = FundRows.card();
        String first = FundRows.no("SP");
        String second = FundRows.no("SP");
        String third = FundRows.no("SP");
        rows.stop(third, account, "2019-03-05", "stopped_at=2019-03-05 12:00:00", "stopped_amount=90");
        rows.stop(second, account, "2019-03-03", "stopped_at=2019-03-03 12:00:00", "stopped_amount=120.50");
        assertThat(money(third)).isEqualByComparingTo("0");
        rows.stop(first, account, "2019-03-01", "stopped_at=2019-03-01 12:00:00", "stopped_amount=100");
        assertThat(money(first)).isEqualByComparingTo("100");
        assertThat(money(second)).isEqualByComparingTo("20.50");
        assertThat(money(third)).isEqualByComparingTo("0");
        rows.stop(second, FundRows.card(), "2019-03-03");
        assertThat(money(second)).isEqualByComparingTo("120.50");
        assertThat(money(third)).isEqualByComparingTo("0");
        rows.stop(first, account, "2019-03-01", "stopped_at=", "stopped_amount=");
        assertThat(money(third)).isEqualByComparingTo("90");
    }

    private BigDecimal money(String no) {
        return (BigDecimal) Objects.requireNonNull(stored(no).get("new_money"));
    }

    private List<String> reasons(String no) {
        return jdbc.sql("select unnest(refusal_reasons) from stop_payment where request_no = ?")
                .param(no)
                .query((rs, n) -> rs.getString(1))
                .list();
    }

    private Map<String, Object> stored(String no) {
        return jdbc.sql("select * from stop_payment where request_no = ?")
                .param(no)
                .query()
                .singleRow();
    }
}
