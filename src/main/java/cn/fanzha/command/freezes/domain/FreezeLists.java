package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.freezes.FreezeStage;
import cn.fanzha.command.funds.FreezeMode;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseScope;
import cn.fanzha.command.shared.ChinaTime;
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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists of freezes within the actor's scope, imported ones among them: two statements a page, by keyset. */
@Component
public class FreezeLists {

    private static final int CASE_AT_MOST = 500;

    /** A freeze that waits is in force from its turn on, and all end at 24:00 of the last day, whether or not the job ran. */
    private static final String ROWS = """
            select * from (
              select x.*, coalesce((x.ends_on + 1)::timestamp at time zone 'Asia/Shanghai', x.created_at) as sorted_by
              from (
                select o.id, o.freeze_no, true as own, o.case_id, o.case_no, o.unit_id, o.institution_id, o.account_id, o.holder,
                       o.mode, o.limit_amount, coalesce(o.amount_frozen, o.limit_amount) as amount, o.created_at,
                       o.applied_by, o.sent_at, o.received_at, o.release_asked_at, o.release_confirmed_at,
                       o.renewal_asked_at is not null as renewal_asked,
                       coalesce(o.frozen_at, case when o.stage = 'QUEUED' and o.queued_until <= :now then o.queued_until end) as frozen_at,
                       o.ends_on,
                       case when o.stage in ('FROZEN', 'RENEWED') and o.ends_on < :today then 'EXPIRED'
                            when o.stage = 'QUEUED' and o.queued_until <= :now then 'FROZEN' else o.stage end as stage
                from freeze_order o
                union all
                select f.id, f.freeze_no, false, f.case_id, c.case_no, f.unit_id, f.institution_id, f.account_id, f.holder,
                       f.mode, f.limit_amount, f.frozen_amount, f.frozen_at, null, f.frozen_at, f.frozen_at, null, null, false,
                       f.frozen_at, f.ends_on,
                       case when f.state = 'FROZEN' and f.ends_on < :today then 'EXPIRED' else f.state end
                from fund_freeze f join case_file c on c.id = f.case_id
                where not exists (select from freeze_order o where o.id = f.id)) x) r
            where true""";

    private final JdbcClient jdbc;
    private final Observables observables;
    private final PersonalDataCipher cipher;
    private final Clock clock;

