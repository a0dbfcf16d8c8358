package cn.fanzha.command.returns.domain;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.returns.ReturnStage;
import cn.fanzha.command.returns.ReturnWay;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseScope;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists of returns within the actor's scope: two statements a page, by keyset. */
@Component
public class ReturnLists {

    private static final int AT_MOST = 200;

    private static final String COLUMNS = """
            select r.*, (select count(*) from return_application a where a.return_id = r.id and a.withdrawn_at is null) as applicants,
                   p.open, p.total, p.paid
            from return_case r join case_file c on c.id = r.case_id cross join lateral (
                 select count(*) filter (where s.state = 'OPEN') as open, coalesce(sum(s.amount), 0) as total,
                        coalesce(sum(s.amount) filter (where s.state = 'RETURNED'), 0) as paid
                 from return_share s where s.return_id = r.id and s.round = r.round) p
            where true""";
    private static final String WITHIN = """
            (c.unit_id = any(?) or exists (select from case_viewer w where w.case_id = r.case_id and w.unit_id = any(?)))""";

    private final JdbcClient jdbc;
    private final Observables observables;
    private final Clock clock;

    ReturnLists(JdbcClient jdbc, Observables observables, Clock clock) {
        this.jdbc = jdbc;
        this.observables = observables;
        this.clock = clock;
    }

    /** The newest first; of a bank those that it was asked to pay. */
    @Transactional(readOnly = true)
    public KeysetPage<ReturnRow> page(ReturnFilter filter, Actor actor, int size) {
        Query query = inScope(actor);
        if (filter.stage() != null) {
            query.and("r.stage = ?", filter.stage().name());
        }
        if (filter.institutionId() != null) {
            query.and("r.institution_id = ?", filter.institutionId());
        }
        if (filter.mine()) {
            query.and("? in (r.opened_by, r.proposed_by, r.second_officer_id)", actor.id());
        }
        if (filter.late()) {
            query.and("r.stage = 'SENT' and r.due_at <= ?", Timestamp.from(clock.instant()));
        }
        Cursor after = filter.after();
        if (after != null) {
            query.and("(r.opened_at, r.id) < (?, ?)", Timestamp.from(after.at()), after.id());
        }
        List<ReturnRow> rows = read(query, "r.opened_at desc, r.id desc", size + 1);
        return KeysetPage.of(rows, size, row -> new Cursor(row.openedAt(), row.id()));
    }

    /** All of a case, in the order in which they were opened; the caller has asked for the case. */
    @Transactional(readOnly = true)
    public List<ReturnRow> ofCase(CaseRef file) {
        Query query = new Query();
        query.and("r.case_id = ?", file.id());
        return read(query, "r.opened_at, r.id", AT_MOST);
    }

    /** What the bank has still to pay, what is due first; the first 200. */
    @Transactional(readOnly = true)
    public List<ReturnRow> queue(Actor liaison) {
        Query query = inScope(liaison);
        query.and("r.stage = 'SENT'");
        return read(query, "r.due_at, r.id", AT_MOST);
    }

    /** What the bank has answered, the latest first; the last 200. */
    @Transactional(readOnly = true)
    public List<ReturnRow> answered(Actor liaison) {
        Query query = inScope(liaison);
        query.and("r.stage in ('RETURNED', 'FAILED')");
        return read(query, "r.sent_at desc, r.id desc", AT_MOST);
    }

    private Query inScope(Actor actor) {
        Query query = new Query();
        if (!(actor.scope() instanceof Scope.Institution)) {
            query.and(
                    CaseScope.positional(CaseScope.opens("c", actor)),
                    actor.id(),
                    clock.instant().atOffset(ZoneOffset.UTC));
        }
        switch (actor.scope()) {
            case Scope.Everything all -> {}
            case Scope.Tree tree -> {
                UUID[] units = tree.array();
                query.and(WITHIN, units, units);
            }
            case Scope.Institution own ->
                query.and("r.institution_id = ? and r.stage in ('SENT', 'RETURNED', 'FAILED')", own.institution());
            case Scope.Nothing nothing -> query.and("false");
        }
        return query;
    }

    private List<ReturnRow> read(Query query, String order, int limit) {
        query.parameters.add(limit);
        List<Raw> found = jdbc.sql(COLUMNS + query.text + " order by " + order + " limit ?")
                .params(query.parameters)
                .query((rs, n) -> new Raw(Objects.requireNonNull(rs.getObject("account_id", UUID.class)), row(rs)))
                .list();
        Map<UUID, String> accounts =
                observables.masked(found.stream().map(Raw::account).distinct().toList());
        return found.stream()
                .map(raw -> raw.row.withAccount(Objects.requireNonNull(accounts.get(raw.account))))
                .toList();
    }

    private static ReturnRow row(ResultSet rs) throws SQLException {
        String way = rs.getString("way");
        return new ReturnRow(
                Objects.requireNonNull(rs.getObject("id", UUID.class)),
                rs.getString("return_no"),
                rs.getString("case_no"),
                Objects.requireNonNull(rs.getObject("unit_id", UUID.class)),
                Objects.requireNonNull(rs.getObject("institution_id", UUID.class)),
                "",
                ReturnStage.valueOf(rs.getString("stage")),
                way == null ? null : ReturnWay.valueOf(way),
                rs.getBoolean("proposal_stands"),
                rs.getInt("applicants"),
                rs.getInt("open"),
                Money.of(rs.getBigDecimal("total")),
                Money.of(rs.getBigDecimal("paid")),
                rs.getTimestamp("opened_at").toInstant(),
                instant(rs, "notice_until"),
                instant(rs, "sent_at"),
                instant(rs, "due_at"),
                instant(rs, "received_at"),
                instant(rs, "settled_at"));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        return ApplicationRows.instant(rs, column);
    }

    private record Raw(UUID account, ReturnRow row) {}

    /** Fixed texts with their parameters; only what was asked for stands in the statement. */
    private static final class Query {
        private final StringBuilder text = new StringBuilder();
        private final List<Object> parameters = new ArrayList<>();

        private void and(String condition, Object... values) {
            text.append(" and ").append(condition);
            parameters.addAll(List.of(values));
        }
    }
}
