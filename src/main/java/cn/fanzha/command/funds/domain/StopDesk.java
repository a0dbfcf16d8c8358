package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.domain.StopChange.Done;
import cn.fanzha.command.funds.domain.StopChange.Refused;
import cn.fanzha.command.funds.domain.StopChange.Stale;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.StopNumber;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a liaison or the institution's own program does: opens a request, confirms its receipt, answers. Only for the own
 * institution; every other is answered with {@link cn.fanzha.command.shared.OutOfScopeException}. Each change carries
 * the version that the page showed, so that two liaisons never overwrite each other.
 */
@Component
public class StopDesk {

    private final StopHold hold;
    private final StopAccess access;
    private final StopPaymentRepository stops;
    private final StopDetails details;
    private final StopNews news;
    private final StopBook book;
    private final DeskHolds holds;
    private final Clock clock;

    StopDesk(
            StopHold hold,
            StopAccess access,
            StopPaymentRepository stops,
            StopDetails details,
            StopNews news,
            StopBook book,
            DeskHolds holds,
            Clock clock) {
        this.hold = hold;
        this.access = access;
        this.stops = stops;
        this.details = details;
        this.news = news;
        this.book = book;
        this.holds = holds;
        this.clock = clock;
    }

    /** The request with account and holder in full, which the institution needs to compare; the reading is audited. */
    @Transactional
    public StopDetail open(StopNumber number, Actor actor) {
        StopPayment stop = hold.read(number);
        access.requireInstitution(stop, actor);
        news.audit(stop, "open", Map.of("shown", "account, holder"));
        return details.of(stop, true, clock.instant());
    }

    /** The same with masked values, for a page that follows the state; not audited. */
    @Transactional(readOnly = true)
    public StopDetail glance(StopNumber number, Actor actor) {
        StopPayment stop = hold.read(number);
        access.requireInstitution(stop, actor);
        return details.of(stop, false, clock.instant());
    }

    /** The request's id, for what other features keep beside it. */
    @Transactional(readOnly = true)
    public UUID idOf(StopNumber number, Actor actor) {
        StopPayment stop = hold.read(number);
        access.requireLiaison(stop, actor);
        return stop.id;
    }

    /** REQUESTED → RECEIVED. */
    @Transactional
    public StopChange receive(StopNumber number, int version, Actor actor) {
        return change(number, version, "receive", actor, (stop, now) -> {
            StopChange change = stop.receive(actor, now);
            if (change instanceof Done) {
                news.audit(stop, "receive", Map.of());
                news.show(stop, "received");
            }
            return change;
        });
    }

    /**
     * REQUESTED or RECEIVED → STOPPED: holder, account, amount and time all agree, and the account is stopped for 48
     * hours. Other cases' requests that wait for the account join this stop while it runs, and those that share the stop
     * which it renews move to it; one that is told of so late that it is over takes nobody along. Refused of an account that was stopped twice before, whoever asked.
     */
    @Transactional
    public StopChange confirm(StopNumber number, int version, Confirmation said, Actor actor) {
        return change(number, version, "confirm", actor, (stop, now) -> {
            AccountStops account =
                    new AccountStops(stops.findByAccountIdAndInstitutionId(stop.accountId, stop.institutionId));
            Map<StopPayment, Money> before = book.newMoney(account);
            StopChange change = stop.isOpen() && account.stoppedTwiceWithout(stop)
                    ? Refused.because("funds.answer.stopped-twice")
                    : stop.confirm(said, actor, now);
            if (change instanceof Done) {
                account.partNewMoney();
                book.confirmed(stop, account, before, now, actor);
                news.audit(stop, "confirm", StopFacts.ofAnswer(stop));
                news.show(stop, "answered");
                news.timeline(stop, "STOP_STOPPED", Objects.requireNonNull(stop.stoppedAt()), actor, null);
                if (stop.runsAt(now)) {
                    account.waitingBeside(stop).forEach(waiting -> join(waiting, stop, actor, now));
                    account.carriedOnBy(stop, now).forEach(sharing -> join(sharing, stop, actor, now));
                    news.carriesOn(stop, account, now, actor);
                }
            }
            return change;
        });
    }

    /** REQUESTED or RECEIVED → REFUSED, with what differs or what stood in the way. */
    @Transactional
    public StopChange refuse(StopNumber number, int version, Refusal said, Actor actor) {
        return change(number, version, "refuse", actor, (stop, now) -> {
            StopChange change = stop.refuse(said, actor, now);
            if (change instanceof Done) {
                news.audit(stop, "refuse", StopFacts.ofAnswer(stop));
                news.show(stop, "answered");
                news.timeline(stop, "STOP_REFUSED", now, actor, null);
            }
            return change;
        });
    }

    /** STOPPED → RELEASED by the institution, with the reason. */
    @Transactional
    public StopChange release(StopNumber number, int version, String note, Actor actor) {
        return change(number, version, "release", actor, (stop, now) -> {
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

    private void join(StopPayment other, StopPayment running, Actor actor, Instant now) {
        boolean moves = !other.isOpen();
        if (other.joinTo(running, now) instanceof Done) {
            other.changedByPerson();
            stops.save(other);
            news.audit(other, moves ? "move" : "join", StopFacts.ofJoin(other, running));
            news.show(other, "joined");
            news.timeline(other, moves ? "STOP_RENEWED" : "STOP_JOINED", now, actor, null);
        }
    }

    private StopChange change(
            StopNumber number,
            int version,
            String verb,
            Actor actor,
            BiFunction<StopPayment, Instant, StopChange> act) {
        StopPayment stop = hold.hold(number);
        access.requireInstitution(stop, actor);
        Instant now = clock.instant();
        if (!Objects.equals(stop.version, version)) {
            return new Stale(stop.stateAt(now));
        }
        DeskHold against = stop.isOpen() ? holds.against(stop.id, actor) : null;
        StopChange change = against == null
                ? act.apply(stop, now)
                : Refused.because("funds.hold.other", against.name(), ChinaTime.formatSeconds(against.until()));
        switch (change) {
            case Done done -> {
                stop.changedByPerson();
                stops.save(stop);
                if (!stop.isOpen()) {
                    holds.end(stop.id);
                }
            }
            case Refused refused -> news.refused(stop, verb, refused.messageKey());
            case Stale stale -> {}
        }
        return change;
    }
}
