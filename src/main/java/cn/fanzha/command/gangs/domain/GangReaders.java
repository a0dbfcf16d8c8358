package cn.fanzha.command.gangs.domain;

import cn.fanzha.command.identity.AccountRef;
import cn.fanzha.command.identity.Accounts;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of gangs' task forces: who sees a gang whatever the own unit, and until when. */
@Component
public class GangReaders {

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Clock clock;

    GangReaders(JdbcClient jdbc, Accounts accounts, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** A task force that has not ended; {@code endsAt}: the first moment at which it sees the gang no more. */
    public record Force(String name, Instant endsAt, Instant setAt, String setter) {}

    /** The actor was named for the gang, and the task force runs. */
    boolean named(UUID gang, Actor actor) {
        return jdbc.sql("select exists (select from gang_reader where gang_id = ? and account_id = ? and ends_at > ?)")
                .params(gang, actor.id(), clock.instant().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** Gangs {@code t} for which the actor was named are the actor's, too. */
    void widen(Conditions where, Actor actor) {
        where.orElse(
                "t.id in (select r.gang_id from gang_reader r where r.account_id = ? and r.ends_at > ?)",
                actor.id(),
                clock.instant().atOffset(ZoneOffset.UTC));
    }

    Optional<Force> force(UUID gang) {
        return jdbc.sql("""
                        select name, ends_at, set_at, setter from gang_task_force
                        where gang_id = ? and ended_at is null and ends_at > ? order by id desc limit 1""")
                .params(gang, clock.instant().atOffset(ZoneOffset.UTC))
                .query((rs, n) -> new Force(
                        rs.getString("name"),
                        rs.getTimestamp("ends_at").toInstant(),
                        rs.getTimestamp("set_at").toInstant(),
                        rs.getString("setter")))
                .optional();
    }

    List<AccountRef> people(UUID gang) {
        return jdbc
                .sql("select account_id from gang_reader where gang_id = ? and ends_at > ?")
                .params(gang, clock.instant().atOffset(ZoneOffset.UTC))
                .query((rs, n) -> rs.getObject(1, UUID.class))
                .list()
                .stream()
                .flatMap(id -> accounts.find(id).stream())
                .toList();
    }

    void gather(UUID gang, String name, Collection<UUID> people, Instant endsAt, Actor actor, Instant now) {
        jdbc.sql("insert into gang_task_force (id, gang_id, name, ends_at, set_at, set_by, setter)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        Ids.next(),
                        gang,
                        name,
                        endsAt.atOffset(ZoneOffset.UTC),
                        now.atOffset(ZoneOffset.UTC),
                        actor.id(),
                        actor.displayName())
                .update();
        for (UUID person : people) {
            jdbc.sql("insert into gang_reader (gang_id, account_id, ends_at) values (?, ?, ?)")
                    .params(gang, person, endsAt.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    /** Ends what runs; that it ran stays. */
    void end(UUID gang, @Nullable String reason, Actor actor, Instant now) {
        jdbc.sql("update gang_task_force set ended_at = ?, ender = ?, end_reason = ?"
                        + " where gang_id = ? and ended_at is null")
                .param(now.atOffset(ZoneOffset.UTC))
                .param(actor.displayName())
                .param(reason)
                .param(gang)
                .update();
        jdbc.sql("delete from gang_reader where gang_id = ?").param(gang).update();
    }
}
