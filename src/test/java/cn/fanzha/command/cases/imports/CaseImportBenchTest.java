package cn.fanzha.command.cases.imports;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.platform.imports.ImportResult;
import cn.fanzha.command.platform.imports.Imports;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Scope;
import cn.fanzha.command.statistics.domain.RollUp;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Prints how fast cases come in, beside plain COPY and SQL of the same run; asserts no times. */
@IntegrationTest
@Tag("bench")
class CaseImportBenchTest {

    private static final int ROWS = Integer.getInteger("rows", 200_000);
    private static final String HEADER =
            "case_no,unit_code,channel,fraud_type,reported_at,accepted_at,filed_at,solved_at,"
                    + "amount_involved,loss,victim_name,victim_id_no,victim_phone,region_code,tags\n";

    @Autowired
    Imports imports;

    @Autowired
    CaseImport kind;

    @Autowired
    RollUp rollUp;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestCity city;

    @Test
    void casesPerSecond() {
        Actor client =
                new Actor(Ids.next(), "bench", "bench", city.province.id(), Set.of(), new Scope.Everything(), true);
        for (String pass : new String[] {"new", "unchanged"}) {
            long[] heap = new long[1];
            double seconds = seconds(() -> {
                ImportResult result = imports.run(kind, "bench.csv", false, rows(heap), client);
                assertThat(result.rejected()).isZero();
                return result;
            });
            print(
                    "import, %s: %,d rows in %.1f s = %,.0f rows/s; heap after a collection at most %d MiB",
                    pass, ROWS, seconds, ROWS / seconds, Math.max(heap[0], liveHeap()) >> 20);
        }
        plainCopyOfTheSameRows();
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

    /** The same rows from table to table with the same indexes: no checks, no encryption, no foreign keys. */
    private void plainCopyOfTheSameRows() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("create temporary table bench_copy (like case_file including all) on commit drop")
                    .update();
            double plain = seconds(() ->
                    jdbc.sql("insert into bench_copy select * from case_file").update());
            print("plain insert of the same rows with their indexes: %,.0f rows/s", ROWS / plain);
        });
    }

    private InputStream rows(long[] heap) {
        var lines = IntStream.range(0, ROWS / 1_000).iterator();
        Enumeration<InputStream> parts = new Enumeration<>() {
            private boolean started;

            @Override
            public boolean hasMoreElements() {
                return !started || lines.hasNext();
            }

            @Override
            public InputStream nextElement() {
                heap[0] = Math.max(heap[0], liveHeap());
                String text = started ? thousand(lines.nextInt()) : HEADER;
                started = true;
                return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            }
        };
        return new SequenceInputStream(parts);
    }

    private String thousand(int from) {
        StringBuilder text = new StringBuilder(200_000);
        for (int i = from * 1_000; i < (from + 1) * 1_000; i++) {
            int month = i % 12 + 1;
            String unit = (i % 2 == 0 ? city.stationA1 : city.stationB1).code();
            String no =
                    String.format(Locale.ROOT, "A%s%04d%02d%04d", unit, 2000 + i / 12 / 9999, month, i / 12 % 9999 + 1);
            text.append(no).append(',').append(unit).append(",ALARM_110,5").append(i % 9);
            for (int day = 1; day <= 4; day++) {
                text.append(String.format(Locale.ROOT, ",2017-%02d-%02d 08:30:%02d", month, day * 5, i % 60));
            }
            text.append(',')
                    .append(i)
                    .append(".10,")
                    .append(i)
                    .append(".05,王小")
                    .append((char) ('一' + i % 5_000))
                    .append(",410199195506274022,138")
                    .append(String.format(Locale.ROOT, "%08d", i))
                    .append(",410103,")
                    .append(i % 10 == 0 ? "涉老;跨境" : "")
                    .append('\n');
        }
        return text.toString();
    }

    private static long liveHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
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
