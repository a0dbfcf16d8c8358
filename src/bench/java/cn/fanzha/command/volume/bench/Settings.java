package cn.fanzha.command.volume.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a run is told by {@code -Dbench.…}.
 *
 * @param scale of the data: 1 is 40,000 cases, 400,000 alerts and 400,000 transfers a year
 * @param years of the data
 * @param data the directory that keeps the data between runs
 * @param report where table and plot are written
 * @param only the rows to measure; empty: all
 * @param warm not counted
 * @param measure counted
 * @param rows of each imported file
 * @param jvm arguments of the application's process
 */
record Settings(
        double scale,
        double years,
        Path data,
        Path report,
        Set<String> only,
        Duration warm,
        Duration measure,
        int rows,
        String[] jvm) {

    static final int CONNECTIONS = 16;

    static Settings read() {
        double scale = Double.parseDouble(System.getProperty("bench.scale", "1"));
        double years = Double.parseDouble(System.getProperty("bench.years", "2"));
        Path data = Path.of(System.getProperty(
                "bench.data", System.getProperty("user.home") + "/.cache/fanzha-bench"));
        return new Settings(
                scale,
                years,
                data.resolve("scale-" + scale + "-years-" + years),
                Path.of(System.getProperty("bench.report", "src/docs")),
                Arrays.stream(System.getProperty("bench.only", "").split(","))
                        .filter(row -> !row.isBlank())
                        .collect(Collectors.toUnmodifiableSet()),
                Duration.ofSeconds(Integer.getInteger("bench.warm", 5)),
                Duration.ofSeconds(Integer.getInteger("bench.measure", 10)),
                Integer.getInteger("bench.rows", 100_000),
                System.getProperty("bench.jvm", "-Xmx512m").split(" "));
    }

    boolean wants(String row) {
        return only.isEmpty() || only.contains(row);
    }
}
