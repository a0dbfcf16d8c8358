package cn.fanzha.command.organisation.domain;

import cn.fanzha.command.organisation.domain.UnitOutcome.Problem;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.ChinaTime;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The system administrator loads each year's holidays, which the State Council announces late in the year before. */
@Component
@PreAuthorize("hasRole('SYSTEM_ADMIN')")
public class CalendarUpkeep {

    private final WorkingCalendar calendar;
    private final JdbcTemplate jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CalendarUpkeep(WorkingCalendar calendar, JdbcTemplate jdbc, ApplicationEventPublisher events, Clock clock) {
        this.calendar = calendar;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** A year as it is stored, the days in their order. */
    public record Year(int year, boolean loaded, List<CalendarDay> days) {
        /** How many days of a kind. */
        public long count(CalendarDay.Kind kind) {
            return days.stream().filter(day -> day.kind() == kind).count();
        }
    }

    /** How a load ended: the years that were replaced, or the reasons why nothing was. */
    public record Loaded(List<Integer> years, List<Problem> problems) {}

    /** The newest year first; this year and the next also where they are missing. */
    public List<Year> years() {
        Map<Integer, List<CalendarDay>> byYear = calendar.stored().stream()
                .collect(Collectors.groupingBy(day -> day.day().getYear(), TreeMap::new, Collectors.toList()));
        thisYearAndNext().forEach(year -> byYear.putIfAbsent(year, List.of()));
        return byYear.entrySet().stream()
                .map(year -> new Year(year.getKey(), calendar.loaded(year.getKey()), year.getValue()))
                .sorted((a, b) -> b.year() - a.year())
                .toList();
    }

    /** Of this year and the next those that aren't loaded: deadlines in them count week-ends alone. */
    public List<Integer> missing() {
        return thisYearAndNext().filter(year -> !calendar.loaded(year)).toList();
    }

    /**
     * Replaces each year that the file has whole (seven holidays or more); a few days of another year, such as a
     * working Sunday in December for the New Year, are added to it. Publishes {@code calendar.load}.
     */
    @Transactional
    public Loaded load(InputStream file) {
        CalendarFile read = CalendarFile.read(file);
        if (!read.problems().isEmpty()) {
            return new Loaded(List.of(), read.problems());
        }
        Map<Integer, Long> holidays = read.days().stream()
                .filter(day -> day.kind() == CalendarDay.Kind.HOLIDAY)
                .collect(Collectors.groupingBy(day -> day.day().getYear(), Collectors.counting()));
        TreeSet<Integer> years = new TreeSet<>(holidays.keySet());
        years.removeIf(year -> holidays.getOrDefault(year, 0L) < WorkingCalendar.FEWEST_HOLIDAYS);
        if (years.isEmpty()) {
            return new Loaded(List.of(), List.of(Problem.of("file", "organisation.calendar.problem.no-year")));
        }
        Map<String, Object> before = counts(calendar.stored(), years);
        for (int year : years) {
            jdbc.update(
                    "delete from calendar_day where day between ? and ?",
                    LocalDate.of(year, 1, 1),
                    LocalDate.of(year, 12, 31));
        }
        jdbc.batchUpdate(
                "insert into calendar_day (day, kind, name) values (?, ?, ?)"
                        + " on conflict (day) do update set kind = excluded.kind, name = excluded.name",
                read.days(),
                100,
                (statement, day) -> {
                    statement.setObject(1, day.day());
                    statement.setString(2, day.kind().name());
                    statement.setString(3, day.name());
                });
        String subject = years.stream().map(String::valueOf).collect(Collectors.joining(","));
        events.publishEvent(Audited.done(
                "calendar.load",
                "calendar",
                subject,
                Map.of("before", before, "after", counts(calendar.stored(), years))));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                calendar.refresh();
            }
        });
        return new Loaded(new ArrayList<>(years), List.of());
    }

    private static Map<String, Object> counts(List<CalendarDay> days, TreeSet<Integer> years) {
        Map<String, Object> counts = new LinkedHashMap<>();
        for (int year : years) {
            counts.put(
                    String.valueOf(year),
                    days.stream().filter(day -> day.day().getYear() == year).count());
        }
        return counts;
    }

    private Stream<Integer> thisYearAndNext() {
        int year = ChinaTime.date(clock.instant()).getYear();
        return Stream.of(year, year + 1);
    }
}
