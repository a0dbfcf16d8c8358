package cn.fanzha.command.statistics.web;

import cn.fanzha.command.shared.Money;
import cn.fanzha.command.statistics.domain.Figure;
import cn.fanzha.command.statistics.domain.FigureQuery;
import cn.fanzha.command.statistics.domain.FigureQuery.By;
import cn.fanzha.command.statistics.domain.Figures;
import cn.fanzha.command.statistics.domain.Formula;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Figures of one breakdown, a row for each fraud type or unit. Shares are made from unrounded parts. */
final class FigureTable {

    private final FigureQuery query;
    private final By by;
    private final List<Row> rows;
    private final Locale locale;

    private FigureTable(FigureQuery query, By by, List<Row> rows, Locale locale) {
        this.locale = locale;
        this.query = query;
        this.by = by;
        this.rows = rows;
    }

    /** The sums behind a row. */
    record Row(@Nullable String code, BigDecimal reported, BigDecimal filed, BigDecimal solved, BigDecimal amount) {

        boolean isEmpty() {
            return reported.signum() == 0 && filed.signum() == 0 && solved.signum() == 0;
        }
    }

    /** A row as the page shows it, with what its numbers were broken down to. */
    record Line(
            @Nullable FigureQuery query,
            By by,
            @Nullable String code,
            String name,
            long reported,
            long filed,
            long solved,
            String amount,
            String amountExact,
            String share,
            String amountShare) {

        /** The address of the rows behind a number; null of those joined. */
        public @Nullable String rows(String indicator) {
            Map<String, @Nullable String> bucket = new LinkedHashMap<>();
            bucket.put(by.word(), code);
            return query == null ? null : RowsAddress.of(query, indicator, new Formula.Rows(indicator), bucket);
        }
    }

    static FigureTable of(FigureQuery query, By by, List<Figure> figures, Locale locale) {
        Map<@Nullable String, Map<String, BigDecimal>> values = new LinkedHashMap<>();
        figures.forEach(figure -> {
            BigDecimal value = figure.value();
            if (value != null) {
                values.computeIfAbsent(figure.by().get(by.word()), code -> new LinkedHashMap<>())
                        .put(figure.indicator().code(), value);
            }
        });
        List<Row> rows = new ArrayList<>();
        values.forEach((code, row) -> rows.add(row(code, row)));
        return new FigureTable(query, by, rows, locale);
    }

    static Row total(List<Figure> figures) {
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        figures.forEach(figure -> {
            BigDecimal value = figure.value();
            if (value != null) {
                values.put(figure.indicator().code(), value);
            }
        });
        return row(null, values);
    }

    /** The fraud types with most filed cases first; those without any rows left out. */
    List<Line> byMostFiled(Function<@Nullable String, String> names, Row total) {
        return mostFiled()
                .map(row -> line(query, row.code(), names.apply(row.code()), row, total))
                .toList();
    }

    /** The first so many together. */
    @Nullable
    Line joined(int first, Row total) {
        List<Row> top = mostFiled().limit(first).toList();
        return top.size() < first
                ? null
                : line(null, null, "", top.stream().reduce(row(null, Map.of()), FigureTable::plus), total);
    }

    List<Line> inOrder(Function<@Nullable String, String> names) {
        Row total = rows.stream().reduce(row(null, Map.of()), FigureTable::plus);
        return rows.stream()
                .map(row -> line(query, row.code(), names.apply(row.code()), row, total))
                .toList();
    }

    private java.util.stream.Stream<Row> mostFiled() {
        return rows.stream()
                .filter(row -> !row.isEmpty())
                .sorted(Comparator.comparing(Row::filed).reversed());
    }

    private static Row row(@Nullable String code, Map<String, BigDecimal> values) {
        return new Row(
                code,
                values.getOrDefault("case.reported", BigDecimal.ZERO),
                values.getOrDefault("case.filed", BigDecimal.ZERO),
                values.getOrDefault("case.solved", BigDecimal.ZERO),
                values.getOrDefault("case.amount-involved", BigDecimal.ZERO));
    }

    private static Row plus(Row a, Row b) {
        return new Row(
                null,
                a.reported().add(b.reported()),
                a.filed().add(b.filed()),
                a.solved().add(b.solved()),
                a.amount().add(b.amount()));
    }

    private Line line(@Nullable FigureQuery of, @Nullable String code, String name, Row row, Row total) {
        Money amount = Money.of(row.amount());
        return new Line(
                of,
                by,
                code,
                name,
                row.reported().longValueExact(),
                row.filed().longValueExact(),
                row.solved().longValueExact(),
                amount.spoken(locale),
                amount.grouped(),
                Shown.percent(Figures.ratio(row.filed(), total.filed()), 0),
                Shown.percent(Figures.ratio(row.amount(), total.amount()), 0));
    }
}
