package cn.fanzha.command.statistics;

import static cn.fanzha.command.support.Importing.answer;
import static cn.fanzha.command.support.Importing.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.statistics.domain.RollUp;
import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.SqlCount;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class RunningFiguresTest {

    private static final AtomicInteger SERIALS = new AtomicInteger();

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestCity city;

    @Autowired
    RollUp rollUp;

    @Autowired
    TestClock clock;

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void aRunningMonthIsComparedWithEquallyManyDaysOfItsBases() {
        // today, whatever day that is, but no midnight in between
        clock.set(clock.instant());
        LocalDate today = ChinaTime.date(clock.instant());
        LocalDate first = today.withDayOfMonth(1);
        filed(city.stationA1, first, "50", "100.10");
        filed(city.stationA1, first.minusYears(1), "50", "40.05");
        filed(city.stationA1, first.minusYears(1), "51", "10");
        filed(city.stationA1, first.minusMonths(1), "50", "200.20");
        if (today.getDayOfMonth() < 28) {
            filed(city.stationA1, first.minusYears(1).plusDays(27), "50", "999");
            filed(city.stationA1, first.minusMonths(1).plusDays(27), "50", "999");
        }
        rollUp.bringUpToDate();
        JsonNode figures = read(city.stationA1, YearMonth.from(today), "");
        assertThat(line(figures, "case.filed")).isEqualTo("1 2 -0.5 1 0");
        assertThat(line(figures, "case.amount-involved")).isEqualTo("\"100.10\" \"50.05\" 1 \"200.20\" -0.5");
        JsonNode narrowed = read(city.stationA1, YearMonth.from(today), "&fraudType=50");
        assertThat(line(narrowed, "case.filed")).isEqualTo("1 1 0 1 0");
        // changes of a rate are differences
        assertThat(line(narrowed, "case.share")).isEqualTo("1 0.5 0.5 1 0");
        JsonNode none = read(city.stationB2, YearMonth.from(today), "");
        assertThat(line(none, "case.filed")).isEqualTo("0 0 null 0 null");
        assertThat(line(none, "case.amount-involved")).isEqualTo("\"0.00\" \"0.00\" null \"0.00\" null");
        assertThat(line(none, "case.share")).isEqualTo("null null null null null");
    }

    @Test
    void aStepCountsForTheUnitThatHeldTheFileThen() {
        LocalDate day = LocalDate.of(2018, 5, 2);
        String no = filed(city.stationA2, day, "50", "7");
        jdbc.sql("insert into case_step_unit (case_id, step, unit_id)"
                        + " select id, 'REPORTED', ? from case_file where case_no = ?")
                .params(city.stationB2.id(), no)
                .update();
        rollUp.bringUpToDate();
        assertThat(line(read(city.stationA2, YearMonth.of(2018, 5), ""), "case.reported"))
                .startsWith("0 ");
        assertThat(line(read(city.stationA2, YearMonth.of(2018, 5), ""), "case.filed"))
                .startsWith("1 ");
        assertThat(line(read(city.stationB2, YearMonth.of(2018, 5), ""), "case.reported"))
                .startsWith("1 ");
        assertThat(line(read(city.city, YearMonth.of(2018, 5), ""), "case.reported"))
                .startsWith("1 ");
    }

    @Test
    void rollingUpTwiceOrAnewGivesTheSameAndDeletedRowsLeaveTheFigures() {
        YearMonth month = YearMonth.of(2018, 6);
        String no = filed(city.stationA2, month.atDay(30), "50", "7");
        filed(city.stationA2, month.atDay(1), "51", "0.01");
        rollUp.bringUpToDate();
        String once = figuresOf(city.stationA2);
        rollUp.bringUpToDate();
        rollUp.rebuild();
        assertThat(figuresOf(city.stationA2)).isEqualTo(once).isNotEmpty();
        jdbc.sql("delete from case_file where case_no = ?").param(no).update();
        rollUp.bringUpToDate();
        JsonNode figures = read(city.stationA2, month, "");
        assertThat(line(figures, "case.filed")).startsWith("1 ");
        assertThat(line(figures, "case.amount-involved")).startsWith("\"0.01\" ");
    }

    @Test
    void theScheduleFollowsAChangeByItself() throws Exception {
        filed(city.stationA2, LocalDate.of(2018, 8, 1), "50", "7");
        RollUp schedule = AopTestUtils.getUltimateTargetObject(rollUp);
        for (int i = 0; i < 2_400; i++) {
            // after a long roll-up of what other tests changed the next one would rest nine times as long
            ReflectionTestUtils.setField(schedule, "notBefore", System.nanoTime());
            if (line(read(city.stationA2, YearMonth.of(2018, 8), ""), "case.filed")
                    .startsWith("1 ")) {
                return;
            }
            Thread.sleep(250);
        }
        throw new AssertionError("ten minutes have passed");
    }

    @Test
    void thePageOfTheRunningMonthAsksLittleAndSaysWhenThereIsNothing() throws Exception {
        var body = new StringBuilder();
        var statements = SqlCount.during(() -> {
            try {
                body.append(mvc.get()
                        .uri("/statistics")
                        .with(city.signedIn(city.otherSupervisor))
                        .exchange()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8));
            } catch (java.io.UnsupportedEncodingException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(statements).hasSizeLessThanOrEqualTo(6);
        assertThat(body).contains("本期没有案件").contains(city.districtB.name());
    }

    private String filed(UnitRef unit, LocalDate day, String type, String amount) {
        String month = day.toString().substring(0, 7).replace("-", "");
        String no = "A" + unit.code() + month + String.format("%04d", SERIALS.incrementAndGet());
        JsonNode done = Importing.csv(
                mvc,
                "cases",
                "case_no,unit_code,channel,fraud_type,reported_at,filed_at,amount_involved\n" + no + "," + unit.code()
                        + ",WALK_IN," + type + "," + day + "," + day + "," + amount + "\n");
        assertThat(done.path("created").asInt()).as(done.toString()).isEqualTo(1);
        return no;
    }

    private JsonNode read(UnitRef unit, YearMonth month, String more) {
        return answer(mvc.get()
                .uri("/api/v1/statistics?unit=" + unit.code() + "&from=" + month + "&to=" + month + more)
                .with(bearer(unit.code()))
                .exchange());
    }

    private static String line(JsonNode answer, String indicator) {
        JsonNode figure = answer.path("figures")
                .valueStream()
                .filter(f -> f.path("indicator").asString().equals(indicator))
                .findFirst()
                .orElseThrow();
        return figure.path("value") + " " + figure.path("previousYear") + " " + figure.path("yoy") + " "
                + figure.path("previousPeriod") + " " + figure.path("mom");
    }

    private String figuresOf(UnitRef unit) {
        return jdbc.sql("select string_agg(f::text, ';' order by f::text) from figure_month f where unit_id = ?")
                .param(unit.id())
                .query(String.class)
                .single();
    }
}
