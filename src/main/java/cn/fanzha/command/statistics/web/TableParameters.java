package cn.fanzha.command.statistics.web;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.statistics.domain.FigureQuery;
import cn.fanzha.command.statistics.domain.FigureQuery.By;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What table is wanted, as it stands in the address.
 *
 * @param from month {@code yyyy-MM} or day {@code yyyy-MM-dd}; absent: the running month
 * @param rows a dimension's word; {@code none} for one line
 * @param columns {@code figures}, or the word of a dimension into which the first figure is broken down
 * @param compare with 同比 and 环比
 */
record TableParameters(
        @Nullable String unit,
        @Nullable String from,
        @Nullable String to,
        @Nullable String rows,
        @Nullable String columns,
        @Nullable List<String> indicator,
        @Nullable Boolean compare,
        @Nullable List<String> fraudType,
        @Nullable List<String> tag,
        @Nullable List<String> operation,
        @Nullable List<String> region) {

    /** What most ask first. */
    static final List<String> USUAL = List.of(
            "case.reported",
            "case.filed",
            "case.solved",
            "case.clearance-rate",
            "case.amount-involved",
            "suspect.captured",
            "stop.amount",
            "return.amount",
            "alert.pushed",
            "alert.dissuaded");

    List<String> indicators() {
        return indicator == null || indicator.isEmpty() ? USUAL : indicator;
    }

    /** Null: one line alone. */
    @Nullable
    By rowsBy() {
        return rows == null || rows.isBlank() ? By.UNIT : rows.equals("none") ? null : by(rows);
    }

    /** Null: the figures are the columns. */
    @Nullable
    By columnsBy() {
        return columns == null || columns.isBlank() || columns.equals("figures") ? null : by(columns);
    }

    public boolean compared() {
        return Boolean.TRUE.equals(compare);
    }

    String fromOr(Instant now) {
        return from == null || from.isBlank() ? ChinaTime.month(now).toString() : from.strip();
    }

    String toOr(Instant now) {
        return to == null || to.isBlank() ? fromOr(now) : to.strip();
    }

    public String tags() {
        return joined(tag);
    }

    public String operations() {
        return joined(operation);
    }

    public String regions() {
        return joined(region);
    }

    /** As a field takes them: parted by commas. */
    private static String joined(@Nullable List<String> values) {
        return values == null ? "" : String.join(",", values);
    }

    /**
     * The query of the table, or of its total.
     *
     * @throws InvalidValueException something is unknown, or rows and columns are the same
     */
    FigureQuery query(KnownWords known, boolean total, Instant now, Actor actor) {
        By line = rowsBy();
        By column = columnsBy();
        if (line != null && line == column) {
            throw new InvalidValueException("statistics.table.problem.same");
        }
        List<String> by = Stream.of(total ? null : line, column)
                .filter(Objects::nonNull)
                .map(By::word)
                .toList();
        List<String> codes = indicators();
        return new FigureParameters(
                        unit,
                        fromOr(now),
                        toOr(now),
                        column == null ? codes : codes.subList(0, 1),
                        by,
                        fraudType,
                        tag,
                        operation,
                        region)
                .query(known, actor);
    }

    /** A period that is asked often, by its message. */
    record Quick(String key, String from, String to) {}

    static List<Quick> quick(Instant now) {
        YearMonth month = ChinaTime.month(now);
        YearMonth last = month.minusMonths(1);
        YearMonth january = month.withMonth(1);
        return List.of(
                new Quick("this-month", month.toString(), month.toString()),
                new Quick("last-month", last.toString(), last.toString()),
                new Quick("this-year", january.toString(), month.toString()),
                new Quick("january-to", last.withMonth(1).toString(), last.toString()),
                new Quick(
                        "last-year",
                        january.minusYears(1).toString(),
                        january.minusMonths(1).toString()));
    }

    private static By by(String word) {
        return Arrays.stream(By.values())
                .filter(by -> by.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("statistics.table.problem.dimension"));
    }
}
