package cn.fanzha.command.audit.domain;

import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Runs of the verification that the auditor started: beside the request, so that a long log costs no time-out. */
@Component
@PreAuthorize("hasRole('AUDITOR')")
public class AuditVerifications {

    /** A run that was not heard of for so long has ended with its process. */
    static final Duration SILENCE = Duration.ofMinutes(2);

    private static final Logger log = LoggerFactory.getLogger(AuditVerifications.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final int SHOWN = 10;

    private final JdbcClient jdbc;
    private final AuditVerifier verifier;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AuditVerifications(JdbcClient jdbc, AuditVerifier verifier, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.verifier = verifier;
        this.events = events;
        this.clock = clock;
    }

    /** How far a run is. */
    public enum State {
        RUNNING,
        CLEAN,
        FAULTY,
        INTERRUPTED
    }

    /**
     * One run.
     *
     * @param seen links looked at so far
     * @param report null until it is finished
     */
    public record Run(
            UUID id,
            Instant startedAt,
            String startedBy,
            @Nullable Instant finishedAt,
            long seen,
            State state,
            @Nullable AuditReport report) {}

    /**
     * Starts a run and returns at once. Publishes {@code audit.verify}.
     *
     * @param anchors links that the auditor wrote down, {@code 4711:9f3c…}
     * @return false while another run is going on
     */
    public boolean start(Actor actor, List<String> anchors) {
        List<AuditLink> known = anchors.stream().map(AuditLink::of).toList();
        UUID id = Ids.next();
        Timestamp now = Timestamp.from(clock.instant());
        int started = jdbc.sql("""
                insert into audit_verification (id, started_at, started_by, heard_at)
                select :id, :now, :by, :now where not exists
                    (select 1 from audit_verification where finished_at is null and heard_at > :silent)""")
                .param("id", id)
                .param("now", now)
                .param("by", actor.displayName())
                .param("silent", Timestamp.from(clock.instant().minus(SILENCE)))
                .update();
        if (started == 0) {
            return false;
        }
        events.publishEvent(Audited.done("audit.verify", "audit", id.toString(), Map.of("anchors", anchors)));
        Thread.ofVirtual().name("audit-verification").start(() -> run(id, known));
        return true;
    }

    /** The last runs, the newest first. */
    public List<Run> latest() {
        return jdbc.sql("select id, started_at, started_by, heard_at, finished_at, seen, faults, report::text as report"
                        + " from audit_verification order by started_at desc limit " + SHOWN)
                .query(this::row)
                .list();
    }

    private void run(UUID id, List<AuditLink> anchors) {
        try {
            AuditReport report = verifier.verify(
                    anchors,
                    seen -> jdbc.sql("update audit_verification set heard_at = ?, seen = ? where id = ?")
                            .params(Timestamp.from(clock.instant()), seen, id)
                            .update());
            Timestamp now = Timestamp.from(clock.instant());
            jdbc.sql("update audit_verification set heard_at = ?, finished_at = ?, seen = ?, faults = ?,"
                            + " report = cast(? as jsonb) where id = ?")
                    .params(now, now, report.links(), report.faults(), JSON.writeValueAsString(report), id)
                    .update();
            if (!report.clean()) {
                log.error("The audit log was tampered with: {} faults, see verification {}", report.faults(), id);
            }
        } catch (RuntimeException e) {
            log.error("Verification {} of the audit log did not come to its end", id, e);
        }
    }

    private Run row(ResultSet row, int number) throws SQLException {
        Timestamp finished = row.getTimestamp("finished_at");
        Instant heard = row.getTimestamp("heard_at").toInstant();
        String report = row.getString("report");
        State state = finished != null
                ? row.getLong("faults") == 0 ? State.CLEAN : State.FAULTY
                : heard.isBefore(clock.instant().minus(SILENCE)) ? State.INTERRUPTED : State.RUNNING;
        return new Run(
                row.getObject("id", UUID.class),
                row.getTimestamp("started_at").toInstant(),
                row.getString("started_by"),
                finished == null ? null : finished.toInstant(),
                row.getLong("seen"),
                state,
                report == null ? null : JSON.readValue(report, AuditReport.class));
    }
}
