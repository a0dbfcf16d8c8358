package cn.fanzha.command.statistics.briefing;

import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.statistics.domain.FigureQuery;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;

/** A period by its ends: 今年1月, 2020年1—7月, 2019年全年, 2017年以来; with the year, unless it is this year. */
final class PeriodWords {

    private final Wording words;
    private final LocalDate today;

    PeriodWords(Wording words, java.time.Instant now) {
        this.words = words;
        this.today = ChinaTime.date(now);
    }

    /** Within the text: this year is 今年. */
    String inText(FigureQuery about) {
        return of(about, true);
    }

    /** In the title, which is read years later: the year as a number. */
    String inTitle(FigureQuery about) {
        return of(about, false);
    }

    private String of(FigureQuery about, boolean relative) {
        LocalDate from = about.from();
        LocalDate to = about.to();
        String year = year(from.getYear(), relative);
        if (about.byDays()
                && !(from.getDayOfMonth() == 1 && to.equals(YearMonth.from(to).atEndOfMonth()))) {
            return days(from, to, year, relative);
        }
        if (from.getYear() == to.getYear()) {
            if (from.getMonth() == to.getMonth()) {
                return words.of("briefings.period.month", year, month(from.getMonth()));
            }
            return from.getMonth() == Month.JANUARY && to.getMonth() == Month.DECEMBER
                    ? words.of("briefings.period.year", year)
                    : words.of("briefings.period.months", year, month(from.getMonth()), month(to.getMonth()));
        }
        if (from.getMonth() != Month.JANUARY) {
            return words.of(
                    "briefings.period.range",
                    String.valueOf(from.getYear()),
                    month(from.getMonth()),
                    String.valueOf(to.getYear()),
                    month(to.getMonth()));
        }
        String since = words.of("briefings.period.since", String.valueOf(from.getYear()));
        return YearMonth.from(to).isBefore(YearMonth.from(today))
                ? words.of("briefings.period.until", since, String.valueOf(to.getYear()), month(to.getMonth()))
                : since;
    }

    private String days(LocalDate from, LocalDate to, String year, boolean relative) {
        String first = words.of("briefings.period.day", year, month(from.getMonth()), day(from));
        if (from.equals(to)) {
            return first;
        }
        String last = from.getYear() == to.getYear()
                ? words.of("briefings.period.day-of-year", month(to.getMonth()), day(to))
                : words.of("briefings.period.day", year(to.getYear(), relative), month(to.getMonth()), day(to));
        return words.of("briefings.period.days", first, last);
    }

    /** A day as a text prints it, with its year. */
    String day(LocalDate day, boolean withYear) {
        return withYear
                ? words.of("briefings.period.day", year(day.getYear(), false), month(day.getMonth()), day(day))
                : words.of("briefings.period.day-of-year", month(day.getMonth()), day(day));
    }

    private static String day(LocalDate day) {
        return String.valueOf(day.getDayOfMonth());
    }

    private String year(int year, boolean relative) {
        return relative && year == today.getYear() && words.chinese()
                ? words.of("briefings.period.this-year")
                : words.of("briefings.period.of-year", String.valueOf(year));
    }

    private String month(Month month) {
        return words.chinese()
                ? String.valueOf(month.getValue())
                : month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
