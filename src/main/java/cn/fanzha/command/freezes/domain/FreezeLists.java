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

/** Lists of freezes within the actor's scope, imported ones among them: two statements a page, by keyset, along indexes. */
@Component
public class FreezeLists {

    private static final int CASE_AT_MOST = 500;

    /** With so few units their cases are looked up, not asked for row by row. */
    private static final int FEW_UNITS = 20;

    private static final String ROW_BY_ROW = """
            (c.unit_id = any(:units) or o.unit_id = any(:units)
             or exists (select from case_viewer w where w.case_id = o.case_id and w.unit_id = any(:units)))""";
    private static final String LOOKED_UP = """
            o.case_id in (select f.id from case_file f where f.unit_id = any(:units)
                          union all select w.case_id from case_viewer w where w.unit_id = any(:units))""";

    private static final String AT_HAND =
            "o.stage in ('DRAFT', 'APPROVED', 'SENT', 'QUEUED', 'FROZEN', 'RENEWED') and (o.ends_on is null or o.ends_on >= :today)";
    private static final String HELD = "o.state = 'FROZEN' and (o.ends_on is null or o.ends_on >= :today)";
    private static final String OVER = "o.stage in ('REJECTED', 'EXPIRED', 'RELEASED', 'FAILED')";
    private static final String OVER_ELSEWHERE = "o.state in ('EXPIRED', 'RELEASED')";
    private static final String OVER_BY_THE_CLOCK = "o.stage in ('FROZEN', 'RENEWED') and o.ends_on < :today";
    private static final String OVER_ELSEWHERE_BY_THE_CLOCK = "o.state = 'FROZEN' and o.ends_on < :today";

    private final JdbcClient jdbc;
    private final Observables observables;
    private final PersonalDataCipher cipher;
    private final FreezeSettings settings;
    private final Clock clock;

    FreezeLists(
            JdbcClient jdbc, Observables observables, PersonalDataCipher cipher, FreezeSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.observables = observables;
        this.cipher = cipher;
        this.settings = settings;
        this.clock = clock;
    }

    /** Those at hand, the earliest end first; or those that are over, the latest end first. */
    @Transactional(readOnly = true)
    public KeysetPage<FreezeRow> page(FreezeFilter filter, Actor actor, int size) {
        Map<String, @Nullable Object> params = new HashMap<>();
        String scope = scope(params, actor);
        String own = scope + narrowed(filter, actor, true, params);
        String imported = scope + narrowed(filter, actor, false, params);
        FreezeStage stage = filter.stage();
        if (stage != null) {
            own += " and " + FreezeBranches.STAGE + " = :stage";
            imported += " and " + FreezeBranches.STATE + " = :stage";
            params.put("stage", stage.name());
        }
        Cursor after = filter.after();
        String direction = filter.ended() ? " desc" : "";
        if (after != null) {
            String beyond = " and (%s, o.id) " + (filter.ended() ? "<" : ">") + " (:at, :after)";
            own += beyond.formatted(FreezeBranches.OWN_PLACE);
            imported += beyond.formatted(FreezeBranches.IMPORTED_PLACE);
            params.put("at", after.at().atOffset(ZoneOffset.UTC));
            params.put("after", after.id());
        }
        String ownOrder = FreezeBranches.OWN_PLACE + direction + ", o.id" + direction;
        String importedOrder = FreezeBranches.IMPORTED_PLACE + direction + ", o.id" + direction;
        FreezeBranches branches = new FreezeBranches();
        branches.own((filter.ended() ? OVER : AT_HAND) + own, ownOrder);
        if (filter.ended()) {
            branches.own(OVER_BY_THE_CLOCK + own, ownOrder);
        }
        // what came in from other systems, institutions don't answer here
        if (!(actor.scope() instanceof Scope.Institution)) {
            branches.imported((filter.ended() ? OVER_ELSEWHERE : HELD) + imported, importedOrder);
            if (filter.ended()) {
                branches.imported(OVER_ELSEWHERE_BY_THE_CLOCK + imported, importedOrder);
            }
        }
        String order = "sorted_by" + direction + ", id" + direction;
        return KeysetPage.of(
                read(branches.statement(order), params, size + 1), size, row -> new Cursor(row.sortedBy(), row.id()));
    }

