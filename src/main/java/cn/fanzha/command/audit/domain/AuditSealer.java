package cn.fanzha.command.audit.domain;

import cn.fanzha.command.platform.crypto.AuditMac;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Chains the entries that were written since, each second, whichever instance comes first: whoever changes, removes or
 * exchanges one afterwards breaks the chain. Entries are not chained as they are written, for then every writer would
 * wait for every other.
 */
@Component
class AuditSealer {

    /** Entries commit in another order than their numbers: so many numbers back are looked at again each second. */
    static final long OVERLAP = 5_000;

    /** And so many each hour, for a transaction that took very long. */
    static final long HOURLY_OVERLAP = 1_000_000;

    /** Held while one instance seals. */
    static final long LOCK = 0x6175646974L;

    private static final Logger log = LoggerFactory.getLogger(AuditSealer.class);
    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final AuditMac mac;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final List<AuditLink> lost = new CopyOnWriteArrayList<>();
    private volatile AuditLink remembered = AuditLink.NONE;

    AuditSealer(
            JdbcClient jdbc,
            JdbcTemplate template,
            AuditMac mac,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.template = template;
        this.mac = mac;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Unsealed(AuditEntry entry, byte[] mac) {}

    private record Sealed(AuditLink head, long count) {}

    @Scheduled(fixedDelay = 1_000, initialDelay = 1_000)
    synchronized void everySecond() {
        try {
            seal(OVERLAP);
        } catch (DataAccessException | TransactionException e) {
            log.warn("The audit log was not sealed; the next second tries again", e);
        }
    }

    /**
     * Looks far back for latecomers, and writes the newest link to the log: the anchor outside the database. Waits for
     * the second's turn, which would otherwise hold the lock and have it do nothing for an hour.
     */
    @Scheduled(fixedDelay = 3_600_000, initialDelay = 5_000)
    synchronized void everyHour() {
        try {
            seal(HOURLY_OVERLAP);
            AuditLink head = head();
            if (head.seq() > 0) {
                log.info("Audit anchor {}", head);
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("The audit log's anchor was not written; the next hour tries again", e);
        }
    }

    /**
     * Chains what isn't yet. An entry whose own seal is wrong was not written by this program: it stays outside the
     * chain, where the verification finds it.
     *
     * @param overlap how many numbers before the greatest chained one are looked at again
     * @return the number of entries chained; 0 also while another instance is at it
     */
    long seal(long overlap) {
        Sealed sealed = transaction.execute(status -> {
            boolean mine = jdbc.sql("select pg_try_advisory_xact_lock(?)")
                    .param(LOCK)
                    .query(Boolean.class)
                    .single();
            return mine ? sealAlone(overlap) : null;
        });
        if (sealed == null) {
            return 0;
        }
        remembered = sealed.head();
        return sealed.count();
    }

    /** Links that this process has seen and that the chain no longer has, and the newest that it has seen. */
    List<AuditLink> seen() {
        List<AuditLink> seen = new ArrayList<>(lost);
        if (remembered.seq() > 0) {
            seen.add(remembered);
        }
        return seen;
    }

    private Sealed sealAlone(long overlap) {
        AuditLink head = head();
        AuditLink before = remembered;
        if (head.seq() < before.seq() || head.seq() == before.seq() && !head.sameHash(before.hash())) {
            log.error("The audit chain was cut off or exchanged: link {} was there and is gone", before);
            lost.add(before);
        }
        long count = 0;
        long after = jdbc.sql("select coalesce(max(entry_id), 0) from audit_chain")
                        .query(Long.class)
                        .single()
                - overlap;
        List<Unsealed> batch;
        do {
            batch = unsealed(after);
            List<Unsealed> genuine = batch.stream()
                    .filter(row -> Arrays.equals(row.mac(), row.entry().mac(mac)))
                    .toList();
            if (!genuine.isEmpty()) {
                head = chain(head, genuine);
                count += genuine.size();
            }
            after = batch.isEmpty() ? after : batch.getLast().entry().id();
        } while (batch.size() == BATCH);
        return new Sealed(head, count);
    }

    private List<Unsealed> unsealed(long after) {
        return jdbc.sql("select " + AuditEntry.COLUMNS + ", e.mac from audit_entry e where e.id > ?"
                        + " and not exists (select 1 from audit_chain c where c.entry_id = e.id)"
                        + " order by e.id limit " + BATCH)
                .param(after)
                .query((row, number) -> new Unsealed(AuditEntry.read(row, number), row.getBytes("mac")))
                .list();
    }

    private AuditLink chain(AuditLink head, List<Unsealed> entries) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Long[] seqs = new Long[entries.size()];
        Long[] ids = new Long[entries.size()];
        byte[][] hashes = new byte[entries.size()][];
        AuditLink link = head;
        for (int i = 0; i < ids.length; i++) {
            Unsealed row = entries.get(i);
            link = link.next(mac, link.seq() + 1, row.entry().id(), row.mac(), now);
            seqs[i] = link.seq();
            ids[i] = row.entry().id();
            hashes[i] = link.hash();
        }
        template.execute((ConnectionCallback<Integer>) connection -> insert(connection, seqs, ids, hashes, now));
        return link;
    }

    private static int insert(Connection connection, Long[] seqs, Long[] ids, byte[][] hashes, Instant now)
            throws SQLException {
        try (var insert = connection.prepareStatement("insert into audit_chain (seq, entry_id, hash, sealed_at)"
                + " select s, i, h, ? from unnest(?::bigint[], ?::bigint[], ?::bytea[]) as link (s, i, h)")) {
            insert.setTimestamp(1, Timestamp.from(now));
            insert.setArray(2, connection.createArrayOf("bigint", seqs));
            insert.setArray(3, connection.createArrayOf("bigint", ids));
            insert.setArray(4, connection.createArrayOf("bytea", hashes));
            return insert.executeUpdate();
        }
    }

    private AuditLink head() {
        return jdbc.sql("select seq, hash from audit_chain order by seq desc limit 1")
                .query((row, number) -> new AuditLink(row.getLong("seq"), row.getBytes("hash")))
                .optional()
                .orElse(AuditLink.NONE);
    }
}
