package cn.fanzha.command.statistics.web;

import cn.fanzha.command.statistics.domain.Figure;
import cn.fanzha.command.statistics.domain.FigureQuery;
import cn.fanzha.command.statistics.domain.FigureQuery.By;
import cn.fanzha.command.statistics.domain.Indicator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Figures as a table: a line for each value of a dimension, a column for each figure or for each value of a second
 * dimension of one figure.
 *
 * @param total computed from the rows of the whole, never summed from the lines; null where lines overlap
 * @param overlapping lines or columns are tags or operations: a row with two of them stands under both
 * @param moreLines left out beyond the most that a page shows
 */
record ReportTable(
        List<Column> columns,
        List<Line> lines,
        @Nullable Line total,
        boolean overlapping,
        int moreLines,
        int moreColumns,
        int revision,
        long pending,
        boolean provisional) {

    static final int MOST_LINES = 500;
    static final int MOST_COLUMNS = 40;

    /** A column; what doesn't add up over the lines is marked. */
    record Column(String name, Indicator indicator) {}

    /** A number of the table with the address of its rows. */
    record Cell(
            Figure figure,
            String value,
            String exact,
            String yoy,
            String mom,
            @Nullable String href,
            String mark) {

        boolean zero() {
            return figure.value() == null || figure.value().signum() == 0;
        }
    }

    /** A cell of null: no rows of that column in this line. */
    record Line(String name, List<@Nullable Cell> cells) {}

    public boolean empty() {
        return lines.stream().allMatch(line -> line.cells().stream().allMatch(cell -> cell == null || cell.zero()));
    }

    public boolean anyNotSummed() {
        return columns.stream().anyMatch(column -> !column.indicator().addsUp());
    }

    /** What names a line or column and writes its numbers. */
    record Writing(
            BiFunction<By, @Nullable String, String> names,
            Locale locale,
            String pendingMark,
            String provisionalMark) {}

    static ReportTable of(
            FigureQuery query,
            List<Figure> figures,
            @Nullable By lineBy,
            @Nullable By columnBy,
            @Nullable FigureQuery totalQuery,
            List<Figure> totals,
            int mostLines,
            int mostColumns,
            Writing writing) {
        Map<@Nullable String, Map<@Nullable String, Figure>> byLine = new LinkedHashMap<>();
        Set<@Nullable String> keys = new LinkedHashSet<>();
        Map<@Nullable String, Indicator> indicators = new LinkedHashMap<>();
        for (Figure figure : figures) {
            String column = columnKey(figure, columnBy);
            byLine.computeIfAbsent(key(figure, lineBy), fresh -> new LinkedHashMap<>())
                    .put(column, figure);
            keys.add(column);
            indicators.put(column, figure.indicator());
        }
        List<@Nullable String> shown = keys.stream().limit(mostColumns).toList();
        List<Column> columns = new ArrayList<>();
        for (String column : shown) {
            Indicator indicator = Objects.requireNonNull(indicators.get(column));
            columns.add(new Column(
                    columnBy == null
                            ? indicator.name(writing.locale())
                            : writing.names().apply(columnBy, column),
                    indicator));
        }
        List<Line> lines = new ArrayList<>();
        for (var entry : byLine.entrySet()) {
            Map<@Nullable String, Figure> cells = entry.getValue();
            if (lines.size() < mostLines) {
                lines.add(new Line(
                        lineBy == null ? "" : writing.names().apply(lineBy, entry.getKey()),
                        cells(query, cells, shown, writing)));
            }
        }
        Map<@Nullable String, Figure> total = new LinkedHashMap<>();
        totals.forEach(figure -> total.put(columnKey(figure, columnBy), figure));
        return new ReportTable(
                columns,
                lines,
                totalQuery == null || total.isEmpty() ? null : new Line("", cells(totalQuery, total, shown, writing)),
                overlaps(lineBy) || overlaps(columnBy),
                byLine.size() - lines.size(),
                keys.size() - shown.size(),
                figures.stream()
                        .map(Figure::revision)
                        .filter(Objects::nonNull)
                        .mapToInt(n -> n)
                        .max()
                        .orElse(0),
                (totals.isEmpty() ? figures : totals)
                        .stream().mapToLong(Figure::pending).max().orElse(0),
                figures.stream().anyMatch(Figure::provisional));
    }

    static boolean overlaps(@Nullable By by) {
        return by == By.TAG || by == By.OPERATION;
    }

    private static List<@Nullable Cell> cells(
            FigureQuery query, Map<@Nullable String, Figure> figures, List<@Nullable String> columns, Writing writing) {
        List<@Nullable Cell> cells = new ArrayList<>();
        for (String column : columns) {
            Figure figure = figures.get(column);
            cells.add(figure == null ? null : cell(query, figure, writing));
        }
        return cells;
    }

    private static Cell cell(FigureQuery query, Figure figure, Writing writing) {
        var measure = figure.indicator().measure();
        return new Cell(
                figure,
                Shown.value(measure, figure.value(), false, writing.locale()),
                Shown.value(measure, figure.value(), true, writing.locale()),
                Shown.change(figure.yoy()),
                Shown.change(figure.mom()),
                RowsAddress.of(query, figure),
                (figure.pending() > 0 ? writing.pendingMark() : "")
                        + (figure.provisional() ? writing.provisionalMark() : ""));
    }

    private static @Nullable String key(Figure figure, @Nullable By by) {
        return by == null ? null : figure.by().get(by.word());
    }

    private static @Nullable String columnKey(Figure figure, @Nullable By by) {
        return by == null ? figure.indicator().code() : figure.by().get(by.word());
    }
}
