package cn.fanzha.command.observables.domain;

import cn.fanzha.command.observables.BlacklistSource;
import cn.fanzha.command.observables.BlacklistState;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.observables.domain.BlacklistView.Dispute;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the blacklist; all police see all of it, values masked. Programs get them in full, which the audit log notes. */
@Component
public class BlacklistReading {

    private static final String ROWS = """
            select b.*, o.type, o.value_enc, d.due_at as dispute_due
            from blacklist_entry b join observable o on o.id = b.observable_id
                 left join blacklist_dispute d on d.entry_id = b.id and d.decided_at is null
            where true""";

    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;
    private final BlacklistDisputeRepository disputes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BlacklistReading(
            JdbcClient jdbc,
            PersonalDataCipher cipher,
            BlacklistDisputeRepository disputes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.disputes = disputes;
        this.events = events;
        this.clock = clock;
    }

    /** An entry for a program: the value in full. */
    public record Change(BlacklistView entry, String value, Instant changedAt) {}

    /** The latest listed first. */
    @Transactional(readOnly = true)
    public KeysetPage<BlacklistView> page(BlacklistFilter filter, int size) {
        StringBuilder where = new StringBuilder();
        List<Object> values = new ArrayList<>();
        Timestamp now = Timestamp.from(clock.instant());
        BlacklistState state = filter.state();
        if (state != null) {
            switch (state) {
                case LISTED -> and(where, values, "b.removed_at is null and b.expires_at > ? and d.id is null", now);
                case DISPUTED ->
                    and(where, values, "b.removed_at is null and b.expires_at > ? and d.id is not null", now);
                case EXPIRED -> and(where, values, "b.removed_at is null and b.expires_at <= ?", now);
                case REMOVED -> and(where, values, "b.removed_at is not null");
            }
        }
        if (filter.type() != null) {
            and(where, values, "o.type = ?", filter.type().name());
        }
        if (filter.source() != null) {
            and(where, values, "b.source = ?", filter.source().name());
        }
        if (filter.unitId() != null) {
            and(where, values, "b.unit_id = ?", filter.unitId());
        }
        Cursor after = filter.after();
        if (after != null) {
            and(where, values, "(b.listed_at, b.id) < (?, ?)", Timestamp.from(after.at()), after.id());
        }
        values.add(size + 1);
        List<BlacklistView> rows = jdbc.sql(ROWS + where + " order by b.listed_at desc, b.id desc limit ?")
                .params(values)
                .query((rs, n) -> view(rs, value(rs)))
                .list();
        return KeysetPage.of(rows, size, row -> new Cursor(row.listedAt(), row.id()));
    }

    /** All stays of an observable, the latest first, each with its disputes. */
    @Transactional(readOnly = true)
    public List<BlacklistView> of(UUID observable) {
        return jdbc
                .sql(ROWS + " and b.observable_id = ? order by b.listed_at desc limit 50")
                .param(observable)
                .query((rs, n) -> view(rs, value(rs)))
                .list()
                .stream()
                .map(this::withDisputes)
                .toList();
    }

    /** One entry with its disputes; opening it is audited, for it names the holder. */
    @Transactional
    public BlacklistView open(UUID id) {
        BlacklistView entry = jdbc.sql(ROWS + " and b.id = ?")
                .param(id)
                .query((rs, n) -> view(rs, value(rs)))
                .optional()
                .orElseThrow(() -> new NotFoundException("blacklist", id));
        events.publishEvent(Audited.done("blacklist.open", "blacklist", id.toString(), Map.of("value", entry.value())));
        return withDisputes(entry);
    }

    /**
     * What was listed, disputed, decided, removed or has run out since a moment, the earliest change first. A page that
     * is asked for again from its last row misses nothing; a row may come twice.
     */
    @Transactional
    public KeysetPage<Change> changes(@Nullable Instant since, @Nullable Cursor after, int size) {
        StringBuilder where = new StringBuilder();
        List<Object> values = new ArrayList<>();
        if (since != null) {
            and(where, values, "b.changed_at >= ?", Timestamp.from(since));
        }
        if (after != null) {
            and(where, values, "(b.changed_at, b.id) > (?, ?)", Timestamp.from(after.at()), after.id());
        }
        values.add(size + 1);
        List<Change> rows = jdbc.sql(ROWS + where + " order by b.changed_at, b.id limit ?")
                .params(values)
                .query((rs, n) -> {
                    ObservableValue value = value(rs);
                    return new Change(view(rs, value), value.value(), instant(rs, "changed_at"));
                })
                .list();
        KeysetPage<Change> page = KeysetPage.of(
                rows, size, row -> new Cursor(row.changedAt(), row.entry().id()));
        events.publishEvent(Audited.done(
                "blacklist.export",
                "blacklist",
                "changes",
                Map.of("rows", page.rows().size())));
        return page;
    }

    private BlacklistView withDisputes(BlacklistView entry) {
        return entry.with(disputes.findByEntryIdOrderByRegisteredAtDesc(entry.id()).stream()
                .map(one -> new Dispute(
                        Masks.name(one.holderName),
                        Masks.phone(one.holderPhone),
                        one.objection,
                        one.registeredAt,
                        one.registeredByName,
                        one.dueAt,
                        one.decidedAt,
                        one.decidedByName,
                        Boolean.TRUE.equals(one.upheld),
                        one.decisionReason))
                .toList());
    }

    private BlacklistView view(ResultSet rs, ObservableValue value) throws SQLException {
        Instant now = clock.instant();
        Timestamp removed = rs.getTimestamp("removed_at");
        Timestamp due = rs.getTimestamp("dispute_due");
        Instant expires = instant(rs, "expires_at");
        return new BlacklistView(
                rs.getObject("id", UUID.class),
                rs.getObject("observable_id", UUID.class),
                value.type(),
                value.masked(),
                BlacklistSource.valueOf(rs.getString("source")),
                rs.getString("reason"),
                rs.getObject("unit_id", UUID.class),
                instant(rs, "listed_at"),
                rs.getString("listed_by_name"),
                expires,
                state(removed != null, !now.isBefore(expires), due != null),
                removed == null ? null : removed.toInstant(),
                rs.getString("removed_by_name"),
                rs.getString("removal_reason"),
                due == null ? null : due.toInstant(),
                List.of());
    }

    private static BlacklistState state(boolean removed, boolean over, boolean disputed) {
        if (removed) {
            return BlacklistState.REMOVED;
        }
        if (over) {
            return BlacklistState.EXPIRED;
        }
        return disputed ? BlacklistState.DISPUTED : BlacklistState.LISTED;
    }

    private ObservableValue value(ResultSet rs) throws SQLException {
        ObservableType type = ObservableType.valueOf(rs.getString("type"));
        return new ObservableValue(type, cipher.decrypt(type.valueKind(), rs.getBytes("value_enc")));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getTimestamp(column).toInstant();
    }

    private static void and(StringBuilder where, List<Object> values, String condition, Object... parameters) {
        where.append(" and ").append(condition);
        values.addAll(List.of(parameters));
    }
}
