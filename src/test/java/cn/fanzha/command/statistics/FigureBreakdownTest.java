package cn.fanzha.command.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.SqlCount;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Five cases of two months, small enough to count by hand, in every breakdown and narrowing. */
@IntegrationTest
class FigureBreakdownTest {

    private static boolean imported;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestCity city;

    @Autowired
    TestClock clock;

    private Reading reading;

    @BeforeEach
    void importOnce() {
        reading = new Reading(mvc);
        if (imported) {
            return;
        }
        Importing.csv(
                mvc,
                "operations",
                "operation_no,unit_code,name,starts_on\n" + operation() + "," + city.city.code() + ",清源,2018-03-01\n");
        String cases =
                "case_no,unit_code,channel,fraud_type,reported_at,filed_at,solved_at,amount_involved,region_code,"
                        + "tags,operation_no\n"
                        + row(
                                city.stationA1,
                                1,
                                "50,2018-03-01,2018-03-01,2018-03-31,100.00,410103,涉疫;跨境," + operation())
                        + row(city.stationA1, 2, "50,2018-03-01,2018-03-02,,200.00,,涉疫,")
                        + row(city.stationA2, 3, "51,2018-03-01,2018-03-03,,300.00,410104,," + operation())
                        + row(city.stationB1, 4, "52,2018-03-01,2018-03-31,,400.00,410103,跨境,")
                        + row(city.stationB1, 5, "51,2018-03-01,2018-04-01,,50.00,,涉老,");
        assertThat(Importing.csv(mvc, "cases", cases).path("created").asInt()).isEqualTo(5);
        alert("2018-03-05", "STOPPED_TRANSFER", "100.00");
        alert("2018-03-06", "STOPPED_TRANSFER", "0.01");
        alert("2018-03-06", "UNREACHABLE", null);
        alert("2018-03-06", "FALSE_ALARM", null);
        external(city.districtA, "2018-03-01", "100");
        external(city.stationA1, "2018-03-01", "30");
        external(city.stationA2, "2018-03-01", "40");
        external(city.stationB1, "2018-03-01", "5");
        external(city.city, "2018-04-01", "90");
        external(city.districtA, "2018-04-01", "100");
        reading.rollUp();
        imported = true;
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "by=tag, 涉疫=2 跨境=2 null=1",
                "by=tag&tag=涉疫&tag=涉老, 涉疫=2 涉老=0",
                "tag=涉疫, =2",
                "tag=涉疫&tag=跨境, =3",
                "\"tag=涉疫,跨境&by=fraudType\", 50=2 52=1",
                "by=fraudType, 50=2 51=1 52=1",
                "by=fraudType&fraudType=50&fraudType=53, 50=2 53=0",
                "by=region, 410103=2 410104=1 null=1",
                "region=410103, =2",
                "region=410103&region=410104&by=region, 410103=2 410104=1",
                "by=region&by=fraudType, 50/410103=1 50/null=1 51/410104=1 52/410103=1",
                "by=region&by=fraudType&fraudType=51, 51/410104=1",
                "by=tag&tag=涉疫&by=region&region=410103, 涉疫/410103=1",
                "by=tag&tag=涉老&by=region&region=410103, 涉老/410103=0",
                "fraudType=50&tag=跨境&region=410103, =1",
                "by=month&by=tag&tag=跨境, 2018-03/跨境=2",
            })
    void aRowStandsUnderEachOfItsValuesAndCountsOnce(String query, String values) {
        String months = city("2018-03", "2018-03") + "&indicator=case.filed&" + query;
        assertThat(reading.values(months)).isEqualTo(values);
        String days = city("2018-03-01", "2018-03-31") + "&indicator=case.filed&" + query;
        assertThat(reading.values(days)).isEqualTo(values);
    }

    @Test
    void operationsStandByTheirNumbersAndNarrow() {
        String march = city("2018-03", "2018-03") + "&indicator=case.filed";
        assertThat(reading.values(march + "&by=operation")).isEqualTo(operation() + "=2 null=2");
        assertThat(reading.values(march + "&operation=" + operation() + "&by=tag"))
                .isEqualTo("涉疫=1 跨境=1 null=1");
        assertThat(reading.values(march + "&operation=" + operation() + "&by=operation&by=tag&tag=跨境"))
                .isEqualTo("跨境/" + operation() + "=1");
    }

    @Test
    void unitsComeOwnRowsFirstThenEachBelowWithItsTree() {
        assertThat(reading.values(city("2018-03", "2018-04") + "&indicator=case.filed&by=unit&by=month"))
                .isEqualTo("2018-03/%1$s=0 2018-03/%2$s=3 2018-03/%3$s=1 2018-04/%1$s=0 2018-04/%2$s=0 2018-04/%3$s=1"
                        .formatted(city.city.code(), city.districtA.code(), city.districtB.code()));
    }

    @Test
    void whatThePeriodBeforeHadIsListedWithZero() {
        assertThat(reading.values(city("2018-04", "2018-04") + "&indicator=case.filed&by=tag"))
                .isEqualTo("涉疫=0 涉老=1 跨境=0 null=0");
        assertThat(reading.line(city("2018-04", "2018-04") + "&indicator=case.filed"))
                .isEqualTo("1 0 null 4 -0.75");
        assertThat(reading.line(city("2018-04", "2018-04") + "&indicator=case.amount-involved"))
                .isEqualTo("50.00 0.00 null 1000.00 -0.95");
    }

    @Test
    void sharesKeepEveryNarrowingButTheFraudType() {
        String march = city("2018-03", "2018-03");
        assertThat(reading.values(march + "&indicator=case.share&fraudType=50")).isEqualTo("=0.5");
        assertThat(reading.values(march + "&indicator=case.share&fraudType=50&fraudType=51"))
                .isEqualTo("=0.75");
        assertThat(reading.values(march + "&indicator=case.share&fraudType=50&tag=跨境"))
                .isEqualTo("=0.5");
        assertThat(reading.values(march + "&indicator=case.amount-share&fraudType=50&tag=跨境"))
                .isEqualTo("=0.2");
        assertThat(reading.values(march + "&indicator=case.amount-share&by=fraudType"))
                .isEqualTo("50=0.3 51=0.3 52=0.4");
        assertThat(reading.values(march + "&indicator=case.share&by=fraudType&by=tag&tag=跨境"))
                .isEqualTo("50/跨境=0.5 52/跨境=0.5");
        assertThat(reading.values(march + "&indicator=case.share&by=unit&fraudType=52"))
                .isEqualTo(city.city.code() + "=null " + city.districtA.code() + "=0 " + city.districtB.code() + "=1");
        assertThat(reading.values(march + "&indicator=case.share")).isEqualTo("=1");
        assertThat(reading.line(march + "&indicator=case.clearance-rate")).isEqualTo("0.25 null null null null");
    }

    @Test
    void externalFiguresOfAUnitReplaceThoseBelowIt() {
        String criminal = "&indicator=criminal.reported";
        assertThat(reading.line(city("2018-03", "2018-03") + criminal)).isEqualTo("105 0 null 0 null");
        assertThat(reading.values(city("2018-03", "2018-03") + criminal + "&by=unit"))
                .isEqualTo(
                        "%s=0 %s=100 %s=5".formatted(city.city.code(), city.districtA.code(), city.districtB.code()));
        assertThat(reading.values("unit=" + city.districtA.code() + "&from=2018-03&to=2018-03" + criminal + "&by=unit"))
                .isEqualTo("%s=30 %s=30 %s=40"
                        .formatted(city.districtA.code(), city.stationA1.code(), city.stationA2.code()));
        assertThat(reading.values(city("2018-04", "2018-04") + criminal)).isEqualTo("=90");
        assertThat(reading.values(city("2018-03", "2018-04") + criminal + "&by=month"))
                .isEqualTo("2018-03=105 2018-04=90");
        assertThat(reading.values(city("2018-03-01", "2018-04-30") + criminal)).isEqualTo("=195");
        assertThat(reading.values(city("2018-03-02", "2018-04-30") + criminal)).isEqualTo("=90");
        assertThat(reading.values(city("2018-03-02", "2018-04-29") + criminal)).isEqualTo("=0");
        assertThat(reading.values(city("2018-03", "2018-03") + criminal + "&by=fraudType"))
                .isEqualTo("null=105");
        assertThat(reading.values(city("2018-03", "2018-03") + criminal + "&fraudType=50"))
                .isEqualTo("=0");
        String share = "&indicator=case.share-of-criminal";
        assertThat(reading.values(city("2018-03", "2018-03") + share)).isEqualTo("=0.047619047619047616");
        assertThat(reading.values(city("2018-03", "2018-03") + share + "&fraudType=52"))
                .isEqualTo("=0.009523809523809525");
        assertThat(reading.values(city("2018-05", "2018-05") + share)).isEqualTo("=null");
    }

    @Test
    void figuresFromPartsAreMadeOfThePeriodsParts() {
        String march = city("2018-03", "2018-03") + "&indicator=";
        assertThat(reading.values(march + "alert.pushed")).isEqualTo("=4");
        assertThat(reading.values(march + "alert.pushed.per-day")).isEqualTo("=0.12903225806451613");
        assertThat(reading.values(city("2018-03-05", "2018-03-06") + "&indicator=alert.pushed.per-day"))
                .isEqualTo("=2");
        assertThat(reading.values(march + "alert.stopped.days-per")).isEqualTo("=15.5");
        assertThat(reading.line(march + "alert.loss-avoided.per-person")).isEqualTo("50.01 null null null null");
        assertThat(reading.values(march + "alert.success-rate")).isEqualTo("=0.6666666666666666");
        assertThat(reading.values(march + "loss.avoided")).isEqualTo("=100.01");
        String none = city("2018-06", "2018-06") + "&indicator=";
        assertThat(reading.line(none + "alert.pushed.per-day")).isEqualTo("0 0 null 0 null");
        assertThat(reading.line(none + "alert.stopped.days-per")).isEqualTo("null null null null null");
        assertThat(reading.line(none + "alert.loss-avoided.per-person")).isEqualTo("null null null null null");
        assertThat(reading.line(none + "stop.response.p50")).isEqualTo("null null null null null");
        assertThat(reading.line(none + "suspect.captured.persons")).isEqualTo("0 0 null 0 null");
    }

    @Test
    void whatIsFollowedForThirtyDaysIsProvisionalAsLong() {
        try {
            clock.set("2026-05-30 23:59:59");
            assertThat(provisional("2026-04", "alert.deceived-after")).isTrue();
            assertThat(provisional("2026-04", "alert.deceived-rate")).isTrue();
            assertThat(provisional("2026-05", "alert.deceived-rate")).isTrue();
            assertThat(provisional("2026-05", "alert.pushed")).isFalse();
            clock.set("2026-05-31 00:00:00");
            assertThat(provisional("2026-04", "alert.deceived-after")).isFalse();
        } finally {
            clock.reset();
        }
    }

    @Test
    void daysOfARunningPeriodAreThoseSoFar() {
        try {
            clock.set("2018-03-10 12:00:00");
            assertThat(reading.values(city("2018-03", "2018-03") + "&indicator=alert.stopped.days-per"))
                    .isEqualTo("=5");
            assertThat(reading.values(city("2018-04", "2018-04") + "&indicator=alert.pushed.per-day"))
                    .isEqualTo("=null");
        } finally {
            clock.reset();
        }
    }

    @Test
    void theStatementsAreFewWhateverIsAsked() {
        String all = city("2017-03", "2018-12") + "&by=month&by=unit&by=fraudType&by=tag&by=operation&by=region";
        assertThat(SqlCount.during(() -> reading.figures(all))).hasSizeLessThanOrEqualTo(8);
        String narrowed =
                city("2018-03", "2018-03") + "&fraudType=50&tag=跨境&operation=" + operation() + "&region=410103&by=tag";
        assertThat(SqlCount.during(() -> reading.figures(narrowed))).hasSizeLessThanOrEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({
        "fraudType=00, statistics.problem.unknown-type",
        "operation=OP-NONE, statistics.problem.unknown-operation",
        "region=4101, statistics.problem.region",
        "by=pigeon, statistics.problem.unknown-breakdown",
    })
    void whatIsUnknownIsAProblemWithAText(String query, String key) {
        var problem = Importing.body(
                mvc.get()
                        .uri("/api/v1/statistics?" + city("2018-03", "2018-03") + "&" + query)
                        .with(Importing.bearer(city.city.code()))
                        .exchange(),
                400);
        assertThat(problem.path("key").asString()).isEqualTo(key);
        assertThat(problem.path("detail").asString()).isNotBlank().doesNotStartWith("statistics.");
    }

    private boolean provisional(String month, String indicator) {
        return reading.figures(city(month, month) + "&indicator=" + indicator)
                .getFirst()
                .path("provisional")
                .asBoolean();
    }

    private String city(String from, String to) {
        return "unit=" + city.city.code() + "&from=" + from + "&to=" + to;
    }

    private String operation() {
        return "OP" + city.division;
    }

    private static String row(UnitRef unit, int serial, String rest) {
        return "A" + unit.code() + "201803" + String.format("%04d", serial) + "," + unit.code() + ",WALK_IN," + rest
                + "\n";
    }

    private void alert(String day, String outcome, @org.jspecify.annotations.Nullable String loss) {
        jdbc.sql("""
                        insert into alert (id, alert_no, unit_id, source, risk, fraud_type, state, pushed_at, phone, phone_index,
                                           outcome, outcome_at, loss_avoided, created_at)
                        select id, id, ?, 'BANK', 'LOW', '50', 'CLOSED', at, '\\x00', '\\x00', ?, at, ?::numeric, now()
                        from (select ?::uuid as id, ?::timestamp at time zone 'Asia/Shanghai' as at) a""")
                .param(city.stationA1.id())
                .param(outcome)
                .param(loss)
                .param(Ids.next())
                .param(day)
                .update();
    }

    private void external(UnitRef unit, String month, String value) {
        jdbc.sql("insert into external_figure (id, figure_key, unit_id, indicator, month, value, created_at)"
                        + " values (?, ?, ?, 'criminal.reported', ?::date, ?, now())")
                .param(Ids.next())
                .param(unit.code() + "/criminal.reported/" + month)
                .param(unit.id())
                .param(month)
                .param(new BigDecimal(value))
                .update();
    }
}
