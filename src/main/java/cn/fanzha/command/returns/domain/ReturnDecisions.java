package cn.fanzha.command.returns.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.freezes.FrozenAccount;
import cn.fanzha.command.freezes.FrozenAccounts;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.organisation.WorkingDays;
import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.ReturnStage;
import cn.fanzha.command.returns.ShareState;
import cn.fanzha.command.returns.domain.ReturnChange.Refused;
import cn.fanzha.command.returns.domain.ShareRule.Claim;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.BankCard;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Approval, refusal, and the way to the bank, the first time and again. Each looks at the freeze while it is held. */
@Component
public class ReturnDecisions {

    /** The bank executes at once or within 3 working days (银监发〔2016〕41号). */
    static final int BANK_DAYS = 3;

    private final ReturnHold hold;
    private final ReturnAccess access;
    private final ApplicationRows applications;
    private final ShareRows shares;
    private final ObjectionRows objections;
    private final Owed owed;
    private final FrozenAccounts freezes;
    private final FrozenFunds funds;
    private final OpenReturns opening;
    private final CaseFiles cases;
    private final Observables observables;
    private final WorkingDays days;
    private final ReturnNews news;

    ReturnDecisions(
            ReturnHold hold,
            ReturnAccess access,
            ApplicationRows applications,
            ShareRows shares,
            ObjectionRows objections,
            Owed owed,
            FrozenAccounts freezes,
            FrozenFunds funds,
            OpenReturns opening,
            CaseFiles cases,
            Observables observables,
            WorkingDays days,
            ReturnNews news) {
        this.hold = hold;
        this.access = access;
        this.applications = applications;
        this.shares = shares;
        this.objections = objections;
        this.owed = owed;
        this.freezes = freezes;
        this.funds = funds;
        this.opening = opening;
        this.cases = cases;
        this.observables = observables;
        this.days = days;
        this.news = news;
    }

    /**
     * PROPOSED or NOTICE → APPROVED, by a supervisor of a city-level unit or above who had no part in it. A notice must be
     * over and its objections answered; the proposal must still fit what is frozen and owed.
     */
    @Transactional
    public ReturnChange approve(ReturnNumber number, @Nullable Integer version, Actor actor) {
        return hold.change(number, version, "approve", held -> access.requireApproval(held, actor), (held, now) -> {
            Refused refused =
                    objections.waiting(held) ? Refused.because("returns.approve.objections") : stillFits(held, now);
            refused = refused == null ? held.approve(actor, now) : refused;
            if (refused == null) {
                news.audit(held, "approve", Map.of("round", held.round));
                news.show(held, "approved");
                news.timeline(held, "RETURN_APPROVED", now, actor, null);
            }
            return refused;
        });
    }

    /** Any state before SENT → REJECTED, with the reason; whoever works on the case, or approves. */
    @Transactional
    public ReturnChange reject(ReturnNumber number, @Nullable Integer version, String reason, Actor actor) {
        return hold.change(
                number,
                version,
                "reject",
                held -> {
                    if (!access.approves(held, actor)) {
                        access.requireWork(held, actor);
                    }
                },
                (held, now) -> {
                    Refused refused = reason.isBlank()
                            ? Refused.because("returns.note.missing")
                            : held.reject(reason.strip(), now);
                    if (refused == null) {
                        news.audit(held, "reject", Map.of("reason", true));
                        news.show(held, "rejected");
                        news.timeline(held, "RETURN_REJECTED", now, actor, reason.strip());
                    }
                    return refused;
                });
    }

    /** APPROVED → SENT: the bank has 3 working days, to 24:00 of the last (Asia/Shanghai). */
    @Transactional
    public ReturnChange send(ReturnNumber number, @Nullable Integer version, Actor actor) {
        return hold.change(number, version, "send", held -> access.requireWork(held, actor), (held, now) -> {
            if (held.stage() != ReturnStage.APPROVED) {
                return held.notNow();
            }
            Refused refused = stillFits(held, now);
            return refused == null ? dispatch(held, "send", actor, now) : refused;
        });
    }

