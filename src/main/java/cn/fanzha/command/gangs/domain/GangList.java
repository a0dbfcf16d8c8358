package cn.fanzha.command.gangs.domain;

import cn.fanzha.command.gangs.GangKind;
import cn.fanzha.command.gangs.GangState;
import cn.fanzha.command.organisation.Conditions;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists of gangs within the actor's scope, one statement a page: the latest discovery first. */
@Component
public class GangList {

    private static final String COLUMNS = """
            select t.id, t.gang_no, t.unit_id, t.name, t.kind, t.state, t.discovered_at, t.dismantled_at, t.amount,
                   (select count(*) from suspect s where s.gang_id = t.id) as members
            from gang t where\s""";

    private final JdbcClient jdbc;
    private final GangReaders readers;
    private final Units units;

    GangList(JdbcClient jdbc, GangReaders readers, Units units) {
        this.jdbc = jdbc;
        this.readers = readers;
        this.units = units;
    }

    /**
     * What the list is narrowed to; null narrows nothing, time bounds are half open.
     *
     * @param unitId this unit with all below it
     * @param operation number of the operation that gangs are credited to
     */
    public record Filter(
            @Nullable GangKind kind,
            @Nullable GangState state,
            @Nullable UUID unitId,
            @Nullable String operation,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Cursor after) {}

    /** A line of the list. */
    public record Row(
            UUID id,
            String number,
            UUID unitId,
            String name,
            GangKind kind,
            GangState state,
            Instant discoveredAt,
            @Nullable Instant dismantledAt,
            @Nullable Money amount,
            int members) {}

    /** A page of the list. */
    @Transactional(readOnly = true)
    public KeysetPage<Row> page(Filter filter, Actor actor, int size) {
        Conditions where = Conditions.within("t.unit_id", filter.unitId(), actor, units);
        if (filter.unitId() == null) {
            readers.widen(where, actor);
        }
        where.when(filter.kind(), "t.kind = ?", GangKind::name);
        where.when(filter.state(), "t.state = ?", GangState::name);
        where.when(
                filter.operation(),
                "t.operation_id = (select o.id from operation o where o.operation_no = ?)",
                no -> no);
        where.when(filter.from(), "t.discovered_at >= ?", Timestamp::from);
        where.when(filter.to(), "t.discovered_at < ?", Timestamp::from);
        Cursor after = filter.after();
        if (after != null) {
            where.add("(t.discovered_at, t.id) < (?, ?)", Timestamp.from(after.at()), after.id());
        }
        List<Row> rows = jdbc.sql(COLUMNS + where.text() + " order by t.discovered_at desc, t.id desc limit ?")
                .params(where.parameters(size + 1))
                .query(GangList::row)
                .list();
        return KeysetPage.of(rows, size, row -> new Cursor(row.discoveredAt(), row.id()));
    }

    private static Row row(ResultSet rs, int number) throws SQLException {
        BigDecimal amount = rs.getBigDecimal("amount");
        return new Row(
                rs.getObject("id", UUID.class),
                rs.getString("gang_no"),
                rs.getObject("unit_id", UUID.class),
                rs.getString("name"),
                GangKind.valueOf(rs.getString("kind")),
                GangState.valueOf(rs.getString("state")),
                rs.getTimestamp("discovered_at").toInstant(),
                GangReading.instant(rs, rs.findColumn("dismantled_at")),
                amount == null ? null : Money.of(amount),
                rs.getInt("members"));
    }
}
