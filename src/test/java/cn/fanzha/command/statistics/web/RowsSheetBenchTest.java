package cn.fanzha.command.statistics.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.statistics.domain.Catalogue;
import cn.fanzha.command.statistics.domain.FigureQuery;
import cn.fanzha.command.statistics.domain.FigureQuery.Narrowing;
import cn.fanzha.command.statistics.domain.FigureRows;
import cn.fanzha.command.statistics.domain.RowQuery;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What it takes to export 200,000 rows: they stream, so the heap does not grow with them. */
@IntegrationTest
@Tag("bench")
class RowsSheetBenchTest {

    private static final int ROWS = 200_000;
    private static final long MOST = 256L << 20;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestCity city;

    @Autowired
    FigureRows rows;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Labels labels;

    @Autowired
    cn.fanzha.command.organisation.Units units;

    @AfterEach
    void remove() {
        jdbc.sql("delete from seizure where unit_id = ?")
                .param(city.stationA1.id())
                .update();
    }

    @Test
    void twoHundredThousandRowsFitIn256MiB() throws Exception {
        jdbc.sql("""
                        insert into seizure (id, seizure_no, unit_id, kind, quantity, seized_at, created_at)
                        select gen_random_uuid(), 'BENCH' || n, ?, 'GOIP', n % 7, timestamptz '2017-05-01' + n * interval '1 second',
                               now() from generate_series(1, ?) n""").params(city.stationA1.id(), ROWS).update();
        RowQuery query = new RowQuery(
                FigureQuery.months(
                        city.city,
                        YearMonth.of(2017, 5),
                        YearMonth.of(2017, 5),
                        List.of(catalogue.get("seizure.goip")),
                        Set.of(),
                        Narrowing.NONE),
                Set.of(),
                false,
                1);
        System.gc();
        AtomicLong bytes = new AtomicLong();
        AtomicLong most = new AtomicLong();
        long start = System.nanoTime();
        var opened = rows.open(query, city.analyst);
        long summed = System.nanoTime();
        new RowsSheet(labels, units, java.util.Locale.SIMPLIFIED_CHINESE)
                .write(query, opened, rows, "bench", city.analyst, new OutputStream() {
                    @Override
                    public void write(int b) {
                        bytes.incrementAndGet();
                    }

                    @Override
                    public void write(byte[] b, int from, int length) {
                        bytes.addAndGet(length);
                        most.accumulateAndGet(liveHeap(), Math::max);
                    }
                });
        long done = System.nanoTime();
        System.out.printf(
                "export of %,d rows: totals %.1f s, sheet %.1f s (%,.0f rows/s), %.1f MB; heap after collections %d MiB at most"
                        + " (-Xmx %d MiB)%n",
                ROWS,
                (summed - start) / 1e9,
                (done - summed) / 1e9,
                ROWS / ((done - summed) / 1e9),
                bytes.get() / 1e6,
                most.get() >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
        assertThat(opened.parts().getFirst().rows()).isEqualTo(ROWS);
        assertThat(most.get()).isLessThan(MOST);
    }

    /** What the last collections left. */
    private static long liveHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }
}
