package cn.fanzha.command.statistics.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.statistics.Reading;
import cn.fanzha.command.statistics.domain.ClosedMonths.Signature;
import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.MadeUpCodes;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import cn.fanzha.command.support.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** Those deceived after a warning: found late, counted by the system's own revision, and within a window that is a setting. */
@IntegrationTest
class SettlingTest {

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
    Closing closing;

    @Autowired
    ClosingJobs jobs;

    @Autowired
    RollUp rollUp;

    @Autowired
    DeceivedWindow window;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @AfterEach
    void resetClockAndWindow() {
        clock.reset();
        window.apply(Duration.ofDays(30));
        rollUp.bringUpToDate();
    }

    @Test
    void afterThirtyDaysTheSystemRevisesThatFigureAloneAndOtherRowsWait() {
        Reading reading = new Reading(mvc);
        YearMonth month = YearMonth.of(2007, 3);
        alert("1", "2007-03-20", "13912340001");
        alert("2", "2007-03-21", "13912340002");
        rollUp.bringUpToDate();
        closing.close(Closing.tree(city.province), month, JOB);
        // deceived in April, within 30 days of the push; and a late case of the closed month
        deceived(1, "2007-04-10", "13912340001");
        deceived(2, "2007-03-30", "13912340002");
        rollUp.bringUpToDate();
        assertThat(figure(reading, month, "alert.deceived-after")).isEqualTo("0 revision 1 pending 2");
        assertThat(figure(reading, month, "case.reported")).isEqualTo("0 revision 1 pending 1");

        clock.set("2007-04-30 23:59:59");
        jobs.settleTheDeceived();
        assertThat(figure(reading, month, "alert.deceived-after")).isEqualTo("0 revision 1 pending 2");
        clock.set("2007-05-01 02:30:00");
        jobs.settleTheDeceived();
        jobs.settleTheDeceived();
        assertThat(figure(reading, month, "alert.deceived-after")).isEqualTo("2 revision 2 pending 0");
        assertThat(figure(reading, month, "alert.deceived-rate")).startsWith("1 revision 2 ");
        assertThat(figure(reading, month, "case.reported")).isEqualTo("0 revision 2 pending 1");
        assertThat(jdbc.sql("select revision || ' ' || automatic || ' ' || (closed_by is null) from figure_close"
                                + " where top_id = ? and month = ? order by revision")
                        .params(city.province.id(), month.atDay(1))
                        .query((rs, n) -> rs.getString(1))
                        .list())
                .containsExactly("1 true true", "2 true true");
    }

    @Test
    void theWindowIsASettingAndTheFiguresFollowIt() {
        Reading reading = new Reading(mvc);
        YearMonth month = YearMonth.of(2009, 3);
        alert("3", "2009-03-20", "13912340003");
        deceived(3, "2009-03-29", "13912340003");
        rollUp.bringUpToDate();
        assertThat(figure(reading, month, "alert.deceived-after")).startsWith("1 ");
        window.apply(Duration.ofDays(7));
        rollUp.bringUpToDate();
        assertThat(figure(reading, month, "alert.deceived-after")).startsWith("0 ");
        assertThat(window.days()).isEqualTo(30);
    }

    @Test
    void theFigureFollowsVictimsAndEarlierTransfersWhereverTheAlertLies() {
        Reading reading = new Reading(mvc);
        alert("4", "2011-01-02", "13912340004");
        alert("5", "2011-05-02", "13912340004");
        // reported long after the first transfer; the victim's phone comes later
        cases(4, "2011-09-20", "");
        transfer("1", 4, "2011-05-10");
        rollUp.bringUpToDate();
        cases(4, "2011-09-20", "13912340004");
        rollUp.bringUpToDate();
        assertThat(figure(reading, YearMonth.of(2011, 5), "alert.deceived-after"))
                .startsWith("1 ");
        transfer("2", 4, "2011-01-10");
        rollUp.bringUpToDate();
        assertThat(figure(reading, YearMonth.of(2011, 5), "alert.deceived-after"))
                .startsWith("0 ");
        assertThat(figure(reading, YearMonth.of(2011, 1), "alert.deceived-after"))
                .startsWith("1 ");
    }

    @Test
    void attemptsFollowTheirAlertsUnitIntoOtherMonths() {
        Reading reading = new Reading(mvc);
        alert("6", "2013-01-31", "13912340006");
        Importing.csv(
                mvc,
                "alert-attempts",
                "attempt_no,alert_no,step,at,result\nT6b-" + city.division + ",AL6-" + city.division
                        + ",VISIT,2013-02-01,MET\n");
        rollUp.bringUpToDate();
        alerts("6", "2013-01-31", "13912340006", city.stationB1);
        rollUp.bringUpToDate();
        assertThat(reading.values("unit=" + city.districtB.code() + "&from=2013-02&to=2013-02&indicator=alert.visits"))
                .isEqualTo("=1");
    }

