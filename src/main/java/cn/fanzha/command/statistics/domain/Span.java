package cn.fanzha.command.statistics.domain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Days of which a figure is wanted, from the first to the one before {@code end}.
 *
 * @param fromRows counted from the rows themselves; otherwise whole months come from the roll-up
 */
record Span(LocalDate start, LocalDate end, boolean fromRows) {

    long days() {
        return ChronoUnit.DAYS.between(start, end);
    }

    /** No day at all, in place of a comparison that is not asked. */
    Span none() {
        return new Span(start, start, fromRows);
    }

    /** Of a running span those that have begun. */
    long daysSoFar(LocalDate today) {
        LocalDate reached = end.isAfter(today) ? today.plusDays(1) : end;
        return Math.max(0, ChronoUnit.DAYS.between(start, reached));
    }

    /** Whether what is followed for so many days after the last month may still change. */
    boolean settlesAfter(LocalDate today, int days) {
        LocalDate endOfMonth = end.minusDays(1).withDayOfMonth(1).plusMonths(1);
        return today.isBefore(endOfMonth.plusDays(days));
    }

    /** The first day that no roll-up covers. */
    LocalDate endOfWholeMonths() {
        return fromRows ? start : end.withDayOfMonth(1);
    }

    /** The same span a year earlier: the base of 同比. A running one is compared with equally many days. */
    Span yearBefore(LocalDate today) {
        LocalDate from = start.minusYears(1);
        LocalDate to = fromRows ? end.minusDays(1).minusYears(1).plusDays(1) : end.minusYears(1);
        return soFar(from, to, today);
    }

    /** The span of equal length just before: the base of 环比. */
    Span before(LocalDate today) {
        LocalDate from = fromRows ? start.minusDays(days()) : start.minusMonths(ChronoUnit.MONTHS.between(start, end));
        return soFar(from, start, today);
    }

    private Span soFar(LocalDate from, LocalDate to, LocalDate today) {
        if (!end.isAfter(today)) {
            return new Span(from, to, fromRows);
        }
        long elapsed = Math.max(0, ChronoUnit.DAYS.between(start, today) + 1);
        LocalDate reached = from.plusDays(elapsed);
        return new Span(from, reached.isBefore(to) ? reached : to, fromRows);
    }
}