    /** All of a case, the latest first; the caller has asked for the case. */
    @Transactional(readOnly = true)
    public List<FreezeRow> ofCase(CaseRef file) {
        FreezeBranches branches = new FreezeBranches();
        branches.own("o.case_id = :case", "o.created_at desc, o.id");
        branches.imported("o.case_id = :case", "o.frozen_at desc, o.id");
        return read(branches.statement("created_at desc, id"), Map.of("case", file.id()), CASE_AT_MOST);
    }

    /** What waits for the institution: answers, what was frozen by its turn alone, confirmations; what came first, first. */
    @Transactional(readOnly = true)
    public List<FreezeRow> queue(Actor liaison, int limit) {
        UUID own = liaison.scope() instanceof Scope.Institution one ? one.institution() : null;
        if (own == null) {
            return List.of();
        }
        FreezeBranches branches = new FreezeBranches();
        branches.own("o.institution_id = :institution and o.stage = 'SENT'", "o.sent_at, o.id");
        branches.own(
                "o.institution_id = :institution and o.sent_at is not null and o.stage <> 'SENT'"
                        + " and (o.release_asked_at is not null and o.release_confirmed_at is null"
                        + " or o.renewed_at is not null and o.renewal_confirmed_at is null)",
                "o.sent_at, o.id");
        branches.own(
                "o.institution_id = :institution and o.queued_until <= :now and o.stage in ('QUEUED', 'FROZEN', 'RENEWED')"
                        + " and o.answered_at < coalesce(o.frozen_at, o.queued_until)"
                        + " and (o.ends_on is null or o.ends_on >= :today)"
                        + " and (o.release_asked_at is null or o.release_confirmed_at is not null)"
                        + " and (o.renewed_at is null or o.renewal_confirmed_at is not null)",
                "o.sent_at, o.id");
        return read(branches.statement("sent_at, id"), Map.of("institution", own), limit);
    }

    private static String narrowed(
            FreezeFilter filter, Actor actor, boolean own, Map<String, @Nullable Object> params) {
        StringBuilder where = new StringBuilder();
        if (filter.institutionId() != null) {
            where.append(" and o.institution_id = :institution");
            params.put("institution", filter.institutionId());
        }
        if (filter.endsBy() != null) {
            where.append(" and o.ends_on <= :endsBy");
            params.put("endsBy", filter.endsBy());
        }
        if (filter.mine()) {
            where.append(own ? " and :me in (c.handler_id, o.applied_by)" : " and c.handler_id = :me");
            params.put("me", actor.id());
        }
        return where.toString();
    }

    /** Conditions on a freeze {@code o} and its case {@code c}; begin with “and”. */
    private String scope(Map<String, @Nullable Object> params, Actor actor) {
        if (!(actor.scope() instanceof Scope.Institution)) {
            params.putAll(CaseScope.params(actor, clock.instant()));
        }
        return switch (actor.scope()) {
            case Scope.Everything all -> " and " + CaseScope.opens("c", actor);
            case Scope.Tree tree -> {
                UUID[] units = tree.array();
                params.put("units", units);
                yield " and " + (units.length > FEW_UNITS ? ROW_BY_ROW : LOOKED_UP) + " and "
                        + CaseScope.opens("c", actor);
            }
            case Scope.Institution own -> {
                params.put("own", own.institution());
                yield " and o.sent_at is not null and o.institution_id = :own";
            }
            case Scope.Nothing nothing -> " and false";
        };
    }

    private List<FreezeRow> read(String statement, Map<String, ? extends @Nullable Object> params, int limit) {
        Instant now = clock.instant();
        List<Raw> found = jdbc.sql(statement)
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
        Instant released = instant(rs, "release_waits_since");
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
                released == null ? null : released.plus(settings.releaseConfirmation()),
                instant(rs, "renewal_confirm_by"),
                rs.getBoolean("prepared"),
                rs.getBoolean("awaits_amount"),
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
