package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.StopOutcome;
import cn.fanzha.command.funds.StopPayments;
import cn.fanzha.command.funds.StopRequest;
import cn.fanzha.command.funds.domain.StopChange.Done;
import cn.fanzha.command.funds.domain.StopChange.Refused;
import cn.fanzha.command.funds.domain.StopChange.Stale;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.StopNumber;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What police do with requests of cases within their scope: read, and open masked values with a reason; where their side
 * holds the file now also countersign, cancel, release, and ask a second time.
 */
@Component
public class StopFiles {

    /** A value that pages mask. */
    public enum Masked {
        ACCOUNT,
        HOLDER
    }

    private static final int REASON_AT_LEAST = 2;

    private final StopHold hold;
    private final StopAccess access;
    private final StopPaymentRepository stops;
    private final StopPayments requests;
    private final Observables observables;
    private final StopDetails details;
    private final StopNews news;
    private final StopBook book;
    private final Clock clock;

    StopFiles(
            StopHold hold,
            StopAccess access,
            StopPaymentRepository stops,
            StopPayments requests,
            Observables observables,
            StopDetails details,
            StopNews news,
            StopBook book,
            Clock clock) {
        this.hold = hold;
        this.access = access;
        this.stops = stops;
        this.requests = requests;
        this.observables = observables;
        this.details = details;
        this.news = news;
        this.book = book;
        this.clock = clock;
    }

    /** The request, account and holder masked; opening it is audited. */
    @Transactional
    public StopDetail open(StopNumber number, Actor actor) {
        StopPayment stop = hold.read(number);
        access.requireReader(stop, actor);
        news.audit(stop, "open", Map.of());
        return details.of(stop, false, clock.instant());
    }

    /** The same for a page that is open already and follows the state; not audited again. */
    @Transactional(readOnly = true)
    public StopDetail glance(StopNumber number, Actor actor) {
        StopPayment stop = hold.read(number);
        access.requireReader(stop, actor);
        return details.of(stop, false, clock.instant());
    }

    /** The actor's side holds the file now and may do more than read. */
    @Transactional(readOnly = true)
    public boolean mayAct(StopNumber number, Actor actor) {
        return access.mayAct(hold.read(number), actor);
    }

    /** The value in full, audited with the reason; empty where no reason was given. */
    @Transactional
    public Optional<String> reveal(StopNumber number, Masked field, String reason, Actor actor) {
        StopPayment stop = hold.read(number);
        access.requirePolice(stop, actor);
        if (reason.strip().length() < REASON_AT_LEAST) {
            return Optional.empty();
        }
        news.audit(stop, "reveal", Map.of("field", field, "reason", reason.strip()));
        return Optional.of(
                switch (field) {
                    case ACCOUNT -> observables.reveal(stop.accountId).value();
                    case HOLDER -> stop.holder;
                });
    }

    /** The named second officer puts her name to the request; late is allowed and shows. */
    @Transactional
    public StopChange countersign(StopNumber number, Actor actor) {
        return change(number, "countersign", actor, access::requireSigner, (stop, now) -> {
            StopChange change = stop.countersign(actor, now);
            if (change instanceof Done) {
                news.audit(stop, "countersign", Map.of("late", now.isAfter(details.signingDue(stop))));
                news.show(stop, "countersigned");
            }
            return change;
        });
    }

    /** The victim's ID was checked after the request had left; the institution sees it at once. */
    @Transactional
    public StopChange checkVictim(StopNumber number, Actor actor) {
        return change(number, "check-victim", actor, access::requireHolder, (stop, now) -> {
            StopChange change = stop.checkVictim();
            if (change instanceof Done) {
                news.audit(stop, "check-victim", Map.of());
                news.show(stop, "victim-checked");
            }
            return change;
        });
    }

    /** REQUESTED or RECEIVED → CANCELLED, with the reason. */
    @Transactional
    public StopChange cancel(StopNumber number, String note, Actor actor) {
        return change(number, "cancel", actor, access::requireHolder, (stop, now) -> {
            StopChange change = note.isBlank() ? Refused.because("funds.note.missing") : stop.cancel(note.strip(), now);
            if (change instanceof Done) {
                news.audit(stop, "cancel", Map.of("note", true));
                news.show(stop, "cancelled");
                news.timeline(stop, "STOP_CANCELLED", now, actor, note.strip());
            }
            return change;
        });
    }

    /** STOPPED → RELEASED 解除止付, with the reason; cases that share the stop are told. */
    @Transactional
    public StopChange release(StopNumber number, String note, Actor actor) {
        return change(number, "release", actor, access::requireHolder, (stop, now) -> {
            StopChange change =
                    note.isBlank() ? Refused.because("funds.note.missing") : stop.release(note.strip(), now);
            if (change instanceof Done) {
                news.audit(stop, "release", Map.of("note", true));
                book.ended(stop, now, actor);
                news.tellAllCases(stop, "released", "STOP_RELEASED", now, actor, note.strip());
            }
            return change;
        });
    }

    /**
     * Asks once more for the same account and transfer: the second stop, or again after a refusal. Refused of a request
     * from another system that has no case, and of one that tells no time of transfer unless it is given: the institution
     * could not compare it.
     *
     * @param transferTime when the victim transferred, where the request itself does not tell
     */
    @Transactional
    public StopOutcome again(StopNumber number, @Nullable Instant transferTime, Actor actor) {
        StopPayment stop = hold.read(number);
        access.requireHolder(stop, actor);
        UUID caseId = stop.caseId;
        Instant transferredAt = stop.transferredAt == null ? transferTime : stop.transferredAt;
        if (caseId == null || transferredAt == null) {
            String why = caseId == null ? "funds.again.imported" : "funds.again.time";
            news.refused(stop, "again", why);
            return StopOutcome.Refused.because(why);
        }
        return requests.request(
                new StopRequest(
                        caseId,
                        stop.accountKind,
                        observables.reveal(stop.accountId).value(),
                        stop.holder,
                        stop.institutionId,
                        Money.of(stop.amount),
                        transferredAt,
                        stop.urgency,
                        Boolean.TRUE.equals(stop.victimIdChecked),
                        null),
                actor);
    }

    /** The same of a request that tells the time itself. */
    @Transactional
    public StopOutcome again(StopNumber number, Actor actor) {
        return again(number, null, actor);
    }

    private StopChange change(
            StopNumber number,
            String verb,
            Actor actor,
            BiConsumer<StopPayment, Actor> allowed,
            BiFunction<StopPayment, Instant, StopChange> act) {
        StopPayment stop = hold.hold(number);
        allowed.accept(stop, actor);
        StopChange change = act.apply(stop, clock.instant());
        switch (change) {
            case Done done -> {
                stop.changedByPerson();
                stops.save(stop);
            }
            case Refused refused -> news.refused(stop, verb, refused.messageKey());
            case Stale stale -> {}
        }
        return change;
    }
}
