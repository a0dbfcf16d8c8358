package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.freezes.FreezeAsked;
import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.FreezeOutcome;
import cn.fanzha.command.freezes.FreezeOutcome.Done;
import cn.fanzha.command.freezes.FreezeOutcome.Refused;
import cn.fanzha.command.freezes.FreezeStage;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.observables.SightingSource;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Applications for a freeze: of one account or of many at once, with or without a stop before it; never before the case
 * is FILED (程序规定 art. 237). Everything is decided while the accounts' rows are locked, and the numbers are drawn last.
 */
@Component
public class FreezeApplications {

    /** So many accounts in one application. */
    public static final int AT_ONCE = 1_000;

    private final CaseFiles cases;
    private final Observables observables;
    private final FreezeOrderRepository orders;
    private final FreezeAccess access;
    private final FreezeActing acting;
    private final FreezeChecks checks;
    private final FreezeNews news;
    private final Clock clock;

    FreezeApplications(
            CaseFiles cases,
            Observables observables,
            FreezeOrderRepository orders,
            FreezeAccess access,
            FreezeActing acting,
            FreezeChecks checks,
            FreezeNews news,
            Clock clock) {
        this.cases = cases;
        this.observables = observables;
        this.orders = orders;
        this.access = access;
        this.acting = acting;
        this.checks = checks;
        this.news = news;
        this.clock = clock;
    }

    /**
     * Puts the accounts before the supervisor, as one application; all of them or none.
     *
     * <p>Refused: the case is not filed or has ended; an account that can't be one or that is frozen or applied for in the
     * case already; an institution that holds no accounts; a term longer than the law allows; a limit that is missing.
     *
     * @throws cn.fanzha.command.shared.OutOfScopeException the actor doesn't work on the case
     */
    @Transactional
    public FreezeOutcome apply(CaseNumber caseNo, List<FreezeAsked> asked, Actor actor) {
        CaseRef file = cases.requireWork(caseNo, actor);
        Refused refused = checks.notFiled(file);
        if (refused == null && (asked.isEmpty() || asked.size() > AT_ONCE)) {
            refused = Refused.because("freezes.refused.count", AT_ONCE);
        }
        if (refused != null) {
            news.notApplied(caseNo.value(), refused.messageKey());
            return refused;
        }
        FreezeOutcome outcome = write(file, asked, actor);
        if (outcome instanceof Refused no) {
            news.notApplied(caseNo.value(), no.messageKey());
        }
        return outcome;
    }

    /** A draft that the system prepares from a stop that ends; null where one stands or the case is not filed. */
    @Nullable
    FreezeNumber prepare(CaseRef file, FreezeAsked asked) {
        if (checks.notFiled(file) != null) {
            return null;
        }
        return write(file, List.of(asked), null) instanceof Done done ? done.number() : null;
    }

    /** DRAFT stays DRAFT: what it says is replaced. Only before a supervisor has decided. */
    @Transactional
    public FreezeOutcome change(FreezeNumber number, int version, FreezeAsked asked, Actor actor) {
        List<ObservableValue> values = new ArrayList<>();
        return acting.on(
                number,
                version,
                false,
                "change",
                (order, now) -> {
                    CaseRef file = access.requireWork(order, actor);
                    Refused refused = isDraft(order);
                    refused = refused == null ? checks.notFiled(file) : refused;
                    refused = refused == null ? checks.line(asked) : refused;
                    if (refused != null) {
                        return refused;
                    }
                    values.add(checks.value(asked));
                    return checks.taken(
                            file.id(),
                            observables.idsOf(values).values().iterator().next(),
                            asked.institutionId(),
                            order.id);
                },
                (order, now) -> {
                    order.describe(observables.idsOf(values).values().iterator().next(), asked);
                    order.submit(actor, now);
                    news.tell(
                            FreezeNews.About.of(order),
                            "submitted",
                            "FREEZE_APPLIED",
                            now,
                            actor,
                            null,
                            FreezeFacts.of(order));
                });
    }

    /** DRAFT → REJECTED by who applied, or of the system's own draft by any officer of the case: it is not needed. */
    @Transactional
    public FreezeOutcome withdraw(FreezeNumber number, int version, boolean whole, String note, Actor actor) {
        return acting.on(
                number,
                version,
                whole,
                "withdraw",
                (order, now) -> {
                    access.requireWork(order, actor);
                    return note.isBlank() ? Refused.because("freezes.refused.note") : isDraft(order);
                },
                (order, now) -> {
                    order.reject(actor, note.strip(), now);
                    news.tell(
                            FreezeNews.About.of(order),
                            "withdrawn",
                            "FREEZE_WITHDRAWN",
                            now,
                            actor,
                            note.strip(),
                            Map.of());
                });
    }

    static @Nullable Refused isDraft(FreezeOrder order) {
        return order.stage() == FreezeStage.DRAFT ? null : Refused.because("freezes.refused.stage." + order.stage());
    }

    private FreezeOutcome write(CaseRef file, List<FreezeAsked> asked, @Nullable Actor actor) {
        List<ObservableValue> values = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (FreezeAsked one : asked) {
            Refused refused = checks.line(one);
            if (refused != null) {
                return refused.inLine(values.size() + 1);
            }
            ObservableValue value = checks.value(one);
            values.add(value);
            if (!seen.add(one.institutionId() + value.value())) {
                return Refused.because("freezes.refused.twice").inLine(values.size());
            }
        }
        Map<ObservableValue, UUID> accounts = observables.idsOf(values);
        observables.lock(accounts.values());
        for (int i = 0; i < asked.size(); i++) {
            UUID account = Objects.requireNonNull(accounts.get(values.get(i)));
            Refused refused = checks.taken(file.id(), account, asked.get(i).institutionId(), null);
            if (refused == null) {
                refused = checks.stop(file.id(), account, asked.get(i));
            }
            if (refused != null) {
                return refused.inLine(i + 1);
            }
        }
        Instant now = clock.instant();
        UUID batch = Ids.next();
        List<FreezeNumber> numbers = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            UUID account = Objects.requireNonNull(accounts.get(values.get(i)));
            observables.record(account, SightingSource.CASE, file.number().value(), file.unitId(), now);
            FreezeNumber number = checks.draw(file, now);
            FreezeOrder order = FreezeOrder.draft(number, batch, file, account, asked.get(i), actor, now);
            orders.saveAndFlush(order);
            Actor by = actor == null ? Actor.system() : actor;
            news.tell(
                    FreezeNews.About.of(order),
                    actor == null ? "prepared" : "submitted",
                    actor == null ? "FREEZE_PREPARED" : "FREEZE_APPLIED",
                    now,
                    by,
                    null,
                    FreezeFacts.of(order));
            numbers.add(number);
        }
        return new Done(numbers, FreezeStage.DRAFT);
    }
}