    FreezeLists(JdbcClient jdbc, Observables observables, PersonalDataCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.observables = observables;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** Those at hand, the earliest end first; or those that are over, the latest end first. */
    @Transactional(readOnly = true)
    public KeysetPage<FreezeRow> page(FreezeFilter filter, Actor actor, int size) {
        StringBuilder where = new StringBuilder();
        Map<String, @Nullable Object> params = new HashMap<>();
        scope(where, params, actor);
        where.append(filter.ended() ? " and r.stage" : " and r.stage not")
                .append(" in ('REJECTED', 'EXPIRED', 'RELEASED', 'FAILED')");
        FreezeStage stage = filter.stage();
        if (stage != null) {
            where.append(" and r.stage = :stage");
            params.put("stage", stage.name());
        }
        if (filter.institutionId() != null) {
            where.append(" and r.institution_id = :institution");
            params.put("institution", filter.institutionId());
        }
        if (filter.endsBy() != null) {
            where.append(" and r.ends_on <= :endsBy");
            params.put("endsBy", filter.endsBy());
        }
        if (filter.mine()) {
            where.append(" and (r.applied_by = :me or r.case_id in (select id from case_file where handler_id = :me))");
            params.put("me", actor.id());
        }
        Cursor after = filter.after();
        if (after != null) {
            where.append(
                    filter.ended()
                            ? " and (r.sorted_by, r.id) < (:at, :after)"
                            : " and (r.sorted_by, r.id) > (:at, :after)");
            params.put("at", after.at().atOffset(ZoneOffset.UTC));
            params.put("after", after.id());
        }
        String order = filter.ended() ? "r.sorted_by desc, r.id desc" : "r.sorted_by, r.id";
        return KeysetPage.of(
                read(where.toString(), params, order, size + 1), size, row -> new Cursor(row.sortedBy(), row.id()));
    }

    /** All of a case, the latest first; the caller has asked for the case. */
    @Transactional(readOnly = true)
    public List<FreezeRow> ofCase(CaseRef file) {
        return read(" and r.case_id = :case", Map.of("case", file.id()), "r.created_at desc, r.id", CASE_AT_MOST);
    }

    /** What waits for the institution: answers, and confirmations of releases; what came first, first. */
    @Transactional(readOnly = true)
    public List<FreezeRow> queue(Actor liaison, int limit) {
        UUID own = liaison.scope() instanceof Scope.Institution one ? one.institution() : null;
        if (own == null) {
            return List.of();
        }
        return read(
                " and r.own and r.institution_id = :institution and (r.stage = 'SENT'"
                        + " or (r.release_asked_at is not null and r.release_confirmed_at is null and r.sent_at is not null))",
                Map.of("institution", own),
                "r.sent_at, r.id",
                limit);
    }

    private void scope(StringBuilder where, Map<String, @Nullable Object> params, Actor actor) {
        switch (actor.scope()) {
            case Scope.Everything all -> {}
            case Scope.Tree tree -> {
                where.append(" and (r.unit_id = any(:units)"
                        + " or r.case_id in (select c.id from case_file c where c.unit_id = any(:units))"
                        + " or r.case_id in (select w.case_id from case_viewer w where w.unit_id = any(:units)))");
                params.put("units", tree.array());
            }
            case Scope.Institution own -> {
                where.append(" and r.own and r.sent_at is not null and r.institution_id = :own");
                params.put("own", own.institution());
            }
            case Scope.Nothing nothing -> where.append(" and false");
        }
        if (!(actor.scope() instanceof Scope.Institution)) {
            where.append(" and ").append(CaseScope.opensId("r.case_id", actor));
            params.putAll(CaseScope.params(actor, clock.instant()));
        }
    }

    private List<FreezeRow> read(
            String where, Map<String, ? extends @Nullable Object> params, String order, int limit) {
        Instant now = clock.instant();
        List<Raw> found = jdbc.sql(ROWS + where + " order by " + order + " limit :limit")
                .params(params)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("today", ChinaTime.date(now))
                .param("limit", limit)
                .query((rs, n) -> new Raw(rs.getObject("account_id", UUID.class), row(rs)))
                .list();
        Map<UUID, String> accounts =
                observables.masked(found.stream().map(Raw::account).distinct().toList());
        return found.stream()
                .map(raw -> raw.row.masked(Objects.requireNonNull(accounts.get(raw.account))))
                .toList();
    }

    private FreezeRow row(ResultSet rs) throws SQLException {
        byte[] holder = rs.getBytes("holder");
        return new FreezeRow(
                rs.getObject("id", UUID.class),
                rs.getString("freeze_no"),
                rs.getBoolean("own"),
                rs.getString("case_no"),
                rs.getObject("unit_id", UUID.class),
                rs.getObject("institution_id", UUID.class),
                "",
                holder == null ? "—" : Masks.name(cipher.decrypt(ValueKind.NAME, holder)),
                FreezeMode.valueOf(rs.getString("mode")),
                FreezeStage.valueOf(rs.getString("stage")),
                money(rs.getBigDecimal("limit_amount")),
                money(rs.getBigDecimal("amount")),
                rs.getTimestamp("created_at").toInstant(),
                instant(rs, "frozen_at"),
                rs.getObject("ends_on", LocalDate.class),
                rs.getBoolean("renewal_asked"),
                rs.getTimestamp("received_at") != null,
                rs.getTimestamp("release_asked_at") != null && rs.getTimestamp("release_confirmed_at") == null,
                rs.getTimestamp("sorted_by").toInstant());
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable Money money(@Nullable BigDecimal yuan) {
        return yuan == null ? null : Money.of(yuan);
    }

    private record Raw(UUID account, FreezeRow row) {}
}
