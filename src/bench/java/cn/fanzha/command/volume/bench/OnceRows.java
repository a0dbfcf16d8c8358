package cn.fanzha.command.volume.bench;

import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.volume.VolumePlan;
import cn.fanzha.command.volume.bench.Bench.Result;
import cn.fanzha.command.volume.bench.Load.Client;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** What is done once in a while and takes seconds: roll-ups, a large sheet, starting. */
final class OnceRows {

    private static final String SUMS = """
            select count(*) from (
                select figure_month_of(r.at), r.indicator, r.unit_id, u.path, r.fraud_type, r.region_code, r.tags, r.operations, sum(r.value)
                from figure_row r join unit u on u.id = r.unit_id
                where r.at >= ? and r.at < ? group by 1, 2, 3, 4, 5, 6, 7, 8) t""";
    private static final int SHEET = 200_000;

    private final Bench bench;
    private final YearMonth first;
    private final YearMonth last;

    OnceRows(Bench bench) {
        this.bench = bench;
        VolumePlan plan = bench.city().volume().plan();
        this.first = ChinaTime.month(plan.start());
        this.last = ChinaTime.month(plan.end());
    }

    void rollUps() throws Exception {
        YearMonth month = last.minusMonths(1);
        bench.row("roll-up-month", "Roll-up of a month", "≤ 2× plain SQL", () -> rollUp(month, month));
        bench.row("roll-up-all", "Roll-up of all months", "≤ 1.3× plain SQL", () -> rollUp(first, last));
    }

    private Result rollUp(YearMonth from, YearMonth to) throws Exception {
        double plain;
        try (Connection connection = bench.app().superuser()) {
            long began = System.nanoTime();
            PlainSql.read(connection, SUMS, start(from), start(to.plusMonths(1)));
            plain = (System.nanoTime() - began) / 1e9;
            PlainSql.read(
                    connection,
                    "insert into figure_dirty (month) select m::date from generate_series(?::date, ?::date, interval '1 month') m",
                    from + "-01",
                    to + "-01");
        }
        return Result.of(Measured.once(rollUp()), Measured.once(plain));
    }

    private static java.sql.Timestamp start(YearMonth month) {
        return java.sql.Timestamp.from(ChinaTime.startOf(month.atDay(1)));
    }

    /** Seconds until the figures follow all changes. */
    double rollUp() throws IOException, InterruptedException {
        Client program = bench.city().program("demo-client", "statistics:run").getFirst();
        long began = System.nanoTime();
        HttpResponse<String> answer = bench.app()
                .post("/api/v1/statistics/roll-up", "application/json", "", program.header(), program.value());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("the roll-up answered " + answer.statusCode() + " " + answer.body());
        }
        return (System.nanoTime() - began) / 1e9;
    }

    /** By a process of its own, with the heap of the goal. */
    void sheet() throws Exception {
        bench.row("xlsx", "Sheet of the alerts of whole months, 200,000 rows or more", "within 256 MiB of heap", () -> {
            VolumePlan plan = bench.city().volume().plan();
            int months = Math.min(
                    (int) Math.max(1, Math.ceil(SHEET / (plan.alerts() / (plan.years() * 12)))),
                    (int) Math.max(1, plan.years() * 12 - 1));
            YearMonth to = last.minusMonths(1);
            YearMonth from = to.minusMonths(months - 1L);
            double plain;
            int rows;
            try (Connection connection = bench.app().application()) {
                connection.setAutoCommit(false);
                long began = System.nanoTime();
                rows = PlainSql.read(
                        connection,
                        "select alert_no, unit_id, fraud_type, pushed_at, tags from alert where pushed_at >= ? and pushed_at < ?"
                                + " order by pushed_at desc, alert_no desc",
                        start(from),
                        start(to.plusMonths(1)));
                plain = (System.nanoTime() - began) / 1e9;
            }
            Client supervisor = bench.city().sessions(Role.SUPERVISOR, "CITY", 1).getFirst();
            long began = System.nanoTime();
            HttpResponse<InputStream> answer = bench.app()
                    .http()
                    .send(
                            HttpRequest.newBuilder(URI.create(bench.app().address("/statistics/rows.xlsx?unit="
                                            + bench.city().code() + "&from=" + from + "&to=" + to
                                            + "&indicator=alert.pushed")))
                                    .header("Cookie", supervisor.value())
                                    .build(),
                            BodyHandlers.ofInputStream());
            long bytes = answer.body().transferTo(java.io.OutputStream.nullOutputStream());
            double seconds = (System.nanoTime() - began) / 1e9;
            if (answer.statusCode() != 200 || bytes < rows) {
                throw new IllegalStateException(answer.statusCode() + ", " + bytes + " bytes");
            }
            return new Result(
                    Measured.rows(rows, seconds),
                    Measured.rows(rows, plain),
                    "%,d rows, %.1f MB, process with -Xmx256m, at most %d MiB resident"
                            .formatted(rows, bytes / 1e6, bench.app().residentMiB(true)));
        });
    }

    /** From the extracted jar, first without, then with the cache that a trial start leaves behind. */
    static Result startWithCache(Settings settings) throws Exception {
        if (Runtime.version().feature() < 25) {
            return new Result(null, null, "the cache needs JDK 25; this run has " + Runtime.version().feature());
        }
        Path extracted = Path.of("target/bench-extracted").toAbsolutePath();
        FileSystemUtils.deleteRecursively(extracted);
        Path jar;
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            jar = files.filter(file -> file.getFileName().toString().matches("command-center-.*\\.jar"))
                    .findFirst()
                    .orElseThrow();
        }
        new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        extracted.toString()))
                .inheritIO()
                .start()
                .waitFor();
        Path inside = extracted.resolve(jar.getFileName());
        String cache = extracted.resolve("app.aot").toString();
        BenchApp.start(inside, settings.data(), with(settings, "-XX:AOTCacheOutput=" + cache)).close();
        try (BenchApp app = BenchApp.start(inside, settings.data(), with(settings, "-XX:AOTCache=" + cache))) {
            return new Result(Measured.once(app.startSeconds()), null, Files.exists(Path.of(cache)) ? "" : "no cache was made");
        }
    }

    private static String[] with(Settings settings, String argument) {
        return Stream.concat(Stream.of(settings.jvm()), Stream.of(argument)).toArray(String[]::new);
    }
}
