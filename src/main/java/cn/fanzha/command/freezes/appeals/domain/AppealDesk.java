package cn.fanzha.command.freezes.appeals.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.freezes.FreezeReleases;
import cn.fanzha.command.freezes.FrozenAccount;
import cn.fanzha.command.freezes.FrozenAccounts;
import cn.fanzha.command.freezes.ReleaseOutcome;
import cn.fanzha.command.freezes.appeals.domain.AppealOutcome.Done;
import cn.fanzha.command.freezes.appeals.domain.AppealOutcome.Refused;
import cn.fanzha.command.organisation.WorkingDays;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Phone;
import cn.fanzha.command.shared.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The holder's appeal against a freeze (程序规定 art. 246: what has nothing to do with the case is released within 3 days):
 * an officer who works on the case takes it down, a supervisor other than who applied for the freeze decides it, and the
 * holder is told.
 */
@Component
public class AppealDesk {

    private final JdbcClient jdbc;
    private final AppealRows rows;
    private final FrozenAccounts freezes;
    private final FreezeReleases releases;
    private final CaseFiles cases;
    private final WorkingDays days;
    private final AppealSettings settings;
    private final PersonalDataCipher cipher;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AppealDesk(
            JdbcClient jdbc,
            AppealRows rows,
            FrozenAccounts freezes,
            FreezeReleases releases,
            CaseFiles cases,
            WorkingDays days,
            AppealSettings settings,
            PersonalDataCipher cipher,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.freezes = freezes;
        this.releases = releases;
        this.cases = cases;
        this.days = days;
        this.settings = settings;
        this.cipher = cipher;
        this.events = events;
        this.clock = clock;
    }

