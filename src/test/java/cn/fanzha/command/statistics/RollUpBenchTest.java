package cn.fanzha.command.statistics;

import cn.fanzha.command.statistics.briefing.PressBriefing;
import cn.fanzha.command.statistics.domain.RollUp;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * Prints how long the roll-up of a month and a full rebuild take on two real years, beside the plain SQL of the same
 * sums in the same run, and the plans of a month's questions; asserts no times.
 */
@IntegrationTest
@Tag("bench")
class RollUpBenchTest {

    private static final String[] KINDS = {
        "units",
        "operations",
        "cases",
        "gangs",
        "suspects",
        "stop-payments",
        "returns",
        "alerts",
        "alert-attempts",
        "seizures",
        "inspections"
    };

    private static final String SUMS = """
            select r.indicator, r.unit_id, r.fraud_type, r.region_code, r.tags, r.operations, sum(r.value)
            from figure_row r %s
            group by r.indicator, r.unit_id, r.fraud_type, r.region_code, r.tags, r.operations""";

    private static final String OF_MONTH =
            "where r.at >= timestamptz '2019-06-01 00:00+08'" + " and r.at < timestamptz '2019-07-01 00:00+08'";

    private static final String BY_MONTH = """
            select figure_month_of(r.at), r.indicator, r.unit_id, r.fraud_type, r.region_code, r.tags, r.operations,
                   sum(r.value)
            from figure_row r
            group by 1, r.indicator, r.unit_id, r.fraud_type, r.region_code, r.tags, r.operations""";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RollUp rollUp;

    @Test
    void secondsOfRollUpsBesidePlainSql() throws SQLException {
        PressBriefing.ZHENGZHOU.take(mvc, held(PressBriefing.ZHENGZHOU));
        PressBriefing.TIANHE.take(mvc, held(PressBriefing.TIANHE));
        try (Connection connection = TestDatabase.server().asSuperuser().getConnection();
                var sql = connection.createStatement()) {
            sql.execute("analyze");
            print(
                    "a month",
                    () -> {
                        jdbc.sql("insert into figure_dirty (month) values ('2019-06-01')")
                                .update();
                        rollUp.bringUpToDate();
                    },
                    () -> run(connection, SUMS.formatted(OF_MONTH)));
            print("all months", rollUp::rebuild, () -> run(connection, BY_MONTH));
            explain(connection, "a month's sums", SUMS.formatted(OF_MONTH));
            explain(connection, "persons captured of a month", """
                    select count(distinct f.item) from figure_effective f
                    where f.at >= timestamptz '2019-06-01 00:00+08' and f.at < timestamptz '2019-07-01 00:00+08'
                      and f.path like '%/970100000000/%' and f.indicator = any('{suspect.captured}')
                      and f.source = any('{suspect.captured,counted}')""");
            explain(connection, "the response of a month", """
                    select percentile_cont(0.5) within group (order by f.value) from figure_effective f
                    where f.at >= timestamptz '2019-06-01 00:00+08' and f.at < timestamptz '2019-07-01 00:00+08'
                      and f.path like '%/970100000000/%' and f.indicator = any('{stop.response}')
                      and f.source = any('{stop.stopped,counted}')""");
        }
    }

    private static String[] held(PressBriefing briefing) {
        return Arrays.stream(KINDS)
                .filter(kind ->
                        RollUpBenchTest.class.getResource("/" + briefing.folder() + "/" + kind + ".csv") != null)
                .toArray(String[]::new);
    }

    private static void print(String what, Runnable rollUp, Runnable plain) {
        double[] rolled = new double[5];
        double[] summed = new double[5];
        for (int n = 0; n < rolled.length; n++) {
            summed[n] = seconds(plain);
            rolled[n] = seconds(rollUp);
        }
        Arrays.sort(rolled);
        Arrays.sort(summed);
        System.out.printf(
                Locale.ROOT,
                "BENCH roll-up of %s: %.3f s, plain SQL %.3f s, ratio %.2f%n",
                what,
                rolled[2],
                summed[2],
                rolled[2] / summed[2]);
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static void run(Connection connection, String query) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from (" + query + ") t")) {
            rows.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void explain(Connection connection, String what, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("explain (analyze, costs off, summary on) " + query)) {
            var lines = new java.util.ArrayList<String>();
            while (rows.next()) {
                lines.add(Objects.requireNonNull(rows.getString(1)));
            }
            System.out.println("BENCH plan of " + what + "\n" + wide(lines));
        }
    }

    /** Scans that read whole tables, and the time. */
    private static String wide(List<String> plan) {
        return plan.stream()
                .filter(line -> line.contains("Seq Scan") && !line.contains("never executed")
                        || line.contains("Execution Time")
                        || line.contains("Planning Time"))
                .collect(Collectors.joining("\n"));
    }
}
