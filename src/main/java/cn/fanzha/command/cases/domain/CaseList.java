package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.Channel;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lists of cases within the actor's scope, one statement a page, by keyset: the newest report first. Only conditions
 * that are asked for stand in the statement, each a fixed text with its parameter, so that each can use its index.
 */
@Component
public class CaseList {

    private static final String COLUMNS = """
            select c.id, c.case_no, c.unit_id, c.state, c.channel, c.fraud_type, c.reported_at, c.filed_at,
                   c.solved_at, c.amount_involved, c.loss, v.name, v.phone
            from case_file c left join victim v on v.case_id = c.id and v.position = 0
            where true""";

    private final JdbcClient jdbc;
    private final Units units;
    private final Victims victims;

    CaseList(JdbcClient jdbc, Units units, Victims victims) {
        this.jdbc = jdbc;
        this.units = units;
        this.victims = victims;
    }

    /**
     * A page of the list.
     *
     * @throws OutOfScopeException a unit was asked for that is not within the actor's scope
     */
    @Transactional(readOnly = true)
    public KeysetPage<CaseRow> page(CaseFilter filter, Actor actor, int size) {
        Conditions where = new Conditions();
        scope(where, filter, actor);
        where.when(filter.number(), "c.case_no like ?", number -> number + "%");
        where.when(filter.state(), "c.state = ?", CaseState::name);
        where.when(filter.channel(), "c.channel = ?", Channel::name);
        where.when(filter.fraudType(), "c.fraud_type = ?", type -> type);
        where.when(filter.mine(), "c.handler_id = ?", id -> id);
        where.when(filter.reportedFrom(), "c.reported_at >= ?", Timestamp::from);
        where.when(filter.reportedTo(), "c.reported_at < ?", Timestamp::from);
        where.when(filter.filedFrom(), "c.filed_at >= ?", Timestamp::from);
        where.when(filter.filedTo(), "c.filed_at < ?", Timestamp::from);
        where.when(filter.solvedFrom(), "c.solved_at >= ?", Timestamp::from);
        where.when(filter.solvedTo(), "c.solved_at < ?", Timestamp::from);
        Cursor after = filter.after();
        if (after != null) {
            where.add(
                    filter.oldestFirst() ? "(c.reported_at, c.id) > (?, ?)" : "(c.reported_at, c.id) < (?, ?)",
                    Timestamp.from(after.at()),
                    after.id());
        }
        String order = filter.oldestFirst()
                ? " order by c.reported_at, c.id limit ?"
                : " order by c.reported_at desc, c.id desc limit ?";
        where.parameters.add(size + 1);
        List<CaseRow> rows = jdbc.sql(COLUMNS + where.text + order)
                .params(where.parameters)
                .query(this::row)
                .list();
        return KeysetPage.of(rows, size, row -> new Cursor(row.reportedAt(), row.id()));
    }

    private void scope(Conditions where, CaseFilter filter, Actor actor) {
        UUID asked = filter.unitId();
        if (asked != null) {
            if (!actor.scope().sees(asked)) {
                throw new OutOfScopeException(
                        "unit", units.find(asked).map(UnitRef::code).orElse("?"));
            }
            where.add("c.unit_id = any(?)", (Object)
                    units.subtree(asked).stream().map(UnitRef::id).toArray(UUID[]::new));
            return;
        }
        switch (actor.scope()) {
            case Scope.Everything all -> {}
            case Scope.Tree tree ->
                where.add(
                        "(c.unit_id = any(?) or c.id in (select w.case_id from case_viewer w where w.unit_id = any(?)))",
                        tree.array(),
                        tree.array());
            case Scope.Institution institution -> where.add("false");
            case Scope.Nothing nothing -> where.add("false");
        }
    }

    private CaseRow row(ResultSet rs, int number) throws SQLException {
        return new CaseRow(
                rs.getObject("id", UUID.class),
                rs.getString("case_no"),
                rs.getObject("unit_id", UUID.class),
                CaseState.valueOf(rs.getString("state")),
                Channel.valueOf(rs.getString("channel")),
                rs.getString("fraud_type"),
                rs.getTimestamp("reported_at").toInstant(),
                instant(rs, "filed_at"),
                instant(rs, "solved_at"),
                Money.of(rs.getBigDecimal("amount_involved")),
                rs.getBigDecimal("loss") == null ? null : Money.of(rs.getBigDecimal("loss")),
                masked(victims.name(rs.getBytes("name")), true),
                masked(victims.phone(rs.getBytes("phone")), false));
    }

    private static @Nullable String masked(@Nullable String plain, boolean name) {
        return plain == null ? null : name ? Masks.name(plain) : Masks.phone(plain);
    }

    static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static final class Conditions {
        private final StringBuilder text = new StringBuilder();
        private final List<Object> parameters = new ArrayList<>();

        void add(String condition, Object... values) {
            text.append(" and ").append(condition);
            parameters.addAll(List.of(values));
        }

        <T> void when(@Nullable T value, String condition, java.util.function.Function<T, Object> parameter) {
            if (value != null) {
                add(condition, parameter.apply(value));
            }
        }
    }
}
