package cn.fanzha.command.volume.bench;

import cn.fanzha.command.volume.VolumePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The table and the plot, written anew after each row, so that a run that is cut off leaves what it measured. */
final class Report {

    private static final String BY_HAND = "<!-- what follows is written by hand and kept -->";

    private final Settings settings;
    private final VolumePlan plan;
    private final List<Line> lines = new ArrayList<>();
    private final Growth growth;

    Report(Settings settings, VolumePlan plan) throws IOException {
        this.settings = settings;
        this.plan = plan;
        this.growth = new Growth(settings.report());
    }

    /** A row of the table. */
    record Line(
            String row, String what, String goal, @Nullable Measured measured, @Nullable Measured plain, long resident, String note) {

        @Nullable
        Double ratio() {
            return measured == null || plain == null || plain.figure() == 0 || measured.figure() == 0
                    ? null
                    : measured.seconds() ? measured.figure() / plain.figure() : plain.figure() / measured.figure();
        }
    }

    void add(Line line) throws IOException {
        lines.add(line);
        System.out.println("BENCH " + cells(line));
        Files.createDirectories(settings.report());
        growth.add(plan.cases(), line);
        Path page = settings.report().resolve("performance.md");
        if (!settings.only().isEmpty() && Files.exists(page)) {
            Files.writeString(page, patched(Files.readString(page), line));
            return;
        }
        Files.writeString(page, markdown() + growth.markdown() + byHand(page));
        Files.writeString(settings.report().resolve("performance.svg"), Plot.of(lines));
    }

    /** Some rows measured again: theirs change, or are added, if the city is of the same size, and the growth; the rest stays. */
    private String patched(String page, Line line) {
        String kept = page;
        if (page.contains(size())) {
            String key = "(`" + line.row() + "`)";
            boolean held = page.contains(key);
            String before = "";
            StringBuilder text = new StringBuilder();
            for (String one : page.lines().toList()) {
                boolean behindTable = !held && before.startsWith("| ") && !one.startsWith("| ") && !text.toString().contains(key);
                text.append(behindTable ? cells(line) + "\n" : "")
                        .append(one.startsWith("| ") && one.contains(key) ? cells(line) : one)
                        .append('\n');
                before = one;
            }
            kept = text.toString();
        }
        int hand = kept.indexOf(BY_HAND);
        int grown = kept.indexOf(Growth.TITLE);
        int until = hand < 0 ? kept.length() : hand;
        String table = kept.substring(0, grown < 0 ? until : grown).stripTrailing() + "\n";
        return table + growth.markdown() + "\n" + (hand < 0 ? BY_HAND + "\n" : kept.substring(hand));
    }

    private String size() {
        return "-Dbench.scale=" + plain(plan.scale()) + " -Dbench.years=" + plain(plan.years()) + "`";
    }

    /** What people wrote below the table stays: why a goal is missed, and what was tried. */
    private static String byHand(Path page) throws IOException {
        String held = Files.exists(page) ? Files.readString(page) : "";
        int from = held.indexOf(BY_HAND);
        return "\n" + (from < 0 ? BY_HAND + "\n" : held.substring(from));
    }

    private String markdown() {
        StringBuilder text = new StringBuilder("# Performance\n\n");
        text.append("Measured by `./mvnw -Pbench verify ")
                .append(size())
                .append(" on ")
                .append(LocalDate.now())
                .append(", on ")
                .append(machine())
                .append(": load generator, application (`")
                .append(String.join(" ", settings.jvm()))
                .append("`) and database on the same cores.\n\n")
                .append(String.format(
                        Locale.ROOT,
                        "The city: %,d cases, %,d alerts, %,d transfers. %d connections, warm-up %d s, measured %d s. ",
                        plan.cases(),
                        plan.alerts(),
                        plan.transfers(),
                        Settings.CONNECTIONS,
                        settings.warm().toSeconds(),
                        settings.measure().toSeconds()))
                .append("“Plain SQL” is the row's own statements, prepared, on as many connections in the same run;"
                        + " the ratio says how many times of it the application takes. Answers are not compressed, and each is checked for what it must hold.\n\n")
                .append("![Plot](performance.svg)\n\n")
                .append("| row | goal | figure | plain SQL | ratio | p50 ms | p99 ms | resident MiB | note |\n")
                .append("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |\n");
        lines.forEach(line -> text.append(cells(line)).append('\n'));
        return text.toString();
    }

    private static String cells(Line line) {
        Measured measured = line.measured();
        return "| " + line.what() + " (`" + line.row() + "`) | " + line.goal() + " | " + figure(measured) + " | "
                + figure(line.plain()) + " | " + number(line.ratio()) + " | "
                + number(measured == null ? null : measured.p50()) + " | "
                + number(measured == null ? null : measured.p99()) + " | " + line.resident() + " | "
                + (measured != null && measured.errors() > 0 ? measured.errors() + " wrong answers. " : "") + line.note()
                + " |";
    }

    private static String figure(@Nullable Measured measured) {
        return measured == null
                ? "–"
                : measured.figure() >= 100
                        ? String.format(Locale.ROOT, "%,.0f %s", measured.figure(), measured.unit())
                        : String.format(Locale.ROOT, "%.2f %s", measured.figure(), measured.unit());
    }

    private static String number(@Nullable Double value) {
        return value == null ? "–" : String.format(Locale.ROOT, value >= 100 ? "%.0f" : "%.1f", value);
    }

    private static String plain(double value) {
        return value == (long) value ? String.valueOf((long) value) : String.valueOf(value);
    }

    private static String machine() {
        String model = "";
        try {
            model = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.replaceFirst(".*:\\s*", " "))
                    .findFirst()
                    .orElse("");
        } catch (IOException elsewhere) {
            model = " " + System.getProperty("os.arch");
        }
        return Runtime.getRuntime().availableProcessors() + " cores" + model + ", JDK "
                + Runtime.version().feature();
    }
}
