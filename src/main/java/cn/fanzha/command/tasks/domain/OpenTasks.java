package cn.fanzha.command.tasks.domain;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.work.WorkItem;
import cn.fanzha.command.platform.work.WorkScope;
import cn.fanzha.command.platform.work.WorkSource;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseScope;
import cn.fanzha.command.shared.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tasks that somebody has to do something with, what is due first before: those that lie with a person or wait in the
 * unit's queue; feedback that waits for who gave the task; late tasks of which a supervisor's unit was told.
 */
@Component
class OpenTasks implements WorkSource {

    private static final String MINE = """
            select task_no, title, unit_id, due_at, id, case when state = 'TAKEN' and urged > 0
                   then 'URGED' else state end as kind, true as mine
            from task where holder_id = :me and state in ('OPEN', 'TAKEN', 'RETURNED') and state not in ('DONE', 'CANCELLED')
            union all
            select task_no, title, unit_id, null, id, 'JUDGE', true
            from task where given_by = :me and state = 'REPORTED_BACK' and state not in ('DONE', 'CANCELLED')
            union all
            select task_no, title, unit_id, due_at, id, 'ESCALATED', true
            from task t where :supervises and escalated_to = :unit and state in ('OPEN', 'TAKEN', 'RETURNED')
              and holder_id is distinct from :me and\s""";

    private static final String OPEN = """
            select task_no, title, unit_id, due_at, id,
                   case when :supervises and escalated_to = :unit then 'ESCALATED' when state = 'TAKEN' and urged > 0
                   then 'URGED' else state end as kind,
                   coalesce(holder_id = :me, false) as mine
            from task t where state in ('OPEN', 'TAKEN', 'RETURNED') and state not in ('DONE', 'CANCELLED') and\s""";

    private final JdbcClient jdbc;
    private final Units units;
    private final Clock clock;

    OpenTasks(JdbcClient jdbc, Units units, Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.clock = clock;
    }

    @Override
    public String titleKey() {
        return "tasks.work.title";
    }

    @Override
    public int order() {
        return 28;
    }

    @Override
    public String href() {
        return "/tasks";
    }

    @Override
    public boolean concerns(Actor actor) {
        return WorkScope.isPolice(actor);
    }

    @Override
    public List<WorkItem> open(Actor actor, int limit) {
        return read(
                OPEN + WorkScope.within("unit_id", actor) + " and " + TaskReaders.opens("t", actor)
                        + " order by due_at, id limit :limit",
                actor,
                limit);
    }

    @Override
    public List<WorkItem> mine(Actor actor, int limit) {
        return read(
                "select * from (" + MINE + TaskReaders.opens("t", actor)
                        + ") w order by due_at nulls first, id limit :limit",
                actor,
                limit);
    }

    private List<WorkItem> read(String sql, Actor actor, int limit) {
        return jdbc.sql(sql)
                .param("me", actor.id())
                .param("unit", actor.unitId())
                .param("supervises", actor.has(Role.SUPERVISOR))
                .param("units", WorkScope.units(actor))
                .param("limit", limit)
                .params(CaseScope.params(actor, clock.instant()))
                .query((rs, n) -> item(rs))
                .list();
    }

    private WorkItem item(ResultSet rs) throws SQLException {
        Timestamp due = rs.getTimestamp("due_at");
        String number = rs.getString("task_no");
        return new WorkItem(
                "tasks.work." + rs.getString("kind"),
                number,
                rs.getString("title"),
                WorkItem.page("/tasks", number),
                units.find(rs.getObject("unit_id", UUID.class))
                        .map(UnitRef::name)
                        .orElse("—"),
                due == null ? null : due.toInstant(),
                rs.getBoolean("mine"));
    }
}
