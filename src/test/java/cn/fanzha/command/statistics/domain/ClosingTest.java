package cn.fanzha.command.statistics.domain;

import static cn.fanzha.command.statistics.domain.CloseOutcome.Closed;
import static cn.fanzha.command.statistics.domain.CloseOutcome.Refused;
import static cn.fanzha.command.statistics.domain.CloseOutcome.Revised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.statistics.domain.ClosedMonths.Signature;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import cn.fanzha.command.support.TestDatabase;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Each test closes months of its own: years lie between them. */
@IntegrationTest
class ClosingTest {

    private static final AtomicInteger SERIALS = new AtomicInteger();
    private static final Signature JOB = new Signature(null, null, null, Instant.parse("2020-01-02T18:00:00Z"));

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestCity city;

    @Autowired
    Units units;

    @Autowired
    RollUp rollUp;

    @Autowired
    Closing closing;

    @Autowired
    ClosingJobs jobs;

    @Autowired
    TestClock clock;

    @Autowired
    AuditTrail trail;

    Actor head;
    MonthsOfCases months;

    @BeforeEach
    void appointHead() {
        months = new MonthsOfCases(mvc, jdbc, city);
        head = city.account("head-" + SERIALS.incrementAndGet(), city.province, Role.SUPERVISOR);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void lateRowsOfAClosedMonthWaitAndEnterByARevision() {
        YearMonth month = YearMonth.of(2001, 5);
        String first = months.filed(city.stationA1, "2001-05-03", "100");
        months.filed(city.stationB1, "2001-05-04", "200");
        rollUp.bringUpToDate();
        assertThat(closing.closeThrough(city.province, month, head)).isEqualTo(new Closed(List.of(month)));
        assertThat(closing.closeThrough(city.province, month, head)).isEqualTo(new Closed(List.of()));

        months.filed(city.stationA1, "2001-05-05", "400");
        months.amount(first, city.stationA1, "2001-05-03", "150");
        rollUp.bringUpToDate();
        rollUp.rebuild();
        assertThat(months.figure(city.city, month, "case.filed")).isEqualTo("2");
        assertThat(months.figure(city.city, month, "case.amount-involved")).isEqualTo("300.00");
        assertThat(months.pending(city.districtA, month, "case.filed")).isEqualTo(1);
        assertThat(months.pending(city.districtA, month, "case.amount-involved"))
                .isEqualTo(2);
        assertThat(months.pending(city.districtB, month, "case.filed")).isZero();

        assertThat(closing.revise(city.province, month, " ", head)).isInstanceOf(Refused.class);
        assertThat(closing.revise(city.province, month, "补录迟报案件", head)).isInstanceOf(Revised.class);
        assertThat(months.figure(city.city, month, "case.filed")).isEqualTo("3");
        assertThat(months.figure(city.city, month, "case.amount-involved")).isEqualTo("750.00");
        assertThat(months.pending(city.city, month, "case.amount-involved")).isZero();
        assertThat(closing.revise(city.province, month, "再来一次", head))
                .isEqualTo(new Refused("statistics.closing.refused.nothing"));
        assertThat(jdbc.sql("select revision || ' ' || coalesce(reason, '-') || ' ' || automatic from figure_close"
                                + " where top_id = ? and month = '2001-05-01' order by revision")
                        .param(city.province.id())
                        .query((rs, n) -> rs.getString(1))
                        .list())
                .containsExactly("1 - false", "2 补录迟报案件 false");
        assertThat(months.counted(month, 1)).isEqualTo("300.00");
        assertThat(months.counted(month, 2)).isEqualTo("750.00");
        assertThat(trail.of("statistics.revise", "2001-05"))
                .anySatisfy(line -> assertThat(line.detail("reason").asString()).isEqualTo("补录迟报案件"));
    }

    @Test
    void whatLeavesAClosedMonthStaysCountedUntilTheRevision() {
        YearMonth month = YearMonth.of(2004, 2);
        String no = months.filed(city.stationA1, "2004-02-29", "70");
        rollUp.bringUpToDate();
        closing.close(Closing.tree(city.province), month, JOB);
        months.amount(no, city.stationA1, "2004-03-01", "70");
        rollUp.bringUpToDate();
        assertThat(months.figure(city.city, month, "case.filed")).isEqualTo("1");
        assertThat(months.figure(city.city, month.plusMonths(1), "case.filed")).isEqualTo("1");
        assertThat(months.pending(city.city, month, "case.filed")).isEqualTo(1);
        closing.revise(city.province, month, "立案日期更正", head);
        assertThat(months.figure(city.city, month, "case.filed")).isEqualTo("0");
    }

    @Test
    void aClosedMonthKeepsTheTreeAsItStood() {
        YearMonth month = YearMonth.of(2006, 7);
        months.filed(city.stationA2, "2006-07-10", "10");
        months.filed(city.stationA2, "2006-08-10", "10");
        rollUp.bringUpToDate();
        closing.close(Closing.tree(city.province), month, JOB);
        months.move(city.stationA2, city.districtB);
        rollUp.bringUpToDate();
        assertThat(months.figure(city.districtA, month, "case.filed")).isEqualTo("1");
        assertThat(months.figure(city.districtB, month, "case.filed")).isEqualTo("0");
        assertThat(months.pending(city.city, month, "case.filed")).isZero();
        assertThat(months.figure(city.districtA, month.plusMonths(1), "case.filed"))
                .isEqualTo("0");
        assertThat(months.figure(city.districtB, month.plusMonths(1), "case.filed"))
                .isEqualTo("1");
        months.move(city.stationA2, city.districtA);
        rollUp.bringUpToDate();
        assertThat(months.figure(city.districtA, month.plusMonths(1), "case.filed"))
                .isEqualTo("1");
    }

    @Test
    void onlyTheTopUnitsSupervisorClosesAndNotTheRunningMonth() {
        YearMonth old = YearMonth.of(2008, 1);
        assertThatThrownBy(() -> closing.closeThrough(city.province, old, city.supervisor))
                .isInstanceOf(OutOfScopeException.class);
        assertThatThrownBy(() -> closing.closeThrough(city.districtA, old, city.supervisor))
                .isInstanceOf(OutOfScopeException.class);
        assertThatThrownBy(() -> closing.revise(city.province, old, "更正", city.analyst))
                .isInstanceOf(OutOfScopeException.class);
        clock.set("2008-02-01 00:00:00");
        assertThat(closing.closeThrough(city.province, YearMonth.of(2008, 2), head))
                .isInstanceOf(Refused.class);
        assertThat(closing.revise(city.province, old, "更正", head))
                .isEqualTo(new Refused("statistics.closing.refused.open"));
    }

    @Test
    void theJobClosesTheMonthBeforeAndNoOlderOne() {
        months.filed(city.stationA1, "2010-03-10", "10");
        months.filed(city.stationA1, "2010-04-10", "10");
        rollUp.bringUpToDate();
        clock.set("2010-05-03 02:00:00");
        jobs.closeTheMonthBefore();
        assertThat(months.revision(YearMonth.of(2010, 4))).isEqualTo(1);
        assertThat(months.revision(YearMonth.of(2010, 3))).isZero();
        clock.set("2010-06-04 08:00:00");
        jobs.catchUp();
        assertThat(months.revision(YearMonth.of(2010, 5))).isEqualTo(1);
        clock.set("2010-08-04 08:00:00");
        jobs.catchUp();
        assertThat(months.revision(YearMonth.of(2010, 7))).isZero();
    }

    @Test
    void twoInstancesAtClosingTimeCloseOnce() throws Exception {
        YearMonth month = YearMonth.of(2012, 9);
        months.filed(city.stationA1, "2012-09-10", "10");
        rollUp.bringUpToDate();
        Callable<Boolean> close = () -> closing.close(Closing.tree(city.province), month, JOB);
        try (var instances = Executors.newFixedThreadPool(4)) {
            int closed = 0;
            for (var done : instances.invokeAll(List.of(close, close, close, close))) {
                closed += done.get() ? 1 : 0;
            }
            assertThat(closed).isEqualTo(1);
        }
        assertThat(months.figure(city.city, month, "case.filed")).isEqualTo("1");
        assertThat(jdbc.sql(
                                "select count(*) from figure_counted where top_id = ? and month = ? and indicator = 'case.filed'")
                        .params(city.province.id(), month.atDay(1))
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aCrashInTheMiddleOfACloseLeavesTheMonthOpenAndItClosesLater() throws Exception {
        YearMonth month = YearMonth.of(2014, 11);
        months.filed(city.stationA1, "2014-11-10", "10");
        rollUp.bringUpToDate();
        try (var holder = TestDatabase.server().asSuperuser().getConnection();
                var instance = Executors.newSingleThreadExecutor()) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("lock table figure_pending in access exclusive mode");
            var crashing = instance.submit(() -> closing.close(Closing.tree(city.province), month, JOB));
            // the roll-up that follows changes may be waiting there as well
            while (!crashing.isDone()) {
                killBackendsThatWait();
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertThatThrownBy(crashing::get).isNotNull();
            holder.rollback();
        }
        assertThat(months.revision(month)).isZero();
        assertThat(jdbc.sql("select count(*) from figure_counted where top_id = ? and month = ?")
                        .params(city.province.id(), month.atDay(1))
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(months.figure(city.city, month, "case.filed")).isEqualTo("1");
        assertThat(closing.close(Closing.tree(city.province), month, JOB)).isTrue();
        assertThat(months.figure(city.city, month, "case.filed")).isEqualTo("1");
    }

    @Test
    void theApplicationCannotAlterWhatWasCounted() {
        assertThatThrownBy(
                        () -> jdbc.sql("update figure_close set revision = 7").update())
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> jdbc.sql("delete from figure_counted").update())
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> jdbc.sql("update figure_counted set value = 7").update())
                .hasStackTraceContaining("permission denied");
    }

    private static void killBackendsThatWait() throws java.sql.SQLException {
        try (var intruder = TestDatabase.server().asSuperuser().getConnection()) {
            intruder.createStatement()
                    .execute("select pg_terminate_backend(pid) from pg_locks"
                            + " where relation = 'figure_pending'::regclass and not granted");
        }
    }
}
