package cn.fanzha.command.statistics.domain;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.shared.ChinaTime;
import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was closed and revised, month by month, and what waits; everybody of the tree may know. */
@Component
public class ClosingHistory {

    private final JdbcClient jdbc;
    private final DeceivedWindow deceived;
    private final Clock clock;

    ClosingHistory(JdbcClient jdbc, DeceivedWindow deceived, Clock clock) {
        this.jdbc = jdbc;
        this.deceived = deceived;
        this.clock = clock;
    }

    /**
     * A close (revision 1) or a revision.
     *
     * @param by who did it; null of the system itself
     */
    public record Step(
            int revision,
            Instant at,
            @Nullable String by,
            @Nullable String reason,
            boolean automatic) {}

    /**
     * A month of a tree.
     *
     * @param steps the latest first; none: it is open
     * @param pending rows that wait for a revision
     * @param running it has not ended yet
     * @param provisional those deceived after a warning may still become more
     */
    public record MonthState(YearMonth month, List<Step> steps, long pending, boolean running, boolean provisional) {

        public MonthState {
            steps = List.copyOf(steps);
        }

        public boolean closed() {
            return !steps.isEmpty();
        }

        /** 0 while it is open. */
        public int revision() {
            return steps.isEmpty() ? 0 : steps.getFirst().revision();
        }
    }

    /**
     * A year's months, the latest first.
     *
     * @param first the first year that has rows or closed months
     * @param last the running year
     */
    public record Year(int year, int first, int last, List<MonthState> months) {

        public Year {
            months = List.copyOf(months);
        }
    }

    /** The year's months up to the running one, from the first that has rows. */
    @Transactional(readOnly = true)
    public Year year(UnitRef top, int asked) {
        LocalDate today = ChinaTime.date(clock.instant());
        YearMonth running = YearMonth.from(today);
        YearMonth first = firstMonth(top, running);
        int year = Math.clamp(asked, first.getYear(), running.getYear());
        Map<YearMonth, List<Step>> steps = steps(top, year);
        Map<YearMonth, Long> pending = pending(top, year);
        List<MonthState> months = IntStream.rangeClosed(1, 12)
                .mapToObj(n -> YearMonth.of(year, 13 - n))
                .filter(month -> !month.isAfter(running) && !month.isBefore(first))
                .map(month -> new MonthState(
                        month,
                        steps.getOrDefault(month, List.of()),
                        pending.getOrDefault(month, 0L),
                        month.equals(running),
                        today.isBefore(month.plusMonths(1).atDay(1).plusDays(deceived.days()))))
                .toList();
        return new Year(year, first.getYear(), running.getYear(), months);
    }

    private YearMonth firstMonth(UnitRef top, YearMonth running) {
        return jdbc.sql("select least((select min(month) from figure_month where path like :path || '%'),"
                        + " (select min(month) from figure_close where top_id = :top))")
                .param("path", top.path())
                .param("top", top.id())
                .query((rs, n) -> new Found(rs.getObject(1, LocalDate.class)))
                .single()
                .or(running);
    }

    private record Found(@Nullable LocalDate month) {
        YearMonth or(YearMonth otherwise) {
            return month == null || YearMonth.from(month).isAfter(otherwise) ? otherwise : YearMonth.from(month);
        }
    }

    private Map<YearMonth, List<Step>> steps(UnitRef top, int year) {
        Map<YearMonth, List<Step>> steps = new HashMap<>();
        jdbc.sql("""
                        select month, revision, closed_at, closed_by_name, reason, automatic from figure_close
                        where top_id = ? and month between ? and ? order by month, revision desc""")
                .params(top.id(), january(year), december(year))
                .query((rs, n) -> steps.computeIfAbsent(
                                YearMonth.from(rs.getObject(1, LocalDate.class)), fresh -> new ArrayList<>())
                        .add(new Step(
                                rs.getInt(2),
                                rs.getObject(3, OffsetDateTime.class).toInstant(),
                                rs.getString(4),
                                rs.getString(5),
                                rs.getBoolean(6))))
                .list();
        return steps;
    }

    private Map<YearMonth, Long> pending(UnitRef top, int year) {
        Map<YearMonth, Long> pending = new HashMap<>();
        jdbc.sql("select month, sum(rows) from figure_pending where path like ? || '%' and month between ? and ?"
                        + " group by month")
                .params(top.path(), january(year), december(year))
                .query((rs, n) -> {
                    long rows = rs.getLong(2);
                    pending.put(YearMonth.from(rs.getObject(1, LocalDate.class)), rows);
                    return rows;
                })
                .list();
        return pending;
    }

    private static Date january(int year) {
        return Date.valueOf(LocalDate.of(year, 1, 1));
    }

    private static Date december(int year) {
        return Date.valueOf(LocalDate.of(year, 12, 1));
    }
}
