package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.Channel;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.crypto.BlindIndex;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseScope;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.OutOfScopeException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists of cases within the actor's scope, one statement a page, by keyset: the newest report first. */
@Component
public class CaseList {

    private static final String COLUMNS = """
            select c.id, c.case_no, c.unit_id, c.state, c.channel, c.fraud_type, c.reported_at, c.filed_at,
                   c.solved_at, c.amount_involved, c.loss, c.recovered, c.region_code, c.handler_id, c.updated_at,
                   c.changed_tx, array(select t.tag from case_tag t where t.case_id = c.id order by t.tag) as tags,
                   %s as open, v.name, v.phone
            from case_file c left join victim v on v.case_id = c.id and v.position = 0
            where true""";

    private final JdbcClient jdbc;
    private final Units units;
    private final Victims victims;
    private final BlindIndex index;
    private final Clock clock;

    CaseList(JdbcClient jdbc, Units units, Victims victims, BlindIndex index, Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.victims = victims;
        this.index = index;
        this.clock = clock;
    }

    /**
     * A page of changes.
     *
     * @param position from where to go on, now or at any time later
     * @param more there are further changes already
     */
    public record Changes(List<CaseRow> rows, ChangePosition position, boolean more) {}

    /**
     * A page of the list.
     *
     * @throws OutOfScopeException a unit was asked for that is not within the actor's scope
     */
    @Transactional(readOnly = true)
    public KeysetPage<CaseRow> page(CaseFilter filter, Actor actor, int size) {
        CaseConditions where = CaseConditions.of(filter, actor, clock.instant(), units, index);
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
        List<CaseRow> rows = read(where, order, actor);
        return KeysetPage.of(rows, size, row -> new Cursor(row.reportedAt(), row.id()));
    }

    /**
     * Where following begins, for whom wants what changed since a moment: transactions that are under way are before it.
     */
    @Transactional(readOnly = true)
    public ChangePosition changesSince(Instant since) {
        long horizon = horizon();
        return ChangePosition.before(jdbc.sql("select least(min(changed_tx), ?) from case_file where updated_at >= ?")
                .params(horizon, Timestamp.from(since))
                .query(Long.class)
                .single());
    }

    /**
     * The changes behind a position in the order of their transactions, each case once with its latest change. Reads up to
     * the oldest transaction that still runs: what commits later comes later, so that nothing is ever missed; a long import
     * holds the changes made beside it back until it ends.
     */
    @Transactional(readOnly = true)
    public Changes changes(ChangePosition behind, CaseFilter filter, Actor actor, int size) {
        long horizon = horizon();
        CaseConditions where = CaseConditions.of(filter, actor, clock.instant(), units, index);
        where.add("(c.changed_tx, c.id) > (?, ?)", behind.transaction(), behind.id());
        where.add("c.changed_tx < ?", horizon);
        where.parameters.add(size + 1);
        List<CaseRow> rows = read(where, " order by c.changed_tx, c.id limit ?", actor);
        if (rows.size() > size) {
            List<CaseRow> page = rows.subList(0, size);
            CaseRow last = page.getLast();
            return new Changes(page, new ChangePosition(last.version(), last.id()), true);
        }
        ChangePosition end = ChangePosition.behindAllBefore(horizon);
        return new Changes(rows, end.transaction() < behind.transaction() ? behind : end, false);
    }

    private List<CaseRow> read(CaseConditions where, String order, Actor actor) {
        String opens = CaseScope.positional(CaseScope.opens("c", actor));
        return jdbc.sql(COLUMNS.formatted(opens) + where.text + order)
                .param(actor.id())
                .param(Timestamp.from(clock.instant()))
                .params(where.parameters)
                .query(this::row)
                .list();
    }

    /** All transactions below it have ended and are in sight of every later statement. */
    private long horizon() {
        return jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                .query(Long.class)
                .single();
    }

    private CaseRow row(ResultSet rs, int number) throws SQLException {
        boolean open = rs.getBoolean("open");
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
                money(rs, "loss"),
                money(rs, "recovered"),
                rs.getString("region_code"),
                rs.getObject("handler_id", UUID.class),
                List.of((String[]) rs.getArray("tags").getArray()),
                rs.getTimestamp("updated_at").toInstant(),
                rs.getLong("changed_tx"),
                open,
                open ? masked(victims.name(rs.getBytes("name")), true) : null,
                open ? masked(victims.phone(rs.getBytes("phone")), false) : null);
    }

    private static @Nullable String masked(@Nullable String plain, boolean name) {
        return plain == null ? null : name ? Masks.name(plain) : Masks.phone(plain);
    }

    private static @Nullable Money money(ResultSet rs, String column) throws SQLException {
        BigDecimal amount = rs.getBigDecimal(column);
        return amount == null ? null : Money.of(amount);
    }

    static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
