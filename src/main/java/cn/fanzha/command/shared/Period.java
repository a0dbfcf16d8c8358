package cn.fanzha.command.shared;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/** Whole months, both ends included, as statistics and briefings speak of them. */
public record Period(YearMonth from, YearMonth to) {

    public Period {
        if (to.isBefore(from)) {
            throw new InvalidValueException("value.period.order");
        }
    }

    /** One month {@code 2019-01}, or two with a slash (ISO 8601) {@code 2019-01/2019-12}. */
    public static Period of(String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? of(text, text) : of(text.substring(0, slash), text.substring(slash + 1));
    }

    /** Both {@code yyyy-MM}. */
    public static Period of(String from, String to) {
        return new Period(ChinaTime.parseMonth(from), ChinaTime.parseMonth(to));
    }

    public static Period of(YearMonth month) {
        return new Period(month, month);
    }

    public int length() {
        return (to.getYear() - from.getYear()) * 12 + to.getMonthValue() - from.getMonthValue() + 1;
    }

    /** Each month, in order. */
    public List<YearMonth> months() {
        return Stream.iterate(from, month -> month.plusMonths(1))
                .limit(length())
                .toList();
    }

    /** The first moment of the period, in the time of Asia/Shanghai. */
    public Instant start() {
        return ChinaTime.startOf(from);
    }

    /** The first moment after the period. */
    public Instant end() {
        return ChinaTime.startOf(to.plusMonths(1));
    }

    /** The same months of the year before: the base of 同比. */
    public Period previousYear() {
        return new Period(from.minusYears(1), to.minusYears(1));
    }

    /** As many months just before: the base of 环比. */
    public Period previous() {
        return new Period(from.minusMonths(length()), from.minusMonths(1));
    }

    @Override
    public String toString() {
        return from.equals(to) ? from.toString() : from + "/" + to;
    }
}
