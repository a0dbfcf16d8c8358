package cn.fanzha.command.operations.domain;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.OutOfScopeException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The operations that the actor sees, the latest start first, one statement a page. */
@Component
public class OperationList {

    private static final String COLUMNS =
            "select o.id, o.operation_no, o.unit_id, o.name, o.starts_on, o.ends_on from operation o where ";

    private final JdbcClient jdbc;
    private final OperationAccess access;
    private final Units units;

    OperationList(JdbcClient jdbc, OperationAccess access, Units units) {
        this.jdbc = jdbc;
        this.access = access;
        this.units = units;
    }

    /**
     * What the list is narrowed to; null narrows nothing.
     *
     * @param unitId led by this unit or one below
     * @param running has not ended on that day
     * @param from runs on this day or later
     * @param to begins on this day or before
     */
    public record Filter(
            @Nullable UUID unitId,
            @Nullable LocalDate running,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Cursor after) {}

    /** A line of the list. */
    public record Row(
            UUID id,
            String number,
            UUID unitId,
            String name,
            LocalDate startsOn,
            @Nullable LocalDate endsOn) {}

    /** A page of the list. */
    @Transactional(readOnly = true)
    public KeysetPage<Row> page(Filter filter, Actor actor, int size) {
        List<Object> parameters = new ArrayList<>();
        StringBuilder where = new StringBuilder(access.opened(actor, parameters));
        UUID asked = filter.unitId();
        if (asked != null) {
            if (!actor.scope().sees(asked)) {
                throw new OutOfScopeException(
                        "unit", units.find(asked).map(UnitRef::code).orElse("?"));
            }
            where.append(" and o.unit_id = any(?)");
            parameters.add(units.subtree(asked).stream().map(UnitRef::id).toArray(UUID[]::new));
        }
        LocalDate running = filter.running();
        if (running != null) {
            where.append(" and o.starts_on <= ? and (o.ends_on is null or o.ends_on >= ?)");
            parameters.addAll(List.of(running, running));
        }
        LocalDate from = filter.from();
        if (from != null) {
            where.append(" and (o.ends_on is null or o.ends_on >= ?)");
            parameters.add(from);
        }
        LocalDate to = filter.to();
        if (to != null) {
            where.append(" and o.starts_on <= ?");
            parameters.add(to);
        }
        Cursor after = filter.after();
        if (after != null) {
            where.append(" and (o.starts_on, o.id) < (?, ?)");
            parameters.addAll(List.of(ChinaTime.date(after.at()), after.id()));
        }
        parameters.add(size + 1);
        List<Row> rows = jdbc.sql(COLUMNS + where + " order by o.starts_on desc, o.id desc limit ?")
                .params(parameters)
                .query(OperationList::row)
                .list();
        return KeysetPage.of(rows, size, row -> new Cursor(ChinaTime.startOf(row.startsOn()), row.id()));
    }

    private static Row row(ResultSet rs, int number) throws SQLException {
        return new Row(
                rs.getObject("id", UUID.class),
                rs.getString("operation_no"),
                rs.getObject("unit_id", UUID.class),
                rs.getString("name"),
                rs.getObject("starts_on", LocalDate.class),
                rs.getObject("ends_on", LocalDate.class));
    }
}
