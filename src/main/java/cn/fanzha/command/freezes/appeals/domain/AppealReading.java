package cn.fanzha.command.freezes.appeals.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.freezes.FrozenAccount;
import cn.fanzha.command.freezes.FrozenAccounts;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.work.WorkScope;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseScope;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.Scope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Appeals within the reader's scope, and how often the freezes of the unit's tree were wrong. */
@Component
public class AppealReading {

    private final JdbcClient jdbc;
    private final AppealRows rows;
    private final FrozenAccounts freezes;
    private final CaseFiles cases;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AppealReading(
            JdbcClient jdbc,
            AppealRows rows,
            FrozenAccounts freezes,
            CaseFiles cases,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.freezes = freezes;
        this.cases = cases;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Freezes of this year by the moment of freezing, and how many of them proved wrong: the catalogue's figures {@code
     * freeze.accounts}, {@code freeze.wrong} and {@code freeze.error-rate} as they stand now.
     */
    public record ErrorRate(LocalDate since, long freezes, long wrong) {

        /** In percent with one decimal; null where nothing was frozen. */
        public @Nullable BigDecimal percent() {
            return freezes == 0
                    ? null
                    : BigDecimal.valueOf(wrong * 100).divide(BigDecimal.valueOf(freezes), 1, RoundingMode.HALF_UP);
        }
    }

    /** The latest registered first. */
    @Transactional(readOnly = true)
    public KeysetPage<Appeal> page(AppealFilter filter, Actor actor, int size) {
        Instant now = clock.instant();
        Map<String, Object> asked = new HashMap<>(CaseScope.params(actor, now));
        asked.put("units", WorkScope.units(actor));
        StringBuilder where = new StringBuilder(listed(actor));
        AppealState state = filter.state();
        if (state != null) {
            where.append(" and a.state = :state");
            asked.put("state", state.name());
        }
        if (filter.late()) {
            where.append(" and coalesce(a.decided_at, :now) >= a.due_at");
            asked.put("now", now.atOffset(ZoneOffset.UTC));
        }
        Cursor after = filter.after();
        if (after != null) {
            where.append(" and (a.registered_at, a.id) < (:at, :id)");
            asked.put("at", after.at().atOffset(ZoneOffset.UTC));
            asked.put("id", after.id());
        }
        List<Appeal> found = jdbc.sql(
                        AppealRows.SELECT + where + " order by a.registered_at desc, a.id desc limit " + (size + 1))
                .params(asked)
                .query((rs, n) -> rows.read(rs))
                .list();
        return KeysetPage.of(found, size, row -> new Cursor(row.registeredAt(), row.id()));
    }

    /** All appeals against freezes of a case, the earliest first; the caller has asked for the case. */
    @Transactional(readOnly = true)
    public List<Appeal> ofCase(UUID caseId) {
        return jdbc.sql(AppealRows.SELECT + "a.case_id = :case order by a.registered_at, a.id limit 200")
                .param("case", caseId)
                .query((rs, n) -> rows.read(rs))
                .list();
    }

    /** One appeal; opening it is audited. */
    @Transactional
    public Appeal open(UUID id, Actor actor) {
        Appeal appeal = rows.find(id).orElseThrow(() -> new NotFoundException("appeal", id));
        cases.require(appeal.caseId(), actor);
        events.publishEvent(Audited.done(
                "freeze-appeal.open", "freeze", appeal.freezeNo(), Map.of("shown", "appellant, contact: masked")));
        return appeal;
    }

    /** The freeze that an appeal would be against; empty where there is none of this number. */
    @Transactional(readOnly = true)
    public Optional<FrozenAccount> freeze(String number, Actor actor) {
        return jdbc.sql("select id from fund_freeze where freeze_no = :no")
                .param("no", number.strip())
                .query(UUID.class)
                .optional()
                .map(freezes::of)
                .map(freeze -> {
                    cases.require(freeze.caseId(), actor);
                    return freeze;
                });
    }

    /** Of the reader's tree, from the first of January (Asia/Shanghai). */
    @Transactional(readOnly = true)
    public ErrorRate errorRate(Actor actor) {
        LocalDate since = ChinaTime.date(clock.instant()).withDayOfYear(1);
        return jdbc.sql(
                        "select count(*) as freezes, count(*) filter (where f.released_as_wrong) as wrong from fund_freeze f"
                                + " where f.frozen_at >= :since and " + WorkScope.within("f.unit_id", actor))
                .param("since", ChinaTime.startOf(since).atOffset(ZoneOffset.UTC))
                .param("units", WorkScope.units(actor))
                .query((rs, n) -> new ErrorRate(since, rs.getLong("freezes"), rs.getLong("wrong")))
                .single();
    }

    static String listed(Actor actor) {
        String within = actor.scope() instanceof Scope.Tree ? """
                (c.unit_id = any(:units) or exists (select from case_viewer w where w.case_id = c.id
                                                    and w.unit_id = any(:units)))""" : WorkScope.within("c.unit_id", actor);
        return "(%s or %s) and %s".formatted(within, CaseScope.named("c.id"), CaseScope.opens("c", actor));
    }
}
