package cn.fanzha.command.funds.domain;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.funds.Urgency;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseScope;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.Scope;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists of requests within the actor's scope: two statements a page, by keyset. */
@Component
public class StopLists {

    private static final int QUEUE_AT_MOST = 200;
    private static final Set<StopState> CARRIED_AT_ALL =
            EnumSet.of(StopState.STOPPED, StopState.EXPIRED, StopState.JOINED);

    private static final String COLUMNS = """
            select s.*, case when j.state in ('RELEASED', 'FROZEN') then null else coalesce(s.ends_at, j.ends_at) end as clock_end,
                   coalesce(s.amount_stopped, j.amount_stopped) as clock_amount
            from stop_payment s
                 left join lateral (select * from stop_payment held where held.id = s.joined_to limit 1) j on true
            where true""";
    private static final String IN_TREE = """
            (s.unit_id = any(?)
             or s.case_id in (select c.id from case_file c where c.unit_id = any(?))
             or s.case_id in (select w.case_id from case_viewer w where w.unit_id = any(?)))""";

    private final JdbcClient jdbc;
    private final Observables observables;
    private final PersonalDataCipher cipher;
    private final Continuations continuations;
    private final StopSettings settings;
    private final Clock clock;

    StopLists(
            JdbcClient jdbc,
            Observables observables,
            PersonalDataCipher cipher,
            Continuations continuations,
            StopSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.observables = observables;
        this.cipher = cipher;
        this.continuations = continuations;
        this.settings = settings;
        this.clock = clock;
    }

    /** The newest request first. */
    @Transactional(readOnly = true)
    public KeysetPage<StopRow> page(StopFilter filter, Actor actor, int size) {
        Query query = inScope(actor);
        StopState state = filter.state();
        if (state != null) {
            query.state(state, clock.instant());
        }
        if (filter.institutionId() != null) {
            query.and("s.institution_id = ?", filter.institutionId());
        }
        if (filter.mine()) {
            query.and("(s.officer_id = ? or s.second_officer_id = ?)", actor.id(), actor.id());
        }
        query.narrow(filter.narrowing());
        Cursor after = filter.after();
        if (after != null) {
            query.and("(s.requested_at, s.id) < (?, ?)", Timestamp.from(after.at()), after.id());
        }
        List<StopRow> rows = read(query, "s.requested_at desc, s.id desc", size + 1);
        return KeysetPage.of(rows, size, row -> new Cursor(row.requestedAt(), row.id()));
    }

    /** The requests with these numbers that lie in scope, the newest first. */
    @Transactional(readOnly = true)
    public List<StopRow> numbered(Collection<String> numbers, Actor actor) {
        Query query = inScope(actor);
        query.and("s.request_no = any(?)", (Object) numbers.toArray(String[]::new));
        return read(query, "s.requested_at desc, s.id desc", numbers.size());
    }

    /** All requests of a case, in the order in which they were sent; the caller has asked for the case. */
    @Transactional(readOnly = true)
    public List<StopRow> ofCase(CaseRef caseFile, Actor actor) {
        Query query = new Query(actor);
        query.and("s.case_id = ?", caseFile.id());
        return read(query, "s.requested_at, s.id", QUEUE_AT_MOST);
    }

    /** What the liaison's institution has still to answer, what burns most first; the first 200. */
    @Transactional(readOnly = true)
    public List<StopRow> queue(Actor liaison) {
        Query query = inScope(liaison);
        query.and("s.settled_at is null");
        query.parameters.add(Timestamp.from(clock.instant()));
        return read(query, Burning.order(settings, "?"), QUEUE_AT_MOST);
    }

    /** What her institution answered, and what was cancelled or joined meanwhile; the latest first. */
    @Transactional(readOnly = true)
    public KeysetPage<StopRow> settled(Actor liaison, @Nullable Cursor after, int size) {
        Query query = inScope(liaison);
        query.and("s.settled_at is not null and not s.inert");
        if (after != null) {
            query.and("(s.settled_at, s.id) < (?, ?)", Timestamp.from(after.at()), after.id());
        }
        List<StopRow> rows = read(query, "s.settled_at desc, s.id desc", size + 1);
        return KeysetPage.of(rows, size, row -> new Cursor(Objects.requireNonNull(row.settledAt()), row.id()));
    }

    private Query inScope(Actor actor) {
        Query query = new Query(actor);
        if (!(actor.scope() instanceof Scope.Institution)) {
            query.and(
                    CaseScope.positional(CaseScope.opensId("s.case_id", actor)),
                    actor.id(),
                    clock.instant().atOffset(ZoneOffset.UTC));
        }
        switch (actor.scope()) {
            case Scope.Everything all -> {}
            case Scope.Tree tree -> query.and(IN_TREE, tree.array(), tree.array(), tree.array());
            case Scope.Institution own -> query.and("s.institution_id = ?", own.institution());
            case Scope.Nothing nothing -> query.and("false");
        }
        return query;
    }

