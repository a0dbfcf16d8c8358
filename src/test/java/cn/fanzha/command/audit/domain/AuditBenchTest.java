package cn.fanzha.command.audit.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.crypto.AuditMac;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What an entry costs its transaction, and what sealing and verifying a long log take. Printed, not asserted. */
@IntegrationTest
@Tag("bench")
class AuditBenchTest {

    private static final Logger log = LoggerFactory.getLogger(AuditBenchTest.class);
    private static final int ROWS = Integer.getInteger("audit.rows", 300_000);
    private static final int BATCH = 10_000;

    @Autowired
    AuditMac mac;

    @Autowired
    AuditSealer sealer;

    @Autowired
    AuditVerifier verifier;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Clock clock;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void anEntryWithinATransaction() {
        Audited event = Audited.done("bench.change", "bench", "one", Map.of("before", "1", "after", "2"));
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        double bare = perSecond(1_000, () -> transaction.executeWithoutResult(status -> plainInsert()));
        double audited = perSecond(1_000, () -> transaction.executeWithoutResult(status -> events.publishEvent(event)));
        log.info("Transactions a second: {} with one plain insert, {} with one audit entry", bare, audited);
    }

    @Test
    void aLongLog() throws SQLException {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try (Connection held = TestDatabase.server().asSuperuser().getConnection()) {
            held.createStatement().execute("select pg_advisory_lock(" + AuditSealer.LOCK + ")");
            for (int done = 0; done < ROWS; done += BATCH) {
                insert(at);
            }
        }
        Instant start = clock.instant();
        long sealed = sealer.seal(10L * ROWS);
        Duration sealing = Duration.between(start, clock.instant());
        start = clock.instant();
        AuditReport report = verifier.verify(List.of(), seen -> {});
        Duration verifying = Duration.between(start, clock.instant());
        log.info(
                "{} entries sealed in {}, {} links verified in {}, {} MB of heap in use",
                sealed,
                sealing,
                report.links(),
                verifying,
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        assertThat(report.clean()).isTrue();
    }

    private void plainInsert() {
        jdbc.update(
                "insert into audit_verification (id, started_at, started_by, heard_at, finished_at)"
                        + " values (?, now(), 'bench', now(), now())",
                UUID.randomUUID());
    }

    private void insert(Instant at) {
        long first = jdbc.queryForList(
                        "select nextval('audit_entry_id_seq') from generate_series(1, ?)", Long.class, BATCH)
                .getFirst();
        List<AuditEntry> entries = LongStream.range(first, first + BATCH)
                .mapToObj(id -> new AuditEntry(
                        id,
                        at,
                        new UUID(0, 0),
                        "bench",
                        "bench",
                        null,
                        null,
                        false,
                        "10.0.0.1",
                        "agent",
                        "bench.change",
                        "bench",
                        "A" + id,
                        "{\"after\":{\"n\":2},\"before\":{\"n\":1}}",
                        Audited.Result.DONE))
                .toList();
        jdbc.batchUpdate(
                "insert into audit_entry (id, at, actor_id, actor_username, actor_name, program, ip, user_agent, action,"
                        + " subject_type, subject, details, result, mac)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), ?, ?)",
                entries,
                BATCH,
                (row, entry) -> {
                    row.setLong(1, entry.id());
                    row.setTimestamp(2, Timestamp.from(entry.at()));
                    row.setObject(3, entry.actorId());
                    row.setString(4, entry.username());
                    row.setString(5, entry.name());
                    row.setBoolean(6, entry.program());
                    row.setString(7, entry.ip());
                    row.setString(8, entry.userAgent());
                    row.setString(9, entry.action());
                    row.setString(10, entry.subjectType());
                    row.setString(11, entry.subject());
                    row.setString(12, entry.details());
                    row.setString(13, entry.result().name());
                    row.setBytes(14, entry.mac(mac));
                });
    }

    private double perSecond(int times, Runnable work) {
        work.run();
        Instant start = clock.instant();
        for (int i = 0; i < times; i++) {
            work.run();
        }
        return Math.round(
                1000.0 * times / Duration.between(start, clock.instant()).toMillis());
    }
}
