package cn.fanzha.command.tasks.domain;

import cn.fanzha.command.organisation.Conditions;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseScope;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Scope;
import cn.fanzha.command.tasks.TaskPriority;
import cn.fanzha.command.tasks.TaskStage;
import cn.fanzha.command.tasks.TaskState;
import cn.fanzha.command.tasks.TaskSubject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lists of tasks within the actor's scope, one statement a page, by keyset. Only conditions that are asked for stand in
 * the statement, each a fixed text with its parameter, so that each can use its index.
 */
@Component
public class TaskList {

    private static final String COLUMNS = """
            select t.id, t.task_no, t.title, t.stage, t.priority, t.subject_kind, t.subject_no, t.state, t.unit_id,
                   t.holder_name, t.given_by_name, t.given_at, t.due_at, t.urged, t.escalated_at is not null as escalated,
                   t.updated_at
            from task t where\s""";

    private final JdbcClient jdbc;
    private final Units units;
    private final Clock clock;

    TaskList(JdbcClient jdbc, Units units, Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.clock = clock;
    }

    /**
     * A page of the list.
     *
     * @throws OutOfScopeException a unit was asked for that is not within the actor's scope
     */
    @Transactional(readOnly = true)
    public KeysetPage<TaskRow> page(TaskFilter filter, Actor actor, int size) {
        Conditions where = new Conditions();
        side(where, filter, actor);
        if (filter.order() == TaskFilter.Order.BURNING) {
            where.add("t.state not in ('DONE', 'CANCELLED')");
        }
        where.when(filter.number(), "t.task_no like ?", number -> number + "%");
        where.when(filter.caseNo(), "t.subject_kind = 'CASE' and t.subject_no = ?", number -> number);
        where.when(filter.state(), "t.state = ?", TaskState::name);
        where.when(filter.stage(), "t.stage = ?", TaskStage::name);
        where.when(filter.priority(), "t.priority = ?", TaskPriority::name);
        where.when(filter.lateAt(), "t.due_at <= ? and t.state in ('OPEN', 'TAKEN', 'RETURNED')", Timestamp::from);
        where.when(filter.updatedFrom(), "t.updated_at >= ?", Timestamp::from);
        where.add(CaseScope.positional(TaskReaders.opens("t", actor)), readers(actor));
        Cursor after = filter.after();
        if (after != null) {
            where.add(behind(filter.order()), Timestamp.from(after.at()), after.id());
        }
        List<TaskRow> rows = jdbc.sql(COLUMNS + where.text() + order(filter.order()))
                .params(where.parameters(size + 1))
                .query(TaskList::row)
                .list();
        return KeysetPage.of(rows, size, row -> new Cursor(position(filter.order(), row), row.id()));
    }

    /** The tasks on a case that the actor may see, open ones by what burns, then the others; 50 at most. */
    @Transactional(readOnly = true)
    public List<TaskRow> ofCase(UUID caseId, Actor actor) {
        Conditions where = new Conditions();
        where.add("t.case_id = ?", caseId);
        switch (actor.scope()) {
            case Scope.Everything all -> {}
            case Scope.Tree tree ->
                where.add("(t.unit_id = any(?) or t.from_unit_id = any(?))", tree.array(), tree.array());
            case Scope.Institution institution -> where.add("false");
            case Scope.Nothing nothing -> where.add("false");
        }
        return jdbc.sql(COLUMNS + where.text() + " order by t.state in ('DONE', 'CANCELLED'), t.due_at, t.id limit 50")
                .params(where.parameters())
                .query(TaskList::row)
                .list();
    }

    /** The reader and the time for the case's condition, the reader as holder and as giver. */
    private Object[] readers(Actor actor) {
        return new Object[] {actor.id(), clock.instant().atOffset(ZoneOffset.UTC), actor.id(), actor.id()};
    }

    private void side(Conditions where, TaskFilter filter, Actor actor) {
        switch (filter.side()) {
            case MINE -> where.add("t.holder_id = ?", actor.id());
            case GIVEN -> where.add("t.given_by = ?", actor.id());
            case QUEUE -> where.add("t.unit_id = ? and t.state = 'OPEN' and t.holder_id is null", actor.unitId());
            case ALL -> {
                if (filter.unitId() == null) {
                    where.scope("t.unit_id", actor);
                }
            }
        }
        UUID asked = filter.unitId();
        if (asked != null) {
            where.unit("t.unit_id", asked, actor, units);
        }
    }

    private static String behind(TaskFilter.Order order) {
        return switch (order) {
            case BURNING -> "(t.due_at, t.id) > (?, ?)";
            case NEWEST -> "(t.given_at, t.id) < (?, ?)";
            case UPDATED -> "(t.updated_at, t.id) > (?, ?)";
        };
    }

    private static String order(TaskFilter.Order order) {
        return switch (order) {
            case BURNING -> " order by t.due_at, t.id limit ?";
            case NEWEST -> " order by t.given_at desc, t.id desc limit ?";
            case UPDATED -> " order by t.updated_at, t.id limit ?";
        };
    }

    private static Instant position(TaskFilter.Order order, TaskRow row) {
        return switch (order) {
            case BURNING -> row.dueAt();
            case NEWEST -> row.givenAt();
            case UPDATED -> row.updatedAt();
        };
    }

    private static TaskRow row(ResultSet rs, int number) throws SQLException {
        String subject = rs.getString("subject_kind");
        return new TaskRow(
                rs.getObject("id", UUID.class),
                rs.getString("task_no"),
                rs.getString("title"),
                TaskStage.valueOf(rs.getString("stage")),
                TaskPriority.valueOf(rs.getString("priority")),
                subject == null ? null : new TaskSubject(TaskSubject.Kind.valueOf(subject), rs.getString("subject_no")),
                TaskState.valueOf(rs.getString("state")),
                rs.getObject("unit_id", UUID.class),
                rs.getString("holder_name"),
                rs.getString("given_by_name"),
                rs.getTimestamp("given_at").toInstant(),
                rs.getTimestamp("due_at").toInstant(),
                rs.getInt("urged"),
                rs.getBoolean("escalated"),
                rs.getTimestamp("updated_at").toInstant());
    }
}