    private List<StopRow> read(Query query, String order, int limit) {
        Instant now = clock.instant();
        query.parameters.add(limit);
        List<Raw> found = jdbc.sql(COLUMNS + query.text + " order by " + order + " limit ?")
                .params(query.parameters)
                .query((rs, row) -> new Raw(rs.getObject("account_id", UUID.class), row(rs, now)))
                .list();
        Map<UUID, String> accounts =
                observables.masked(found.stream().map(Raw::account).distinct().toList());
        Map<UUID, Continuation> carried = continuations.of(
                found.stream()
                        .filter(raw -> CARRIED_AT_ALL.contains(raw.row.state()))
                        .map(raw -> raw.row.id())
                        .toList(),
                query.reader);
        return found.stream()
                .map(raw -> raw.row.with(Objects.requireNonNull(accounts.get(raw.account)), carried.get(raw.row.id())))
                .toList();
    }

    private StopRow row(ResultSet rs, Instant now) throws SQLException {
        StopState written = StopState.valueOf(rs.getString("state"));
        Instant requestedAt = rs.getTimestamp("requested_at").toInstant();
        Instant receivedAt = instant(rs, "received_at");
        Instant endsAt = instant(rs, "clock_end");
        boolean over = written == StopState.STOPPED && endsAt != null && !now.isBefore(endsAt);
        // who signs a request of another system is that system's business
        boolean signed = rs.getTimestamp("countersigned_at") != null || rs.getString("officer_name") == null;
        BigDecimal stopped = rs.getBigDecimal("clock_amount");
        return new StopRow(
                rs.getObject("id", UUID.class),
                rs.getString("request_no"),
                rs.getString("case_no"),
                rs.getObject("unit_id", UUID.class),
                rs.getObject("institution_id", UUID.class),
                "",
                Masks.name(cipher.decrypt(ValueKind.NAME, rs.getBytes("holder"))),
                Money.of(rs.getBigDecimal("amount")),
                over ? StopState.EXPIRED : written,
                written.isOpen() && !rs.getBoolean("inert"),
                Urgency.valueOf(rs.getString("urgency")),
                requestedAt,
                receivedAt,
                instant(rs, "settled_at"),
                endsAt,
                stopped == null ? null : Money.of(stopped),
                rs.getString("officer_name"),
                signed,
                !signed
                        && written != StopState.CANCELLED
                        && now.isAfter(requestedAt.plus(settings.countersignWithin())),
                !signed && written != StopState.CANCELLED && rs.getTimestamp("second_refused_at") != null,
                requestedAt.plus(receivedAt == null ? settings.receiveWithin() : settings.answerWithin()),
                null);
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private record Raw(UUID account, StopRow row) {}

    /** Fixed texts with their parameters; only what was asked for stands in the statement. */
    private static final class Query {
        private final Actor reader;
        private final StringBuilder text = new StringBuilder();
        private final List<Object> parameters = new ArrayList<>();

        Query(Actor reader) {
            this.reader = reader;
        }

        private void and(String condition, Object... values) {
            text.append(" and ").append(condition);
            parameters.addAll(List.of(values));
        }

        private void narrow(StopNarrowing to) {
            if (!to.units().isEmpty()) {
                and("s.unit_id = any(?)", (Object) to.units().toArray(UUID[]::new));
            }
            if (to.urgency() != null) {
                and("s.urgency = ?", to.urgency().name());
            }
            if (to.fraudType() != null) {
                and("exists (select from case_file c where c.id = s.case_id and c.fraud_type = ?)", to.fraudType());
            }
            and(to.counts().rows());
            if (to.from() != null) {
                and(to.counts().at() + " >= ?", Timestamp.from(to.from()));
            }
            if (to.until() != null) {
                and(to.counts().at() + " < ?", Timestamp.from(to.until()));
            }
        }

        private void state(StopState state, Instant now) {
            switch (state) {
                case STOPPED -> and("s.state = 'STOPPED' and s.ends_at > ?", Timestamp.from(now));
                case EXPIRED ->
                    and("(s.state = 'EXPIRED' or (s.state = 'STOPPED' and s.ends_at <= ?))", Timestamp.from(now));
                case REQUESTED -> and("s.state = 'REQUESTED' and not s.inert");
                case RECEIVED, REFUSED, RELEASED, FROZEN, CANCELLED, JOINED -> and("s.state = ?", state.name());
            }
        }
    }
}
