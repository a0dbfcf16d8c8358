package cn.fanzha.command.gangs.domain;

import cn.fanzha.command.operations.PremisesKind;
import cn.fanzha.command.organisation.Conditions;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.OutOfScopeException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Dens 窝点 within the actor's scope, also those of no gang: one statement a page, the latest entered first. */
@Component
public class DenList {

    private static final String COLUMNS = """
            select t.id, t.den_no, t.unit_id, t.premises_kind, t.place, t.region_code, t.destroyed_at, t.created_at, t.version,
                   g.gang_no, g.name as gang_name, g.unit_id as gang_unit, o.operation_no, o.name as operation_name
            from den t left join gang g on g.id = t.gang_id left join operation o on o.id = t.operation_id where\s""";

    private final JdbcClient jdbc;
    private final Units units;
    private final ApplicationEventPublisher events;

    DenList(JdbcClient jdbc, Units units, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.units = units;
        this.events = events;
    }

    /**
     * What the list is narrowed to; null narrows nothing, time bounds are half open and of the destruction.
     *
     * @param unitId this unit with all below it
     * @param standing true: not destroyed yet; false: destroyed
     * @param region leading digits of the administrative division
     */
    public record Filter(
            @Nullable PremisesKind kind,
            @Nullable Boolean standing,
            @Nullable UUID unitId,
            @Nullable String region,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Cursor after) {}

    /** A den, as the list and its page show it; a gang that the reader may not open is its number alone. */
    public record Row(
            UUID id,
            String number,
            UUID unitId,
            PremisesKind kind,
            @Nullable String place,
            @Nullable String regionCode,
            @Nullable Instant destroyedAt,
            @Nullable String gangNo,
            @Nullable String gangName,
            boolean gangVisible,
            @Nullable String operationNo,
            @Nullable String operationName,
            Instant createdAt,
            int version) {}

    /** A page of the list. */
    @Transactional(readOnly = true)
    public KeysetPage<Row> page(Filter filter, Actor actor, int size) {
        Conditions where = Conditions.within("t.unit_id", filter.unitId(), actor, units);
        where.when(filter.kind(), "t.premises_kind = ?", PremisesKind::name);
        where.when(filter.standing(), "(t.destroyed_at is null) = ?", standing -> standing);
        where.when(filter.region(), "t.region_code like ?", region -> region.replaceAll("[%_\\\\]", "") + "%");
        where.when(filter.from(), "t.destroyed_at >= ?", Timestamp::from);
        where.when(filter.to(), "t.destroyed_at < ?", Timestamp::from);
        Cursor after = filter.after();
        if (after != null) {
            where.add("(t.created_at, t.id) < (?, ?)", Timestamp.from(after.at()), after.id());
        }
        List<Row> rows = jdbc.sql(COLUMNS + where.text() + " order by t.created_at desc, t.id desc limit ?")
                .params(where.parameters(size + 1))
                .query((rs, n) -> row(rs, actor))
                .list();
        return KeysetPage.of(rows, size, row -> new Cursor(row.createdAt(), row.id()));
    }

    /**
     * Opens one; audited as {@code den.read}.
     *
     * @throws NotFoundException there is no such den
     * @throws OutOfScopeException it is another tree's
     */
    @Transactional
    public Row open(String number, Actor actor) {
        Row row = jdbc.sql(COLUMNS + "t.den_no = ?")
                .param(number)
                .query((rs, n) -> row(rs, actor))
                .optional()
                .orElseThrow(() -> new NotFoundException("den", number));
        if (!actor.scope().sees(row.unitId())) {
            throw new OutOfScopeException("den", number);
        }
        events.publishEvent(Audited.done("den.read", "den", number, Map.of()));
        return row;
    }

    private static Row row(ResultSet rs, Actor actor) throws SQLException {
        UUID gangUnit = rs.getObject("gang_unit", UUID.class);
        boolean visible = gangUnit != null && actor.scope().sees(gangUnit);
        return new Row(
                rs.getObject("id", UUID.class),
                rs.getString("den_no"),
                rs.getObject("unit_id", UUID.class),
                PremisesKind.valueOf(rs.getString("premises_kind")),
                rs.getString("place"),
                rs.getString("region_code"),
                GangReading.instant(rs, rs.findColumn("destroyed_at")),
                rs.getString("gang_no"),
                visible ? rs.getString("gang_name") : null,
                visible,
                rs.getString("operation_no"),
                rs.getString("operation_name"),
                rs.getTimestamp("created_at").toInstant(),
                rs.getInt("version"));
    }
}
