package cn.fanzha.command.requests.domain;

import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.requests.ControlKind;
import cn.fanzha.command.requests.ControlState;
import cn.fanzha.command.requests.ControlUrgency;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists of control requests within the actor's scope: two statements a page, by keyset. */
@Component
public class ControlLists {

    private static final int AT_MOST = 200;

    private static final String ON_DESK =
            "not s.inert and (s.state in ('REQUESTED', 'RECEIVED') or (s.state = 'DONE' and s.lift_asked_at is not null))";
    private static final String LATE = ON_DESK + """
             and case when s.lift_asked_at is not null then s.lift_asked_at + make_interval(secs => ?)
                      when s.received_at is null then s.requested_at + make_interval(secs => ?)
                      else s.requested_at + make_interval(secs => ?) end < ?""";
    private static final String IN_TREE = """
            (s.unit_id = any(?)
             or exists (select 1 from case_file c where c.case_no = s.case_no
                        and (c.unit_id = any(?)
                             or exists (select 1 from case_viewer w where w.case_id = c.id and w.unit_id = any(?)))))""";

    private final JdbcClient jdbc;
    private final Observables observables;
    private final ControlSettings settings;
    private final Clock clock;

    ControlLists(JdbcClient jdbc, Observables observables, ControlSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.observables = observables;
        this.settings = settings;
        this.clock = clock;
    }

    /** The newest request first. */
    @Transactional(readOnly = true)
    public KeysetPage<ControlRow> page(ControlFilter filter, Actor actor, int size) {
        Query query = inScope(actor);
        if (filter.state() != null) {
            query.and("s.state = ?", filter.state().name());
        }
        if (filter.kind() != null) {
            query.and("s.kind = ?", filter.kind().name());
        }
        if (filter.institutionId() != null) {
            query.and("s.institution_id = ?", filter.institutionId());
        }
        if (filter.late()) {
            query.and(
                    LATE,
                    settings.answerWithin().toSeconds(),
                    settings.receiveWithin().toSeconds(),
                    settings.answerWithin().toSeconds(),
                    Timestamp.from(clock.instant()));
        }
        if (filter.mine()) {
            query.and("s.asked_by = ?", actor.id());
        }
        if (filter.since() != null) {
            query.and("s.requested_at >= ?", Timestamp.from(filter.since()));
        }
        Cursor after = filter.after();
        if (after != null) {
            query.and("(s.requested_at, s.id) < (?, ?)", Timestamp.from(after.at()), after.id());
        }
        List<ControlRow> rows = read(query, "s.requested_at desc, s.id desc", size + 1);
        return KeysetPage.of(rows, size, row -> new Cursor(row.requestedAt(), row.id()));
    }

    /** What was asked about this observable within the reader's scope, the newest first; 200 at most. */
    @Transactional(readOnly = true)
    public List<ControlRow> about(UUID observable, Actor actor) {
        Query query = inScope(actor);
        query.and("s.observable_id = ?", observable);
        return read(query, "s.requested_at desc, s.id desc", AT_MOST);
    }

    /** What the partner has still to answer or lift: the urgent first, then the oldest; the first 200. */
    @Transactional(readOnly = true)
    public List<ControlRow> queue(Actor liaison) {
        Query query = partner(liaison);
        query.and(ON_DESK);
        return read(query, "(s.urgency = 'URGENT') desc, s.requested_at, s.id", AT_MOST);
    }

    /** What the partner answered, the latest first. */
    @Transactional(readOnly = true)
    public KeysetPage<ControlRow> answered(Actor liaison, @Nullable Cursor after, int size) {
        Query query = partner(liaison);
        query.and("s.answered_at is not null");
        if (after != null) {
            query.and("(s.answered_at, s.id) < (?, ?)", Timestamp.from(after.at()), after.id());
        }
        List<ControlRow> rows = read(query, "s.answered_at desc, s.id desc", size + 1);
        return KeysetPage.of(rows, size, row -> new Cursor(Objects.requireNonNull(row.answeredAt()), row.id()));
    }

    private static Query partner(Actor liaison) {
        Query query = new Query();
        if (liaison.scope() instanceof Scope.Institution own) {
            query.and("s.institution_id = ?", own.institution());
        } else {
            query.and("false");
        }
        return query;
    }

    private static Query inScope(Actor actor) {
        Query query = new Query();
        switch (actor.scope()) {
            case Scope.Everything all -> {}
            case Scope.Tree tree -> query.and(IN_TREE, tree.array(), tree.array(), tree.array());
            case Scope.Institution own -> query.and("s.institution_id = ?", own.institution());
            case Scope.Nothing nothing -> query.and("false");
        }
        return query;
    }

    private List<ControlRow> read(Query query, String order, int limit) {
        query.parameters.add(limit);
        Instant now = clock.instant();
        List<ControlRow> found = jdbc.sql(
                        "select s.* from control_request s where true" + query.text + " order by " + order + " limit ?")
                .params(query.parameters)
                .query((rs, n) -> row(rs, now))
                .list();
        Map<UUID, String> values = observables.masked(
                found.stream().map(ControlRow::observableId).distinct().toList());
        return found.stream()
                .map(row -> row.masked(Objects.requireNonNull(values.get(row.observableId()))))
                .toList();
    }

    private ControlRow row(ResultSet rs, Instant now) throws SQLException {
        ControlState state = ControlState.valueOf(rs.getString("state"));
        boolean history = rs.getBoolean("inert");
        Instant requested = rs.getTimestamp("requested_at").toInstant();
        Instant received = instant(rs, "received_at");
        Instant liftAsked = instant(rs, "lift_asked_at");
        Instant heldUntil = instant(rs, "held_until");
        boolean lifting = state == ControlState.DONE && liftAsked != null;
        Instant due = null;
        if (!history && state.isOpen()) {
            due = requested.plus(received == null ? settings.receiveWithin() : settings.answerWithin());
        } else if (lifting && liftAsked != null) {
            due = liftAsked.plus(settings.answerWithin());
        }
        return new ControlRow(
                rs.getObject("id", UUID.class),
                rs.getString("control_no"),
                ControlKind.valueOf(rs.getString("kind")),
                rs.getObject("observable_id", UUID.class),
                "",
                rs.getObject("unit_id", UUID.class),
                rs.getObject("institution_id", UUID.class),
                rs.getString("case_no"),
                state,
                history,
                ControlUrgency.valueOf(rs.getString("urgency")),
                requested,
                received,
                instant(rs, "answered_at"),
                instant(rs, "done_at"),
                lifting,
                due,
                heldUntil != null && now.isBefore(heldUntil) ? rs.getString("held_by_name") : null,
                rs.getString("asked_by_name"));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    /** Fixed texts with their parameters; only what was asked for stands in the statement. */
    private static final class Query {
        private final StringBuilder text = new StringBuilder();
        private final List<Object> parameters = new ArrayList<>();

        private void and(String condition, Object... values) {
            text.append(" and ").append(condition);
            parameters.addAll(List.of(values));
        }
    }
}
