package cn.fanzha.command.statistics.dashboard;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.OutOfScopeException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What runs now in a unit with all below it, for a screen that everybody in the room reads: nothing of a person in it. */
@Component
public class WallLists {

    private final JdbcClient jdbc;
    private final Clock clock;

    WallLists(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A stop that holds money now.
     *
     * @param ends 48 hours after the stop (银发〔2016〕86号)
     * @param count of all running stops
     * @param sum what all of them hold
     */
    public record RunningStop(String unit, String institution, Money amount, Instant ends, long count, Money sum) {}

    /** An alert pushed today, by the words that the alerts' pages have for its risk and state. */
    public record AlertToday(String unit, String fraudType, String risk, String state, Instant pushed) {}

    /**
     * The running stops, the next to end first.
     *
     * @throws OutOfScopeException the unit is outside the actor's scope
     */
    public List<RunningStop> stops(UnitRef unit, int most, Actor actor) {
        check(unit, actor);
        return jdbc.sql("""
                        select u.name as unit, i.name as institution, s.amount_stopped, s.ends_at, count(*) over () as count,
                               sum(s.amount_stopped) over () as sum
                        from stop_payment s join unit u on u.id = s.unit_id join unit i on i.id = s.institution_id
                        where s.state = 'STOPPED' and s.ends_at > :now and u.path like :within
                        order by s.ends_at, s.request_no
                        limit :most""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("within", unit.path() + "%")
                .param("most", most)
                .query((rs, n) -> new RunningStop(
                        rs.getString("unit"),
                        rs.getString("institution"),
                        Money.of(rs.getBigDecimal("amount_stopped")),
                        instant(rs, "ends_at"),
                        rs.getLong("count"),
                        Money.of(rs.getBigDecimal("sum"))))
                .list();
    }

    /**
     * The alerts pushed today, the latest first.
     *
     * @throws OutOfScopeException the unit is outside the actor's scope
     */
    public List<AlertToday> alerts(UnitRef unit, int most, Actor actor) {
        check(unit, actor);
        Instant now = clock.instant();
        return jdbc.sql("""
                        select u.name as unit, a.fraud_type, a.risk, a.state, a.pushed_at
                        from alert a join unit u on u.id = a.unit_id
                        where a.pushed_at >= :start and a.pushed_at <= :now and u.path like :within
                        order by a.pushed_at desc, a.id desc
                        limit :most""")
                .param("start", ChinaTime.startOf(ChinaTime.date(now)).atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("within", unit.path() + "%")
                .param("most", most)
                .query((rs, n) -> new AlertToday(
                        rs.getString("unit"),
                        rs.getString("fraud_type"),
                        rs.getString("risk"),
                        rs.getString("state"),
                        instant(rs, "pushed_at")))
                .list();
    }

    /** Nothing stopped is 0 and not absent. */
    public static Money sum(List<RunningStop> stops) {
        return stops.isEmpty() ? Money.of(BigDecimal.ZERO) : stops.getFirst().sum();
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static void check(UnitRef unit, Actor actor) {
        if (!actor.scope().sees(unit.id())) {
            throw new OutOfScopeException("unit", unit.code());
        }
    }
}
