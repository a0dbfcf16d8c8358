package cn.fanzha.command.audit.domain;

import cn.fanzha.command.identity.CurrentActor;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.crypto.AuditMac;
import cn.fanzha.command.shared.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Writes the log. What was done is written in the transaction that does it, so that neither stands without the other;
 * a refused attempt, and a reading in a transaction that only reads, in a transaction of its own.
 */
@Component
class AuditLog {

    /** Stands for the actor of a request in which nobody is signed in. */
    static final String ANONYMOUS = "anonymous";

    private static final UUID NOBODY = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final CurrentActor actors;
    private final Units units;
    private final AuditMac mac;
    private final Clock clock;
    private final TransactionTemplate joined;
    private final TransactionTemplate own;

    AuditLog(
            JdbcClient jdbc,
            CurrentActor actors,
            Units units,
            AuditMac mac,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.actors = actors;
        this.units = units;
        this.mac = mac;
        this.clock = clock;
        this.joined = new TransactionTemplate(transactions);
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @EventListener
    void write(Audited event) {
        boolean apart = event.result() == Audited.Result.REFUSED
                || TransactionSynchronizationManager.isCurrentTransactionReadOnly();
        (apart ? own : joined).executeWithoutResult(status -> insert(entry(event)));
    }

    private AuditEntry entry(Audited event) {
        long id = jdbc.sql("select nextval('audit_entry_id_seq')")
                .query(Long.class)
                .single();
        HttpServletRequest request = request();
        Optional<Actor> found = actors.find().filter(actor -> !actor.isSystem());
        String nobody = request == null ? Actor.system().username() : ANONYMOUS;
        Optional<UnitRef> unit = found.flatMap(actor -> units.find(actor.unitId()));
        return new AuditEntry(
                id,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                found.map(Actor::id).orElse(NOBODY),
                AuditDetails.storable(found.map(Actor::username).orElse(nobody), 200),
                AuditDetails.storable(found.map(Actor::displayName).orElse(nobody), 200),
                found.map(Actor::unitId).orElse(null),
                unit.map(UnitRef::name).orElse(null),
                found.map(Actor::program).orElse(false),
                request == null ? null : AuditDetails.storableOrNull(request.getRemoteAddr(), 64),
                request == null ? null : AuditDetails.storableOrNull(request.getHeader("User-Agent"), 200),
                AuditDetails.storable(event.action(), 100),
                AuditDetails.storable(event.subjectType(), 100),
                AuditDetails.storable(event.subject(), 200),
                AuditDetails.of(event.details()),
                event.result());
    }

    private void insert(AuditEntry entry) {
        jdbc.sql("""
                insert into audit_entry (id, at, actor_id, actor_username, actor_name, actor_unit_id, actor_unit,
                    program, ip, user_agent, action, subject_type, subject, details, result, mac)
                values (:id, :at, :actor, :username, :name, :unitId, :unit,
                    :program, :ip, :agent, :action, :type, :subject, cast(:details as jsonb), :result, :mac)""")
                .param("id", entry.id())
                .param("at", Timestamp.from(entry.at()))
                .param("actor", entry.actorId())
                .param("username", entry.username())
                .param("name", entry.name())
                .param("unitId", entry.unitId(), Types.OTHER)
                .param("unit", entry.unit(), Types.VARCHAR)
                .param("program", entry.program())
                .param("ip", entry.ip(), Types.VARCHAR)
                .param("agent", entry.userAgent(), Types.VARCHAR)
                .param("action", entry.action())
                .param("type", entry.subjectType())
                .param("subject", entry.subject())
                .param("details", entry.details())
                .param("result", entry.result().name())
                .param("mac", entry.mac(mac))
                .update();
    }

    private static @Nullable HttpServletRequest request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest()
                : null;
    }
}
