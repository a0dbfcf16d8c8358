package cn.fanzha.command.cases.domain;

import cn.fanzha.command.identity.AccountRef;
import cn.fanzha.command.identity.Accounts;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows behind restrictions and task forces: who was named for a case, by whom, until when. */
@Component
public class CaseReaders {

    private final JdbcClient jdbc;
    private final Accounts accounts;

    CaseReaders(JdbcClient jdbc, Accounts accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    /** Why people are named: a restriction, or a task force. */
    enum Kind {
        NAMED,
        TASK_FORCE
    }

    /** A restriction that stands. */
    public record Restriction(String reason, UUID unitId, Instant setAt, String setter) {}

    /** A task force that has not ended. */
    public record Force(UUID id, String name, Instant endsAt, Instant setAt, String setter) {}

    /** The people who may be named: active, and of the police. */
    List<AccountRef> nameable(Collection<UUID> ids) {
        return ids.stream()
                .distinct()
                .flatMap(id -> accounts.find(id).stream())
                .filter(person -> person.active() && person.roles().stream().anyMatch(CaseAccess.POLICE::contains))
                .toList();
    }

    List<AccountRef> people(UUID caseId, Kind kind) {
        return jdbc
                .sql("select account_id from case_reader where case_id = ? and kind = ?")
                .params(caseId, kind.name())
                .query((rs, n) -> rs.getObject(1, UUID.class))
                .list()
                .stream()
                .flatMap(id -> accounts.find(id).stream())
                .toList();
    }

    void name(UUID caseId, Kind kind, Collection<UUID> people, @Nullable Instant endsAt) {
        jdbc.sql("delete from case_reader where case_id = ? and kind = ?")
                .params(caseId, kind.name())
                .update();
        for (UUID person : people) {
            jdbc.sql("insert into case_reader (case_id, account_id, kind, ends_at) values (?, ?, ?, ?)")
                    .param(caseId)
                    .param(person)
                    .param(kind.name())
                    .param(endsAt == null ? null : endsAt.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    Optional<Restriction> restriction(UUID caseId) {
        return jdbc.sql("select reason, unit_id, set_at, setter from case_restriction"
                        + " where case_id = ? and lifted_at is null")
                .param(caseId)
                .query((rs, n) -> new Restriction(
                        rs.getString("reason"),
                        rs.getObject("unit_id", UUID.class),
                        rs.getTimestamp("set_at").toInstant(),
                        rs.getString("setter")))
                .optional();
    }

    void restrict(UUID caseId, String reason, Actor actor, Instant now) {
        jdbc.sql("insert into case_restriction (id, case_id, reason, unit_id, set_at, set_by, setter)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        Ids.next(),
                        caseId,
                        reason,
                        actor.unitId(),
                        now.atOffset(ZoneOffset.UTC),
                        actor.id(),
                        actor.displayName())
                .update();
    }

    void lift(UUID caseId, String reason, Actor actor, Instant now) {
        jdbc.sql("update case_restriction set lifted_at = ?, lifter = ?, lift_reason = ?"
                        + " where case_id = ? and lifted_at is null")
                .params(now.atOffset(ZoneOffset.UTC), actor.displayName(), reason, caseId)
                .update();
    }

    /** The force that runs at that time: it ends by itself. */
    Optional<Force> force(UUID caseId, Instant now) {
        return jdbc.sql("""
                        select id, name, ends_at, set_at, setter from case_task_force
                        where case_id = ? and ended_at is null and ends_at > ? order by id desc limit 1""")
                .params(caseId, Timestamp.from(now))
                .query((rs, n) -> new Force(
                        rs.getObject("id", UUID.class),
                        rs.getString("name"),
                        rs.getTimestamp("ends_at").toInstant(),
                        rs.getTimestamp("set_at").toInstant(),
                        rs.getString("setter")))
                .optional();
    }

    void gather(UUID caseId, String name, Instant endsAt, Actor actor, Instant now) {
        jdbc.sql("insert into case_task_force (id, case_id, name, ends_at, set_at, set_by, setter)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        Ids.next(),
                        caseId,
                        name,
                        endsAt.atOffset(ZoneOffset.UTC),
                        now.atOffset(ZoneOffset.UTC),
                        actor.id(),
                        actor.displayName())
                .update();
    }

    void end(UUID caseId, String reason, Actor actor, Instant now) {
        jdbc.sql("update case_task_force set ended_at = ?, ender = ?, end_reason = ?"
                        + " where case_id = ? and ended_at is null")
                .params(now.atOffset(ZoneOffset.UTC), actor.displayName(), reason, caseId)
                .update();
    }
}
