package cn.fanzha.command.statistics.dashboard;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Period;
import cn.fanzha.command.statistics.domain.FigureQuery;
import cn.fanzha.command.statistics.domain.FigureQuery.By;
import cn.fanzha.command.statistics.domain.FigureQuery.Narrowing;
import cn.fanzha.command.statistics.domain.Indicator;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The period of a dashboard, as it stands in the address: {@code today}, a month {@code 2026-11}, a year {@code 2026}, or
 * months {@code 2026-01/2026-06}. A running year reaches to the running month.
 *
 * @param today the one day, whose figures come from the rows as they are now; of whole months null
 */
public record DashboardPeriod(
        String text, Period months, @Nullable LocalDate today) {

    private static final String TODAY = "today";
    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    /**
     * Reads what was asked; without anything the running month.
     *
     * @param from with {@code to} two months of a form; they count where no period is given
     * @throws InvalidValueException no such month, or the end lies before the start
     */
    public static DashboardPeriod of(
            @Nullable String asked, @Nullable String from, @Nullable String to, LocalDate today) {
        String text = asked == null ? "" : asked.strip();
        if (text.isEmpty() && from != null && !from.isBlank()) {
            return of(Period.of(from.strip(), to == null || to.isBlank() ? from.strip() : to.strip()));
        }
        YearMonth month = YearMonth.from(today);
        if (text.isEmpty()) {
            return of(Period.of(month));
        }
        if (text.equals(TODAY)) {
            return new DashboardPeriod(TODAY, Period.of(month), today);
        }
        return YEAR.matcher(text).matches() ? year(text, month) : of(Period.of(text));
    }

    private static DashboardPeriod year(String text, YearMonth month) {
        Period whole = Period.of(text + "-01", text + "-12");
        boolean running = month.getYear() == whole.from().getYear();
        return new DashboardPeriod(text, running ? new Period(whole.from(), month) : whole, null);
    }

    /** Whole months. */
    public static DashboardPeriod of(Period months) {
        return new DashboardPeriod(months.toString(), months, null);
    }

    /** Figures of the period. */
    public FigureQuery query(UnitRef unit, List<Indicator> indicators, Set<By> by) {
        return today == null
                ? FigureQuery.months(unit, months.from(), months.to(), indicators, by, Narrowing.NONE)
                : new FigureQuery(unit, today, today, true, indicators, by, Narrowing.NONE);
    }
}
