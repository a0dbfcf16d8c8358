package cn.fanzha.command.audit.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.crypto.AuditMac;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One line of the log, as it was written.
 *
 * @param id drawn in the order of writing; a change that was rolled back leaves a gap
 * @param actorId the account or API client; the nil UUID where nobody was signed in
 * @param unit name of the actor's unit at that time
 * @param program an API client acted, not a person
 * @param ip the address that the request came from; null for the system's own jobs
 * @param details what stood before and after, as JSON
 */
public record AuditEntry(
        long id,
        Instant at,
        UUID actorId,
        String username,
        String name,
        @Nullable UUID unitId,
        @Nullable String unit,
        boolean program,
        @Nullable String ip,
        @Nullable String userAgent,
        String action,
        String subjectType,
        String subject,
        String details,
        Audited.Result result) {

    static final String COLUMNS = "e.id, e.at, e.actor_id, e.actor_username, e.actor_name, e.actor_unit_id,"
            + " e.actor_unit, e.program, e.ip, e.user_agent, e.action, e.subject_type, e.subject,"
            + " e.details::text as details, e.result";

    static AuditEntry read(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getObject("actor_id", UUID.class),
                row.getString("actor_username"),
                row.getString("actor_name"),
                row.getObject("actor_unit_id", UUID.class),
                row.getString("actor_unit"),
                row.getBoolean("program"),
                row.getString("ip"),
                row.getString("user_agent"),
                row.getString("action"),
                row.getString("subject_type"),
                row.getString("subject"),
                row.getString("details"),
                Audited.Result.valueOf(row.getString("result")));
    }

    /** The seal over every column, the number included: an absent value differs from an empty one. */
    byte[] mac(AuditMac mac) {
        return mac.of(Stream.of(
                        id,
                        ChronoUnit.MICROS.between(Instant.EPOCH, at),
                        actorId,
                        username,
                        name,
                        unitId,
                        unit,
                        program,
                        ip,
                        userAgent,
                        action,
                        subjectType,
                        subject,
                        AuditDetails.canonical(details),
                        result)
                .map(part -> (part == null ? "-" : "=" + part).getBytes(UTF_8))
                .toArray(byte[][]::new));
    }

    /** A person or program was signed in. */
    public boolean hasActor() {
        return !Objects.equals(actorId, new UUID(0, 0));
    }
}