    /** Takes an appeal down: by an officer or supervisor who works on the freeze's case; one open appeal a freeze. */
    @Transactional
    public AppealOutcome register(NewAppeal told, Actor actor) {
        UUID freezeId = freezeOf(told.freezeNo());
        if (freezeId == null) {
            return Refused.because("freezes-appeals.refused.no-freeze");
        }
        FrozenAccount freeze = freezes.locked(freezeId);
        CaseRef file = worked(freeze, actor);
        if (told.appellant().isBlank() || told.statement().isBlank()) {
            return Refused.because("freezes-appeals.refused.incomplete");
        }
        String phone;
        try {
            phone = Phone.of(told.contact()).value();
        } catch (InvalidValueException wrong) {
            return new Refused(wrong.key(), java.util.List.of(wrong.args()));
        }
        boolean open = jdbc.sql(
                        "select exists (select from freeze_appeal where freeze_id = :id and state = 'REGISTERED')")
                .param("id", freezeId)
                .query(Boolean.class)
                .single();
        if (open) {
            return Refused.because("freezes-appeals.refused.open-already", freeze.number());
        }
        Instant now = clock.instant();
        Instant due = ChinaTime.startOf(days.plusWorkingDays(ChinaTime.date(now), settings.decisionDays())
                .plusDays(1));
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into freeze_appeal (id, freeze_id, freeze_no, case_id, unit_id, appellant, contact, statement,
                               evidence, state, registered_at, registered_by, registered_by_name, due_at)
                        values (:id, :freeze, :no, :case, :unit, :appellant, :contact, :statement,
                                :evidence, 'REGISTERED', :now, :by, :byName, :due)""")
                .param("id", id)
                .param("freeze", freezeId)
                .param("no", freeze.number())
                .param("case", file.id())
                .param("unit", file.unitId())
                .param(
                        "appellant",
                        cipher.encrypt(ValueKind.NAME, told.appellant().strip()))
                .param("contact", cipher.encrypt(ValueKind.PHONE, phone))
                .param("statement", told.statement().strip())
                .param(
                        "evidence",
                        told.evidence().isBlank() ? null : told.evidence().strip())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", actor.id())
                .param("byName", actor.displayName())
                .param("due", due.atOffset(ZoneOffset.UTC))
                .update();
        audit("register", freeze.number(), Map.of("dueAt", due));
        cases.record(file.id(), "FREEZE_APPEALED", now, actor, freeze.number(), null);
        return new Done(id);
    }

    /**
     * Decides an appeal: by a supervisor who works on the case and did not apply for the freeze. UPHELD releases all that
     * is still frozen, PARTLY the amount; both count the freeze as wrong, also when it has ended meanwhile.
     *
     * @param version the appeal's version that the page showed
     */
    @Transactional
    public AppealOutcome decide(UUID id, int version, Decision decision, Actor actor) {
        Appeal appeal = rows.locked(id).orElseThrow(() -> new NotFoundException("appeal", id));
        FrozenAccount freeze = freezes.locked(appeal.freezeId());
        CaseRef file = worked(freeze, actor);
        if (!actor.has(Role.SUPERVISOR)) {
            throw new OutOfScopeException("appeal", id);
        }
        Refused refused = objection(appeal, version, decision, freeze, actor);
        if (refused != null) {
            return refusedDecision(freeze, refused);
        }
        Money released = null;
        if (decision.verdict() != AppealState.REJECTED) {
            if (freeze.running()) {
                Money asked = decision.verdict() == AppealState.PARTLY ? decision.amount() : null;
                switch (releases.release(freeze.id(), asked, decision.reason().strip(), true, actor)) {
                    case ReleaseOutcome.Refused no -> {
                        return refusedDecision(freeze, new Refused(no.messageKey(), no.args()));
                    }
                    case ReleaseOutcome.Released done -> released = done.amount();
                }
            }
            jdbc.sql("update fund_freeze set released_as_wrong = true, by_person = true, version = version + 1"
                            + " where id = :id and not released_as_wrong")
                    .param("id", freeze.id())
                    .update();
        }
        Instant now = clock.instant();
        jdbc.sql("""
                        update freeze_appeal set state = :state, decided_at = :now, decided_by = :by,
                               decided_by_name = :byName, decision_reason = :reason, released_amount = :released,
                               version = version + 1 where id = :id""")
                .param("state", decision.verdict().name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", actor.id())
                .param("byName", actor.displayName())
                .param("reason", decision.reason().strip())
                .param("released", released == null ? null : released.yuan())
                .param("id", id)
                .update();
        audit(
                "decide",
                freeze.number(),
                Map.of(
                        "verdict",
                        decision.verdict(),
                        "released",
                        released == null ? "0.00" : released.toPlainString()));
        cases.record(
                file.id(),
                "FREEZE_APPEAL_" + decision.verdict(),
                now,
                actor,
                freeze.number(),
                decision.reason().strip());
        return new Done(id);
    }

    /** Notes that the holder was told of the decision, once. */
    @Transactional
    public AppealOutcome inform(UUID id, InformWay way, Instant at, String note, Actor actor) {
        Appeal appeal = rows.locked(id).orElseThrow(() -> new NotFoundException("appeal", id));
        cases.requireWork(cases.require(appeal.caseId(), actor).number(), actor);
        Instant decided = appeal.decidedAt();
        if (decided == null) {
            return Refused.because("freezes-appeals.refused.not-decided");
        }
        if (appeal.informedAt() != null) {
            return Refused.because("freezes-appeals.refused.informed-already");
        }
        // pages tell minutes: the minute of the decision is not before it
        if (at.isAfter(clock.instant()) || at.isBefore(decided.minusSeconds(60))) {
            return Refused.because("freezes-appeals.refused.informed-when", ChinaTime.format(decided));
        }
        jdbc.sql("""
                        update freeze_appeal set informed_at = :at, informed_way = :way, informed_by_name = :byName,
                               informed_note = :note, version = version + 1 where id = :id""")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("way", way.name())
                .param("byName", actor.displayName())
                .param("note", note.isBlank() ? null : note.strip())
                .param("id", id)
                .update();
        audit("inform", appeal.freezeNo(), Map.of("way", way, "at", at));
        return new Done(id);
    }

    private @Nullable Refused objection(
            Appeal appeal, int version, Decision decision, FrozenAccount freeze, Actor actor) {
        if (!appeal.state().isOpen()) {
            return Refused.because("freezes-appeals.refused.decided");
        }
        if (appeal.version() != version) {
            return Refused.because("freezes-appeals.refused.stale");
        }
        if (decision.verdict() == AppealState.REGISTERED || decision.reason().isBlank()) {
            return Refused.because("freezes-appeals.refused.reason");
        }
        if (appliedBy(freeze.id(), actor)) {
            return Refused.because("freezes-appeals.refused.own-freeze");
        }
        if (decision.verdict() == AppealState.PARTLY) {
            Money amount = decision.amount();
            if (amount == null || amount.compareTo(Money.ZERO) <= 0) {
                return Refused.because("freezes-appeals.refused.amount");
            }
            if (!freeze.running()) {
                return Refused.because("freezes-appeals.refused.not-running");
            }
        }
        return null;
    }

    /** Nobody judges the own application; of a freeze that came in from another system nobody here applied. */
    private boolean appliedBy(UUID freezeId, Actor actor) {
        return jdbc.sql("select exists (select from freeze_order where id = :id and applied_by = :actor)")
                .param("id", freezeId)
                .param("actor", actor.id())
                .query(Boolean.class)
                .single();
    }

    private Refused refusedDecision(FrozenAccount freeze, Refused refused) {
        events.publishEvent(Audited.refused(
                "freeze-appeal.decide", "freeze", freeze.number(), Map.of("reason", refused.messageKey())));
        return refused;
    }

    private CaseRef worked(FrozenAccount freeze, Actor actor) {
        return cases.requireWork(cases.require(freeze.caseId(), actor).number(), actor);
    }

    private @Nullable UUID freezeOf(String number) {
        return jdbc.sql("select id from fund_freeze where freeze_no = :no")
                .param("no", number.strip())
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    private void audit(String verb, String freezeNo, Map<String, @Nullable Object> details) {
        events.publishEvent(Audited.done("freeze-appeal." + verb, "freeze", freezeNo, details));
    }
}
