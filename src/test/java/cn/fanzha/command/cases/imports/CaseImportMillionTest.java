package cn.fanzha.command.cases.imports;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.support.process.OwnProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A million cases through the door of an application that has 512 MiB, beside plain COPY of the same run. */
@Tag("bench")
class CaseImportMillionTest {

    private static final int ROWS = Integer.getInteger("rows", 1_000_000);
    private static final List<String> UNITS = List.of("990101010000", "990102010000");
    private static final String USED = "jvm.memory.used?tag=area:heap";

    @TempDir
    Path folder;

    @Test
    void aMillionCasesNeedNoMoreThan512MiB() throws Exception {
        try (OwnProcess application = OwnProcess.start(folder, "-Xmx512m");
                Connection database = application.database()) {
            long stored = count(database);
            AtomicBoolean done = new AtomicBoolean();
            double[] heap = new double[2];
            Thread watch = Thread.ofVirtual().start(() -> watch(application, done, heap));
            long began = System.nanoTime();
            JsonNode answer =
                    application.importCsv("cases", "million.csv", () -> new CaseRows(ROWS, UNITS, made -> {}));
            double seconds = (System.nanoTime() - began) / 1e9;
            done.set(true);
            watch.join();
            assertThat(answer.path("created").asInt()).as(answer.toString()).isEqualTo(ROWS);
            assertThat(count(database)).isEqualTo(stored + ROWS);
            print("import of %,d new cases: %.0f s = %,.0f rows/s", ROWS, seconds, ROWS / seconds);
            print("heap of 512 MiB: used at most %.0f MiB, live after a collection at most %.0f", heap[0], heap[1]);
            try (Connection superuser = application.superuser()) {
                print("plain COPY into the same table and indexes: %,.0f rows/s", PlainCopy.rowsPerSecond(superuser));
            }
        }
    }

    private static void watch(OwnProcess application, AtomicBoolean done, double[] heap) {
        try {
            while (!done.get()) {
                heap[0] = Math.max(heap[0], application.metric(USED) / (1 << 20));
                heap[1] = Math.max(heap[1], application.metric("jvm.gc.live.data.size") / (1 << 20));
                Thread.sleep(200);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static long count(Connection database) throws SQLException {
        try (ResultSet rows = database.createStatement().executeQuery("select count(*) from case_file")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void print(String text, Object... values) {
        System.out.println("BENCH " + String.format(Locale.ROOT, text, values));
    }
}
