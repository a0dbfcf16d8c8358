package cn.fanzha.command.funds.onward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table of transfers as an institution exports it.
 *
 * @param headings of its columns; of a table without any empty
 */
record OnwardSheet(List<String> headings, List<Line> lines) {

    private static final String CELL = "\u001f";
    private static final String ROW = "\u001e";
    private static final Pattern FIGURES = Pattern.compile(".*\\d{4,}.*|[\\d.,:\\-/ ]+");

    OnwardSheet {
        headings = List.copyOf(headings);
        lines = List.copyOf(lines);
    }

    /** @param number of the line in the file, from 1 */
    record Line(int number, List<String> cells) {
        Line {
            cells = List.copyOf(cells);
        }

        String cell(int column) {
            return column < cells.size() ? cells.get(column).strip() : "";
        }

        private boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }

        private long filled() {
            return cells.stream().filter(cell -> !cell.isBlank()).count();
        }

        /** Words alone: no account, amount or time stands in it. */
        private boolean looksLikeHeadings() {
            return cells.stream()
                    .filter(cell -> !cell.isBlank())
                    .noneMatch(cell -> FIGURES.matcher(cell).matches());
        }

        @Override
        public String toString() {
            return "Line[" + number + "]";
        }
    }

    /** Leaves out blank lines, and titles above the headings. */
    static OnwardSheet of(List<List<String>> table) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < table.size(); i++) {
            Line line = new Line(i + 1, table.get(i));
            if (!line.isBlank()) {
                lines.add(line);
            }
        }
        while (lines.size() > 1
                && lines.getFirst().filled() == 1
                && lines.get(1).filled() > 1
                && lines.getFirst().looksLikeHeadings()) {
            lines.removeFirst();
        }
        if (lines.isEmpty() || !lines.getFirst().looksLikeHeadings()) {
            return new OnwardSheet(List.of(), lines);
        }
        List<String> headings =
                lines.removeFirst().cells().stream().map(String::strip).toList();
        return new OnwardSheet(headings, lines);
    }

    /** Columns that the widest line has. */
    int width() {
        return Math.max(
                headings.size(),
                lines.stream().mapToInt(line -> line.cells().size()).max().orElse(0));
    }

    /** As it is kept until the liaison says yes. */
    String packed() {
        StringBuilder text = new StringBuilder(String.join(CELL, headings));
        for (Line line : lines) {
            text.append(ROW).append(line.number()).append(CELL).append(String.join(CELL, line.cells()));
        }
        return text.toString();
    }

    static OnwardSheet unpacked(String packed) {
        List<String> rows = Arrays.asList(packed.split(ROW, -1));
        List<String> headings = rows.getFirst().isEmpty() ? List.of() : cells(rows.getFirst());
        return new OnwardSheet(
                headings,
                rows.stream()
                        .skip(1)
                        .map(OnwardSheet::cells)
                        .map(cells -> new Line(Integer.parseInt(cells.getFirst()), cells.subList(1, cells.size())))
                        .toList());
    }

    private static List<String> cells(String row) {
        return Arrays.asList(row.split(CELL, -1));
    }

    @Override
    public String toString() {
        return "OnwardSheet[" + lines.size() + "]";
    }
}
