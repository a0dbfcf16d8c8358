package cn.fanzha.command.alerts.imports;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.platform.imports.ImportKind;
import cn.fanzha.command.platform.imports.ImportResult;
import cn.fanzha.command.platform.imports.Imports;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Scope;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/** Prints how fast alerts come in, beside plain COPY of the same rows in the same run; asserts no times. */
@IntegrationTest
@Tag("bench")
class AlertImportBenchTest {

    private static final int ROWS = Integer.getInteger("rows", 400_000);
    private static final String HEADER = "alert_no,unit_code,source,risk,fraud_type,pushed_at,person_name,phone,id_no,"
            + "outcome,outcome_at,loss_avoided,tags\n";

    @Autowired
    Imports imports;

    @Autowired
    @Qualifier("alertsImport")
    ImportKind kind;

    @Autowired
    TestCity city;

    @Test
    void alertsPerSecond() throws Exception {
        Actor client =
                new Actor(Ids.next(), "bench", "bench", city.province.id(), Set.of(), new Scope.Everything(), true);
        for (String pass : List.of("new", "unchanged")) {
            double seconds = seconds(() -> {
                ImportResult result = imports.run(kind, "bench.csv", false, rows(), client);
                assertThat(result.created() + result.unchanged()).isEqualTo(ROWS);
            });
            print("import, %s: %,d rows in %.1f s = %,.0f rows/s", pass, ROWS, seconds, ROWS / seconds);
        }
        plainCopy();
    }

    /** What is stored, out to a file and from there into tables beside it: no checks, no encryption, no foreign keys. */
    private void plainCopy() throws Exception {
        Path file = Files.createTempFile("alerts", ".copy");
        try (Connection owner = TestDatabase.server().asSuperuser().getConnection();
                Statement sql = owner.createStatement()) {
            owner.setAutoCommit(false);
            CopyManager copy = owner.unwrap(PGConnection.class).getCopyAPI();
            try (OutputStream out = Files.newOutputStream(file)) {
                copy.copyOut(
                        "copy (select * from alert where alert_no like 'AL-" + city.division + "-%') to stdout", out);
            }
            for (String table : List.of("bench_plain (like alert)", "bench_indexed (like alert including all)")) {
                sql.execute("create table " + table);
                double seconds = seconds(() -> {
                    try (InputStream in = Files.newInputStream(file)) {
                        String name = table.substring(0, table.indexOf(' '));
                        assertThat(copy.copyIn("copy " + name + " from stdin", in))
                                .isEqualTo(ROWS);
                    } catch (IOException | SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
                print("plain COPY into %s: %.1f s = %,.0f rows/s", table, seconds, ROWS / seconds);
            }
            owner.rollback();
        } finally {
            Files.delete(file);
        }
    }

    private InputStream rows() {
        Iterator<InputStream> parts = Stream.concat(
                        Stream.of(HEADER), IntStream.range(0, ROWS / 1_000).mapToObj(this::thousand))
                .<InputStream>map(text -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .iterator();
        return new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return parts.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return parts.next();
            }
        });
    }

    private String thousand(int from) {
        StringBuilder text = new StringBuilder(200_000);
        for (int i = from * 1_000; i < (from + 1) * 1_000; i++) {
            String unit = (i % 2 == 0 ? city.stationA1 : city.stationB1).code();
            String minute =
                    String.format(Locale.ROOT, "2017-%02d-%02d %02d:%02d", i % 12 + 1, i / 7 % 28 + 1, i % 24, i % 60);
            text.append("AL-")
                    .append(city.division)
                    .append('-')
                    .append(i)
                    .append(',')
                    .append(unit);
            text.append(",CITY_MODEL,HIGH,5")
                    .append(i % 9)
                    .append(',')
                    .append(minute)
                    .append(":03,王小");
            text.append((char) ('一' + i % 5_000)).append(",138").append(String.format(Locale.ROOT, "%08d", i));
            text.append(i % 4 == 0 ? ",410199195506274022" : ",")
                    .append(",DISSUADED,")
                    .append(minute)
                    .append(":55,");
            text.append(i % 50 == 0 ? i + ".10," : ",")
                    .append(i % 10 == 0 ? "涉老;跨境" : "")
                    .append('\n');
        }
        return text.toString();
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static void print(String text, Object... values) {
        System.out.println("BENCH " + String.format(Locale.ROOT, text, values));
    }
}
