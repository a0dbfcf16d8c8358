package cn.fanzha.command.volume.bench;

import cn.fanzha.command.volume.Volume;
import cn.fanzha.command.volume.bench.Bench.Result;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Measures the whole application, row by row, and writes the table; asserts no times. */
@Tag("bench")
class CityBench {

    private final Settings settings = Settings.read();

    @Test
    void theTableOfPerformance() throws Exception {
        Volume volume = BenchData.ensure(settings);
        Report report = new Report(settings, volume.plan());
        // newer migrations, and what the jobs do once, are no part of any row
        try (BenchApp app = BenchApp.start(settings.data(), settings.jvm())) {
            Bench bench = bench(app, volume, report);
            System.out.printf("BENCH figures follow after %.1f s%n", new OnceRows(bench).rollUp());
            awaitStories(bench.city());
            vacuum(app);
        }
        try (BenchApp app = BenchApp.start(settings.data(), settings.jvm())) {
            Bench bench = bench(app, volume, report);
            bench.row("start-jar", "Start from the jar", "≤ 12 s", () -> Result.of(Measured.once(app.startSeconds()), null));
            if (reads("list-.*|deep-.*|filter-.*|file|search|dashboard|statistics")) {
                new ReadRows(bench).measure();
            }
            if (reads("observable|similar")) {
                new PlaceRows(bench).measure();
            }
            new WriteRows(bench).measure();
            LiveRow.measure(bench);
            new OnceRows(bench).rollUps();
            new ImportRows(bench).measure();
            bench.row("resident", "Most resident memory of all rows above", "≤ 600 MiB", () -> new Result(
                    null, null, app.residentMiB(true) + " MiB"));
        }
        if (settings.wants("xlsx")) {
            try (BenchApp app = BenchApp.start(settings.data(), "-Xmx256m")) {
                new OnceRows(bench(app, volume, report)).sheet();
            }
        }
        if (settings.wants("start-aot")) {
            Result started = OnceRows.startWithCache(settings);
            report.add(new Report.Line(
                    "start-aot", "Start with the AOT cache", "≤ 6 s", started.measured(), null, 0, started.note()));
        }
    }

    /** The words of new cases' stories are made ready by a job; it must not run beside what is measured. */
    private static void awaitStories(BenchCity city) throws IOException, SQLException, InterruptedException {
        for (int i = 0; i < 600 && !city.texts("select 1 from case_story_pending limit 1").isEmpty(); i++) {
            Thread.sleep(1_000);
        }
    }

    private boolean reads(String rows) {
        return settings.only().isEmpty()
                || settings.only().stream().anyMatch(row -> row.matches(rows));
    }

    private Bench bench(BenchApp app, Volume volume, Report report) {
        return new Bench(
                settings,
                app,
                new BenchCity(app, volume),
                new Load(app, settings),
                new PlainSql(app, settings.measure().dividedBy(2)),
                report);
    }

    /** What earlier runs changed is tidied before, not while, this one measures. */
    private static void vacuum(BenchApp app) throws IOException, SQLException {
        try (var connection = app.superuser();
                var statement = connection.createStatement()) {
            statement.execute("vacuum (analyze)");
        }
    }
}
