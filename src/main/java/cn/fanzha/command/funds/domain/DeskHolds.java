package cn.fanzha.command.funds.domain;

import cn.fanzha.command.shared.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has which open request in hand. Changes are made while the account's row is locked, as all of a request's are. */
@Component
class DeskHolds {

    private final JdbcClient jdbc;
    private final DeskSettings settings;
    private final Clock clock;

    DeskHolds(JdbcClient jdbc, DeskSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** Who holds it now; null: nobody, or the time is over. */
    @Nullable
    DeskHold of(UUID stopId) {
        return jdbc.sql("select * from desk_hold where stop_id = ? and held_until > ?")
                .params(stopId, Timestamp.from(clock.instant()))
                .query((rs, n) -> read(rs))
                .optional()
                .orElse(null);
    }

    /** The same of many. */
    Map<UUID, DeskHold> of(Collection<UUID> stopIds) {
        return stopIds.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("select * from desk_hold where stop_id = any(?) and held_until > ?")
                        .params(stopIds.toArray(UUID[]::new), Timestamp.from(clock.instant()))
                        .query((rs, n) -> Map.entry(rs.getObject("stop_id", UUID.class), read(rs)))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Somebody else holds it: a person of the institution may not answer. A program is bound by no hold. */
    @Nullable
    DeskHold against(UUID stopId, Actor actor) {
        DeskHold hold = actor.program() ? null : of(stopId);
        return hold == null || hold.isOf(actor) ? null : hold;
    }

    /** From now on it is hers, whoever held it before. */
    void take(UUID stopId, Actor actor) {
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into desk_hold (stop_id, held_by, held_by_name, held_since, held_until)
                        values (?, ?, ?, ?, ?)
                        on conflict on constraint desk_hold_pk do update
                        set held_by = excluded.held_by, held_by_name = excluded.held_by_name,
                            held_since = excluded.held_since, held_until = excluded.held_until""")
                .params(stopId, actor.id(), actor.displayName(), Timestamp.from(now))
                .param(Timestamp.from(now.plus(settings.holdFor())))
                .update();
    }

    void end(UUID stopId) {
        jdbc.sql("delete from desk_hold where stop_id = ?").param(stopId).update();
    }

    private static DeskHold read(ResultSet rs) throws SQLException {
        return new DeskHold(
                rs.getObject("held_by", UUID.class),
                rs.getString("held_by_name"),
                rs.getTimestamp("held_since").toInstant(),
                rs.getTimestamp("held_until").toInstant());
    }
}
