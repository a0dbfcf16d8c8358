package cn.fanzha.command.audit.domain;

import cn.fanzha.command.audit.domain.AuditFinding.Kind;
import cn.fanzha.command.platform.crypto.AuditMac;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Checks the whole log against its seals, as it stands at one moment: each row that was changed, removed, inserted or
 * moved is named, also where several were. Rows stream: a million need no more memory than a thousand.
 *
 * <p>An end that was cut off from both tables shows by a link that was seen before: this process remembers the newest,
 * and an auditor gives those that she wrote down from the log.
 */
@Component
class AuditVerifier {

    /** A whole entry may wait so long for its link. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final int FETCH = 2_000;
    private static final int PROGRESS = 10_000;

    private final DataSource database;
    private final AuditMac mac;
    private final AuditSealer sealer;
    private final Clock clock;

    AuditVerifier(DataSource database, AuditMac mac, AuditSealer sealer, Clock clock) {
        this.database = database;
        this.mac = mac;
        this.sealer = sealer;
        this.clock = clock;
    }

    /**
     * @param anchors links that were written down outside the database
     * @param progress hears now and then how many links were looked at
     */
    AuditReport verify(List<AuditLink> anchors, LongConsumer progress) {
        List<AuditLink> known = new ArrayList<>(anchors);
        known.addAll(sealer.seen());
        try (Connection connection = database.getConnection()) {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            jdbc.setFetchSize(FETCH);
            AuditReport report = new Run(jdbc, known, progress).verify();
            connection.rollback();
            return report;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Run {
        private final JdbcTemplate jdbc;
        private final LongConsumer progress;
        private final AuditReport.Draft draft = new AuditReport.Draft();
        private final Map<Long, List<AuditLink>> anchors = new HashMap<>();
        private AuditLink previous = AuditLink.NONE;

        Run(JdbcTemplate jdbc, List<AuditLink> known, LongConsumer progress) {
            this.jdbc = jdbc;
            this.progress = progress;
            known.forEach(anchor -> anchors.computeIfAbsent(anchor.seq(), seq -> new ArrayList<>())
                    .add(anchor));
        }

        AuditReport verify() {
            jdbc.query(
                    "select c.seq, c.entry_id, c.hash, c.sealed_at, e.mac, " + AuditEntry.COLUMNS
                            + " from audit_chain c left join audit_entry e on e.id = c.entry_id order by c.seq",
                    this::link);
            Instant patience = clock.instant().minus(PATIENCE);
            jdbc.query(
                    "select e.mac, " + AuditEntry.COLUMNS + " from audit_entry e where not exists"
                            + " (select 1 from audit_chain c where c.entry_id = e.id) order by e.id",
                    row -> {
                        outsideTheChain(row, patience);
                    });
            anchors.keySet().stream().sorted().forEach(seq -> draft.found(Kind.ANCHOR_LOST, seq, null, null));
            return draft.report(previous);
        }

        private void link(ResultSet row) throws SQLException {
            long seq = row.getLong("seq");
            AuditLink stored = new AuditLink(seq, row.getBytes("hash"));
            boolean gap = seq != previous.seq() + 1;
            if (gap) {
                draft.found(Kind.LINKS_MISSING, seq - 1, null, null);
            }
            if (row.getObject("id") == null) {
                draft.found(Kind.REMOVED, seq, row.getLong("entry_id"), null);
            } else {
                AuditEntry entry = AuditEntry.read(row, 0);
                byte[] entryMac = row.getBytes("mac");
                boolean whole = Arrays.equals(entryMac, entry.mac(mac));
                Instant sealedAt = row.getTimestamp("sealed_at").toInstant();
                boolean linked = gap
                        || stored.sameHash(previous.next(mac, seq, entry.id(), entryMac, sealedAt)
                                .hash());
                if (!whole) {
                    draft.found(linked ? Kind.CHANGED : Kind.INSERTED, seq, entry.id(), about(entry));
                } else if (!linked) {
                    draft.found(Kind.REORDERED, seq, entry.id(), about(entry));
                }
            }
            List<AuditLink> here = anchors.get(seq);
            if (here != null && here.stream().allMatch(anchor -> anchor.sameHash(stored.hash()))) {
                anchors.remove(seq);
            }
            previous = stored;
            if (draft.link() % PROGRESS == 0) {
                progress.accept(seq);
            }
        }

        private void outsideTheChain(ResultSet row, Instant patience) throws SQLException {
            AuditEntry entry = AuditEntry.read(row, 0);
            if (!Arrays.equals(row.getBytes("mac"), entry.mac(mac))) {
                draft.found(Kind.INSERTED, null, entry.id(), about(entry));
            } else if (entry.at().isBefore(patience)) {
                draft.found(Kind.UNSEALED, null, entry.id(), about(entry));
            } else {
                draft.waiting();
            }
        }

        private String about(AuditEntry entry) {
            return entry.action() + " " + entry.subject();
        }
    }
}
