package cn.fanzha.command.statistics.domain;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.work.WorkItem;
import cn.fanzha.command.platform.work.WorkSource;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * For a supervisor of a tree's top unit, who closes its months: the month before while it is open, and closed months
 * with rows that wait for a revision.
 */
@Component
class MonthsToClose implements WorkSource {

    private final JdbcClient jdbc;
    private final Units units;
    private final Clock clock;

    MonthsToClose(JdbcClient jdbc, Units units, Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.clock = clock;
    }

    @Override
    public String titleKey() {
        return "statistics.work.title";
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public String href() {
        return "/statistics/closing";
    }

    @Override
    public boolean concerns(Actor actor) {
        return actor.has(Role.SUPERVISOR) && top(actor).isPresent();
    }

    @Override
    public List<WorkItem> open(Actor actor, int limit) {
        return mine(actor, limit);
    }

    @Override
    public List<WorkItem> mine(Actor actor, int limit) {
        YearMonth before = ChinaTime.month(clock.instant()).minusMonths(1);
        return top(actor).stream()
                .flatMap(top -> jdbc
                        .sql("""
                        select 'close' as kind, :before::date as month, 0 as rows
                        where not exists (select from figure_close where top_id = :top and month = :before)
                          and exists (select from figure_month where month = :before and path like :path || '%')
                        union all
                        (select 'pending', month, sum(rows) from figure_pending where path like :path || '%'
                         group by month order by month desc)
                        limit :limit""")
                        .param("before", before.atDay(1))
                        .param("top", top.id())
                        .param("path", top.path())
                        .param("limit", limit)
                        .query((rs, n) -> item(
                                rs.getString(1), YearMonth.from(rs.getObject(2, LocalDate.class)), rs.getLong(3), top))
                        .list()
                        .stream())
                .toList();
    }

    private static WorkItem item(String kind, YearMonth month, long rows, UnitRef top) {
        return new WorkItem(
                "statistics.work." + kind,
                month.toString(),
                rows == 0 ? "" : String.valueOf(rows),
                "/statistics/closing?year=" + month.getYear(),
                top.name(),
                null,
                true);
    }

    /** The actor's unit, if it stands directly below the root: there a tree is closed. */
    private Optional<UnitRef> top(Actor actor) {
        return units.find(actor.unitId())
                .filter(unit -> units.findByCode(Units.ROOT_CODE)
                        .map(UnitRef::id)
                        .equals(Optional.ofNullable(unit.parentId())));
    }
}
