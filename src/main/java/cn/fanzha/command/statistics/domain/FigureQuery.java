package cn.fanzha.command.statistics.domain;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.shared.InvalidValueException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/**
 * What is asked: indicators of a unit with all below it, over whole months or over days.
 *
 * @param to the last day, included
 * @param byDays the period is days: figures come from the rows
 * @param narrowing what rows count at all
 */
public record FigureQuery(
        UnitRef unit,
        LocalDate from,
        LocalDate to,
        boolean byDays,
        List<Indicator> indicators,
        Set<By> by,
        Narrowing narrowing) {

    /** Months of the longest period: each one, unit and type is a line of the answer. */
    private static final int LONGEST = 600;

    /** Lines of the longest answer: months × units × combinations of the other dimensions × indicators. */
    private static final int MOST_LINES = 100_000;

    /** What figures are broken down by. */
    public enum By {
        MONTH("month"),
        UNIT("unit"),
        FRAUD_TYPE("fraudType"),
        /** A row with two tags stands under both: the parts don't add up to the total. */
        TAG("tag"),
        /** By number; parts overlap as tags do. */
        OPERATION("operation"),
        REGION("region");

        private final String word;

        By(String word) {
            this.word = word;
        }

        /** As the contract writes it. */
        public String word() {
            return word;
        }
    }

    public FigureQuery {
        if (to.isBefore(from)) {
            throw new InvalidValueException("value.period.order");
        }
        if (YearMonth.from(from).until(YearMonth.from(to), ChronoUnit.MONTHS) >= LONGEST) {
            throw new InvalidValueException("statistics.problem.too-long", LONGEST);
        }
        indicators = List.copyOf(indicators);
        by = Set.copyOf(by);
    }

    /**
     * Of each dimension any of the values; an empty set narrows nothing. A row with two of the tags counts once.
     *
     * @param operations by number
     */
    public record Narrowing(Set<String> fraudTypes, Set<String> tags, Set<String> operations, Set<String> regions) {

        public static final Narrowing NONE = new Narrowing(Set.of(), Set.of(), Set.of(), Set.of());

        public Narrowing {
            fraudTypes = Set.copyOf(fraudTypes);
            tags = Set.copyOf(tags);
            operations = Set.copyOf(operations);
            regions = Set.copyOf(regions);
        }

        /** What is chosen of a dimension; empty of month and unit. */
        Set<String> of(By dimension) {
            return switch (dimension) {
                case FRAUD_TYPE -> fraudTypes;
                case TAG -> tags;
                case OPERATION -> operations;
                case REGION -> regions;
                case MONTH, UNIT -> Set.of();
            };
        }

        boolean isNone() {
            return equals(NONE);
        }
    }

    /** What it is broken down by beside month and unit. */
    List<By> dimensions() {
        return by.stream().filter(b -> b != By.MONTH && b != By.UNIT).sorted().toList();
    }

    /** The chosen values of a dimension that it is broken down by. */
    List<String> chosen(By dimension) {
        return by.contains(dimension)
                ? narrowing.of(dimension).stream().sorted().toList()
                : List.of();
    }

    /** Refuses an answer of more lines than one may have. */
    static void checkSize(long lines) {
        if (lines > MOST_LINES) {
            throw new InvalidValueException("statistics.problem.too-large", MOST_LINES);
        }
    }

    /** Whole months. */
    public static FigureQuery months(
            UnitRef unit, YearMonth from, YearMonth to, List<Indicator> indicators, Set<By> by, Narrowing narrowing) {
        return new FigureQuery(unit, from.atDay(1), to.atEndOfMonth(), false, indicators, by, narrowing);
    }

    /** The period whole, or its months one by one. */
    List<Span> spans() {
        LocalDate end = to.plusDays(1);
        if (!by.contains(By.MONTH)) {
            return List.of(new Span(from, end, byDays));
        }
        return from.withDayOfMonth(1)
                .datesUntil(end, java.time.Period.ofMonths(1))
                .map(first -> {
                    LocalDate next = first.plusMonths(1);
                    return new Span(first.isBefore(from) ? from : first, next.isAfter(end) ? end : next, byDays);
                })
                .toList();
    }
}