    @Test
    void whatOnlyMovesARecordOnNotesNoMonth() {
        alert("7", "2015-01-31", "13912340007");
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update alert set state = 'RECEIVED', version = version + 1 where alert_no = ?")
                    .param("AL7-" + city.division)
                    .update();
            assertThat(notedHere()).isZero();
            jdbc.sql("update alert set tags = '{涉老}' where alert_no = ?")
                    .param("AL7-" + city.division)
                    .update();
            assertThat(notedHere()).isEqualTo(2);
        });
    }

    @Test
    void whatFailsInOneTreeHindersNoOther() throws Exception {
        UnitRef root = units.findByCode(Units.ROOT_CODE).orElseThrow();
        UnitRef first = city.unit("10" + MadeUpCodes.digits(4) + "000000", "坏省厅", UnitKind.PROVINCE, root);
        units.refresh();
        cases(8, "2017-03-20", "");
        rollUp.bringUpToDate();
        try (var intruder = TestDatabase.server().asSuperuser().getConnection();
                var sql = intruder.createStatement()) {
            sql.execute("alter table figure_close add constraint test_refuses check (top_id <> '" + first.id() + "')");
            try {
                clock.set("2017-04-03 02:00:00");
                jobs.closeTheMonthBefore();
            } finally {
                sql.execute("alter table figure_close drop constraint test_refuses");
            }
        }
        assertThat(closed(city.province, "2017-03-01")).isEqualTo(1);
        assertThat(closed(first, "2017-03-01")).isZero();
        // once it closes month by month, a start on the 3rd after 02:00 is not too late
        clock.set("2017-05-03 01:59:59");
        jobs.catchUp();
        assertThat(closed(city.province, "2017-04-01")).isZero();
        clock.set("2017-05-03 10:00:00");
        jobs.catchUp();
        assertThat(closed(city.province, "2017-04-01")).isEqualTo(1);
    }

    private long closed(UnitRef top, String month) {
        return jdbc.sql("select count(*) from figure_close where top_id = ? and month = ?::date")
                .params(top.id(), month)
                .query(Long.class)
                .single();
    }

    /** Months noted within this transaction: by the row before and by the row after. */
    private long notedHere() {
        return jdbc.sql("select count(*) from figure_dirty where xmin::text = pg_current_xact_id()::xid::text")
                .query(Long.class)
                .single();
    }

    private String figure(Reading reading, YearMonth month, String indicator) {
        var figure = reading.figures(
                        "unit=" + city.city.code() + "&from=" + month + "&to=" + month + "&indicator=" + indicator)
                .getFirst();
        return figure.path("value") + " revision " + figure.path("revision") + " pending " + figure.path("pending");
    }

    private void alert(String no, String day, String phone) {
        alerts(no, day, phone, city.stationA1);
        taken(
                "alert-attempts",
                "attempt_no,alert_no,step,at,result\nT" + no + "-" + city.division + ",AL" + no + "-" + city.division
                        + ",CALL," + day + " 12:00:00,REACHED\n");
    }

    private void alerts(String no, String day, String phone, UnitRef unit) {
        taken(
                "alerts",
                "alert_no,unit_code,source,risk,fraud_type,pushed_at,phone\nAL" + no + "-" + city.division + ","
                        + unit.code() + ",CITY_MODEL,HIGH,50," + day + " 08:00:00," + phone + "\n");
    }

    private void deceived(int serial, String day, String phone) {
        cases(serial, day, phone);
    }

    private void cases(int serial, String day, String phone) {
        taken(
                "cases",
                "case_no,unit_code,channel,fraud_type,reported_at,amount_involved,victim_phone\n" + no(serial, day)
                        + "," + city.stationA1.code() + ",WALK_IN,50," + day + ",100," + phone + "\n");
    }

    private void transfer(String no, int serial, String day) {
        taken(
                "transfers",
                "transfer_no,from_account,to_account,amount,at,case_no\nTR" + no + "-" + city.division
                        + ",6222020200112233445,6222020200112233446,10," + day + "," + no(serial, "2011-09-20")
                        + "\n");
    }

    private String no(int serial, String day) {
        return "A" + city.stationA1.code() + day.substring(0, 7).replace("-", "") + "%04d".formatted(serial);
    }

    private void taken(String kind, String body) {
        var answer = Importing.csv(mvc, kind, body);
        assertThat(answer.path("rejected").asInt()).as(answer.toString()).isZero();
    }
}
