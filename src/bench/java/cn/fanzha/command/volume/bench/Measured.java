package cn.fanzha.command.volume.bench;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What came of a row.
 *
 * @param figure how many a second, or how many seconds
 * @param unit of the figure
 * @param p50 milliseconds; null where one thing was measured once
 * @param errors answers that were not what was asked for
 */
record Measured(double figure, String unit, @Nullable Double p50, @Nullable Double p99, long errors) {

    static Measured once(double seconds) {
        return new Measured(seconds, "s", null, null, 0);
    }

    static Measured rows(long rows, double seconds) {
        return new Measured(rows / seconds, "rows/s", null, null, 0);
    }

    static Measured of(long[] nanos, int n, double seconds, long errors) {
        long[] sorted = Arrays.copyOf(nanos, n);
        Arrays.sort(sorted);
        return n == 0
                ? new Measured(0, "/s", null, null, errors)
                : new Measured(n / seconds, "/s", sorted[n / 2] / 1e6, sorted[(int) (n * 0.99)] / 1e6, errors);
    }

    boolean seconds() {
        return unit.equals("s");
    }
}
