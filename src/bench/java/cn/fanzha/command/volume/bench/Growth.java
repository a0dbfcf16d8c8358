package cn.fanzha.command.volume.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The same rows at several sizes of the city: each run puts its figures beside those of the others. */
final class Growth {

    static final String TITLE = "## Growth";
    private static final String HEAD = "cases,row,figure,unit,p99 ms";
    private static final Set<String> IMPORTANT = Set.of(
            "list-json",
            "deep-json",
            "filter-state",
            "file",
            "intake",
            "search",
            "take-next",
            "dashboard",
            "statistics",
            "alert-one",
            "roll-up-month",
            "roll-up-all");

    private final Path file;
    private final Map<String, Map<Integer, String[]>> rows = new TreeMap<>();

    Growth(Path folder) throws IOException {
        file = folder.resolve("performance-growth.csv");
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            String[] cells = line.split(",", -1);
            if (cells.length == 5 && cells[0].matches("\\d+")) {
                rows.computeIfAbsent(cells[1], row -> new TreeMap<>()).put(Integer.parseInt(cells[0]), cells);
            }
        }
    }

    void add(int cases, Report.Line line) throws IOException {
        Measured measured = line.measured();
        if (measured == null || !IMPORTANT.contains(line.row())) {
            return;
        }
        Double p99 = measured.p99();
        rows.computeIfAbsent(line.row(), row -> new TreeMap<>()).put(cases, new String[] {
            String.valueOf(cases),
            line.row(),
            String.format(Locale.ROOT, "%.3f", measured.figure()),
            measured.unit(),
            p99 == null ? "" : String.format(Locale.ROOT, "%.1f", p99)
        });
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        rows.values().forEach(sizes -> sizes.values()
                .forEach(cells -> text.append(String.join(",", cells)).append('\n')));
        Files.writeString(file, text);
    }

    /** A table with a column for each size, empty before a second size was measured. */
    String markdown() {
        Set<Integer> sizes = new TreeSet<>();
        rows.values().forEach(row -> sizes.addAll(row.keySet()));
        if (sizes.size() < 2) {
            return "";
        }
        StringBuilder text = new StringBuilder("\n" + TITLE + "\n\nThe same rows in cities of other sizes (alerts and"
                + " transfers: ten times the cases): figure, p99 in ms.\n\n| row |");
        sizes.forEach(size -> text.append(String.format(Locale.ROOT, " %,d cases |", size)));
        text.append("\n| --- |").append(" ---: |".repeat(sizes.size())).append('\n');
        rows.forEach((row, held) -> {
            text.append("| `").append(row).append("` |");
            for (int size : sizes) {
                String[] cells = held.get(size);
                text.append(cells == null ? " – |" : " " + cells[2].replaceFirst("\\.?0+$", "") + " " + cells[3]
                        + (cells[4].isEmpty() ? "" : ", " + cells[4]) + " |");
            }
            text.append('\n');
        });
        return text.toString();
    }
}