    /**
     * FAILED → SENT: the shares that failed, once more.
     *
     * @param accounts of applicants whose account was wrong: the right one
     */
    @Transactional
    public ReturnChange retry(ReturnNumber number, @Nullable Integer version, Map<UUID, String> accounts, Actor actor) {
        return hold.change(number, version, "retry", held -> access.requireWork(held, actor), (held, now) -> {
            if (held.stage() != ReturnStage.FAILED || held.endedAt != null) {
                return held.notNow();
            }
            Refused refused = stillFits(held, now);
            if (refused != null) {
                return refused;
            }
            try {
                for (Share share : failed(held)) {
                    String account = accounts.get(share.applicationId());
                    if (account != null && !account.isBlank()) {
                        applications.pay(
                                share.applicationId(),
                                observables.idOf(
                                        ObservableType.BANK_ACCOUNT,
                                        BankCard.of(account).value()));
                    }
                }
            } catch (InvalidValueException e) {
                return new Refused(e.key(), List.of(e.args()));
            }
            return dispatch(held, "retry", actor, now);
        });
    }

    /**
     * Ends a return that failed and goes on with a new one for the victims who were not paid, on what the bank says the
     * account holds; a new proposal is needed.
     */
    @Transactional
    public ReturnChange replan(ReturnNumber number, @Nullable Integer version, String reason, Actor actor) {
        ReturnCase[] next = new ReturnCase[1];
        ReturnChange change =
                hold.change(number, version, "replan", held -> access.requireWork(held, actor), (held, now) -> {
                    FrozenAccount freeze = freezes.locked(held.freezeId);
                    if (!freeze.running()) {
                        return Refused.because("returns.freeze-over", freeze.number());
                    }
                    Refused refused = reason.isBlank()
                            ? Refused.because("returns.note.missing")
                            : held.leave(reason.strip(), now);
                    if (refused == null) {
                        hold.save(held);
                        next[0] = opening.make(cases.require(held.caseId, actor), freeze, held, actor);
                        next[0].holdsAtMost(told(held));
                        hold.save(next[0]);
                        applications.carry(held, next[0]);
                        news.audit(held, "replan", Map.of("next", next[0].returnNo));
                        news.show(held, "ended");
                    }
                    return refused;
                });
        return change instanceof ReturnChange.Done && next[0] != null
                ? new ReturnChange.Done(next[0].number(), next[0].stage())
                : change;
    }

    private @Nullable Refused dispatch(ReturnCase held, String verb, Actor actor, Instant now) {
        Instant due = ChinaTime.startOf(
                days.plusWorkingDays(ChinaTime.date(now), BANK_DAYS).plusDays(1));
        Refused refused = held.send(due, now);
        if (refused == null) {
            shares.send(held);
            news.audit(held, verb, Map.of("due", due));
            news.show(held, "sent");
            news.timeline(held, "RETURN_SENT", now, actor, null);
        }
        return refused;
    }

    /** What is not paid yet lies within what is frozen, and nobody's share above what is owed by now. */
    private @Nullable Refused stillFits(ReturnCase held, Instant now) {
        FrozenAccount freeze = freezes.locked(held.freezeId);
        if (!freeze.running()) {
            return Refused.because("returns.freeze-over", freeze.number());
        }
        List<Share> unpaid = shares.current(held).stream()
                .filter(share -> share.state() != ShareState.RETURNED)
                .toList();
        Money total = unpaid.stream().map(Share::amount).reduce(Money.ZERO, Money::plus);
        Money balance = funds.of(freeze, held);
        if (total.compareTo(balance) > 0) {
            return Refused.because("returns.above-frozen", total.grouped(), balance.grouped());
        }
        // also those taken back: the proposal they were in is void, and that is what will be said
        List<Application> all = applications.of(held.id);
        for (Share share : unpaid) {
            Application one = all.stream()
                    .filter(a -> a.id().equals(share.applicationId()))
                    .findFirst()
                    .orElseThrow();
            Claim claim = owed.claim(held, one);
            if (share.amount().compareTo(claim.owed()) > 0) {
                return Refused.because(
                        "returns.propose.above-loss",
                        one.position(),
                        claim.owed().grouped());
            }
        }
        return null;
    }

    private List<Share> failed(ReturnCase held) {
        return shares.current(held).stream()
                .filter(share -> share.state() == ShareState.FAILED)
                .toList();
    }

    private @Nullable Money told(ReturnCase held) {
        return failed(held).stream()
                .map(Share::balanceTold)
                .filter(Objects::nonNull)
                .min(Money::compareTo)
                .orElse(null);
    }
}
