package cn.fanzha.command.organisation.domain;

import cn.fanzha.command.organisation.WorkingDays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the calendar in memory: some dozen days a year. */
@Component
class WorkingCalendar implements WorkingDays {

    /** With fewer holidays a year is not loaded: the days then belong to a holiday that begins in the year after. */
    static final int FEWEST_HOLIDAYS = 7;

    private static final int MOST_DAYS = 1_000;

    private final JdbcClient jdbc;
    private volatile @Nullable Snapshot snapshot;

    WorkingCalendar(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        CalendarDay.Kind kind = now().days.get(day);
        if (kind != null) {
            return kind == CalendarDay.Kind.SWAPPED_WORKDAY;
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    @Override
    public LocalDate plusWorkingDays(LocalDate from, int days) {
        if (days < 0 || days > MOST_DAYS) {
            throw new IllegalArgumentException("from 0 to " + MOST_DAYS + " working days, not " + days);
        }
        LocalDate day = from;
        for (int counted = 0; counted < days; ) {
            day = day.plusDays(1);
            counted += isWorkingDay(day) ? 1 : 0;
        }
        return day;
    }

    @Override
    public boolean loaded(int year) {
        return now().years.contains(year);
    }

    /** Reads the calendar again: after a change, and each minute for those of other instances. */
    @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
    void refresh() {
        snapshot = load();
    }

    private Snapshot now() {
        Snapshot held = snapshot;
        if (held == null) {
            held = load();
            snapshot = held;
        }
        return held;
    }

    private Snapshot load() {
        Map<LocalDate, CalendarDay.Kind> days = new HashMap<>();
        jdbc.sql("select day, kind from calendar_day")
                .query((row, number) -> days.put(
                        row.getObject("day", LocalDate.class), CalendarDay.Kind.valueOf(row.getString("kind"))))
                .list();
        return new Snapshot(days, completeYears(days));
    }

    private static Set<Integer> completeYears(Map<LocalDate, CalendarDay.Kind> days) {
        Map<Integer, Long> holidays = days.entrySet().stream()
                .filter(day -> day.getValue() == CalendarDay.Kind.HOLIDAY)
                .collect(Collectors.groupingBy(day -> day.getKey().getYear(), Collectors.counting()));
        Set<Integer> years = new HashSet<>();
        holidays.forEach((year, count) -> {
            if (count >= FEWEST_HOLIDAYS) {
                years.add(year);
            }
        });
        return years;
    }

    /** All days, the earliest first. */
    List<CalendarDay> stored() {
        return jdbc.sql("select day, kind, name from calendar_day order by day")
                .query((row, number) -> new CalendarDay(
                        row.getObject("day", LocalDate.class),
                        CalendarDay.Kind.valueOf(row.getString("kind")),
                        row.getString("name")))
                .list();
    }

    private record Snapshot(Map<LocalDate, CalendarDay.Kind> days, Set<Integer> years) {}
}
