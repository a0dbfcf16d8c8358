package cn.fanzha.command.cases.imports;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.platform.imports.ImportFile;
import cn.fanzha.command.platform.imports.ImportResult;
import cn.fanzha.command.platform.imports.Imports;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Scope;
import cn.fanzha.command.statistics.domain.RollUp;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Prints how fast cases come in, beside plain COPY and SQL of the same run; asserts no times. */
@IntegrationTest
@Tag("bench")
class CaseImportBenchTest {

    private static final int ROWS = Integer.getInteger("rows", 200_000);

    @Autowired
    Imports imports;

    @Autowired
    CaseImport kind;

    @Autowired
    RollUp rollUp;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestCity city;

    @Autowired
    TimedHistory history;

    /** The history of changed fields, with a clock beside it. */
    static final class TimedHistory extends ImportedChanges {

        private long nanos;

        TimedHistory(JdbcClient jdbc) {
            super(jdbc);
        }

        @Override
        void write(ImportFile file) {
            long start = System.nanoTime();
            super.write(file);
            nanos += System.nanoTime() - start;
        }
    }

    @TestConfiguration
    static class Timed {
        @Bean
        @Primary
        TimedHistory timedHistory(JdbcClient jdbc) {
            return new TimedHistory(jdbc);
        }
    }

    @Test
    void casesPerSecond() throws SQLException, IOException {
        Actor client =
                new Actor(Ids.next(), "bench", "bench", city.province.id(), Set.of(), new Scope.Everything(), true);
        byte[] file = rows(city.stationA1, city.stationB1);
        byte[] other = rows(city.stationA2, city.stationB2);
        byte[] changed = new String(file, StandardCharsets.UTF_8)
                .replace(",ALARM_110,", ",WALK_IN,")
                .replace(".10,", ".15,")
                .getBytes(StandardCharsets.UTF_8);
        for (String pass : new String[] {"new, first after the start", "new", "unchanged", "two fields changed"}) {
            byte[] body = pass.equals("new") ? other : pass.startsWith("two") ? changed : file;
            history.nanos = 0;
            double seconds = seconds(() -> {
                ImportResult result = imports.run(kind, "bench.csv", false, new ByteArrayInputStream(body), client);
                assertThat(result.rejected()).isZero();
                return result;
            });
            print("import, %s: %,d rows in %.1f s = %,.0f rows/s", pass, ROWS, seconds, ROWS / seconds);
            double own = history.nanos / 1e9;
            print(
                    "  of which the history of changed fields: %.2f s = %.1f %% on top",
                    own, 100 * own / (seconds - own));
        }
        try (Connection superuser = TestDatabase.server().asSuperuser().getConnection()) {
            print("plain COPY into the same table and indexes: %,.0f rows/s", PlainCopy.rowsPerSecond(superuser));
        }
        double incremental = seconds(rollUp::bringUpToDate);
        print("roll-up of the months touched: %.2f s", incremental);
        double month = seconds(() -> jdbc.sql("""
                        select count(*) from (
                            select indicator, unit_id, fraud_type, region_code, tags, operations, sum(value) from figure_row
                            where at >= '2017-03-01 00:00+08' and at < '2017-04-01 00:00+08'
                            group by 1, 2, 3, 4, 5, 6) plain""").query(Long.class).single());
        print(
                "plain aggregation of one month: %.3f s; full rebuild of all months: %.2f s",
                month, seconds(rollUp::rebuild));
    }

    /** Made before the clock runs. */
    private static byte[] rows(UnitRef one, UnitRef two) {
        try (var rows = new CaseRows(ROWS, List.of(one.code(), two.code()), made -> {})) {
            return rows.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double seconds(Supplier<?> work) {
        long start = System.nanoTime();
        var threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        work.get();
        print(
                "  of the following, own thread's processor time: %.1f s",
                (threads.getCurrentThreadCpuTime() - cpu) / 1e9);
        return (System.nanoTime() - start) / 1e9;
    }

    private static void print(String text, Object... values) {
        System.out.println("BENCH " + String.format(Locale.ROOT, text, values));
    }
}
