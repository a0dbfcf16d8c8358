package cn.fanzha.command.statistics.web;

import cn.fanzha.command.statistics.domain.Figure;
import cn.fanzha.command.statistics.domain.FigureQuery;
import cn.fanzha.command.statistics.domain.Indicator;
import cn.fanzha.command.statistics.domain.Indicator.Measure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table of figures from which the page draws its chart: what the chart shows is read from the table itself.
 *
 * @param id of the table's element
 * @param chart how it is drawn: {@code bars}, {@code hbars}, {@code funnel}
 * @param key message of its title
 * @param first message of the first column's head
 */
record Grid(String id, String chart, String key, String first, List<Column> columns, List<Line> lines) {

    /** The same with its first lines alone. */
    Grid head(int most) {
        return new Grid(
                id, chart, key, first, columns, lines.stream().limit(most).toList());
    }

    /** The same with the columns of these numbers alone. */
    Grid only(List<Integer> chosen) {
        return new Grid(
                id,
                chart,
                key,
                first,
                chosen.stream().map(columns::get).toList(),
                lines.stream()
                        .map(line -> new Line(
                                line.name(),
                                line.href(),
                                chosen.stream().map(line.cells()::get).toList()))
                        .toList());
    }

    /**
     * A column of numbers.
     *
     * @param measure {@code count}, {@code amount} or {@code rate}: those alike share an axis
     * @param draw {@code bar} or {@code line}; empty: the chart leaves it out
     */
    record Column(String name, String measure, String draw) {

        static Column of(Indicator indicator, String draw, Locale locale) {
            return new Column(indicator.name(locale), measure(indicator.measure()), draw);
        }

        private static String measure(Measure measure) {
            return switch (measure) {
                case COUNT, NUMBER -> "count";
                case AMOUNT -> "amount";
                case RATE -> "rate";
            };
        }
    }

    /**
     * A line of numbers.
     *
     * @param href the dashboard of the unit or month that it speaks of; null: none
     */
    record Line(String name, @Nullable String href, List<Cell> cells) {}

    /**
     * One number.
     *
     * @param exact every decimal that means something
     * @param number for the chart; empty where there is none
     * @param href the rows behind it; null: none
     */
    record Cell(
            String text,
            String exact,
            String number,
            @Nullable String href) {

        static Cell of(FigureQuery query, Figure figure, Locale locale) {
            return of(query, figure.indicator(), figure.value(), figure.by(), locale);
        }

        static Cell of(
                FigureQuery query,
                Indicator indicator,
                @Nullable BigDecimal value,
                Map<String, @Nullable String> by,
                Locale locale) {
            return new Cell(
                    Shown.brief(indicator.measure(), value, locale),
                    Shown.value(indicator.measure(), value, true, locale),
                    value == null ? "" : value.toPlainString(),
                    RowsAddress.of(query, indicator.code(), indicator.formula(), by));
        }

        /** A share, made from unrounded parts. */
        static Cell share(@Nullable BigDecimal share) {
            return new Cell(
                    Shown.percent(share, 1), Shown.percent(share, 4), share == null ? "" : share.toPlainString(), null);
        }
    }
}
