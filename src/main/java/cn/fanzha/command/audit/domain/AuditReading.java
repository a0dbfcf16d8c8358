package cn.fanzha.command.audit.domain;

import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.crypto.AuditMac;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.NotFoundException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The auditor reads the log; that is written to the log, too. */
@Component
@PreAuthorize("hasRole('AUDITOR')")
public class AuditReading {

    private final JdbcClient jdbc;
    private final AuditMac mac;
    private final ApplicationEventPublisher events;

    AuditReading(JdbcClient jdbc, AuditMac mac, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.mac = mac;
        this.events = events;
    }

    /**
     * An entry with its seal.
     *
     * @param whole the seal fits what the entry says
     * @param link the entry's link of the chain as an anchor; null while it waits to be sealed
     */
    public record Sealed(
            AuditEntry entry,
            boolean whole,
            @Nullable String link,
            @Nullable Instant sealedAt) {}

    /** The newest first. Publishes {@code audit.read}. */
    @Transactional
    public KeysetPage<AuditEntry> page(AuditFilter filter, int size) {
        var conditions = new ArrayList<String>();
        Map<String, Object> params = new LinkedHashMap<>();
        if (filter.who() != null) {
            conditions.add("(e.actor_username = :who or e.actor_name = :who)");
            params.put("who", filter.who());
        }
        if (filter.action() != null) {
            conditions.add("(e.action = :action or e.action >= :first and e.action < :behind)");
            params.put("action", filter.action());
            params.put("first", filter.action() + ".");
            params.put("behind", filter.action() + "/");
        }
        if (filter.subject() != null) {
            conditions.add("e.subject = :subject");
            params.put("subject", filter.subject());
        }
        if (filter.from() != null) {
            conditions.add("e.at >= :from");
            params.put("from", Timestamp.from(filter.from()));
        }
        if (filter.until() != null) {
            conditions.add("e.at < :until");
            params.put("until", Timestamp.from(filter.until()));
        }
        if (filter.result() != null) {
            // a word of the index's own condition, so no parameter
            conditions.add(filter.result() == Audited.Result.REFUSED ? "e.result = 'REFUSED'" : "e.result = 'DONE'");
        }
        if (filter.after() != null) {
            conditions.add("(e.at, e.id) < (:at, :id)");
            params.put("at", Timestamp.from(filter.after().at()));
            params.put("id", filter.after().id().getLeastSignificantBits());
        }
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        List<AuditEntry> rows = jdbc.sql("select " + AuditEntry.COLUMNS + " from audit_entry e" + where
                        + " order by e.at desc, e.id desc limit " + (size + 1))
                .params(params)
                .query(AuditEntry::read)
                .list();
        events.publishEvent(Audited.done("audit.read", "audit", "log", filter.described()));
        return KeysetPage.of(rows, size, row -> new Cursor(row.at(), new UUID(0, row.id())));
    }

    /**
     * One entry. Publishes {@code audit.open}.
     *
     * @throws NotFoundException there is no entry of that number
     */
    @Transactional
    public Sealed open(long id) {
        Sealed found = jdbc.sql("select " + AuditEntry.COLUMNS + ", e.mac, c.seq, c.hash, c.sealed_at"
                        + " from audit_entry e left join audit_chain c on c.entry_id = e.id where e.id = ?")
                .param(id)
                .query((row, number) -> {
                    AuditEntry entry = AuditEntry.read(row, number);
                    Timestamp sealedAt = row.getTimestamp("sealed_at");
                    return new Sealed(
                            entry,
                            Arrays.equals(row.getBytes("mac"), entry.mac(mac)),
                            sealedAt == null
                                    ? null
                                    : new AuditLink(row.getLong("seq"), row.getBytes("hash")).toString(),
                            sealedAt == null ? null : sealedAt.toInstant());
                })
                .optional()
                .orElseThrow(() -> new NotFoundException("audit", id));
        events.publishEvent(Audited.done("audit.open", "audit", String.valueOf(id), Map.of()));
        return found;
    }
}
