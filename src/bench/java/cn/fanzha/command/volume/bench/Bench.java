package cn.fanzha.command.volume.bench;

import org.jspecify.annotations.Nullable;

/** What a row needs, and where it leaves what it measured. */
record Bench(Settings settings, BenchApp app, BenchCity city, Load load, PlainSql plain, Report report) {

    /** Measures one row. */
    @FunctionalInterface
    interface Work {
        Result measure() throws Exception;
    }

    /** Both figures of a row. */
    record Result(@Nullable Measured measured, @Nullable Measured plain, String note) {

        static Result of(Measured measured, @Nullable Measured plain) {
            return new Result(measured, plain, "");
        }
    }

    /** Measures the row where it is asked for; what goes wrong stands in the table, and the next row is measured. */
    void row(String id, String what, String goal, Work work) throws java.io.IOException {
        if (!settings.wants(id)) {
            return;
        }
        Result result;
        try {
            result = work.measure();
        } catch (Exception e) {
            e.printStackTrace();
            result = new Result(null, null, "not measured: " + String.valueOf(e.getMessage()).replace("\n", " "));
        }
        report.add(new Report.Line(
                id, what, goal, result.measured(), result.plain(), app.residentMiB(false), result.note()));
    }
}
