package cn.fanzha.command.requests.domain;

import cn.fanzha.command.requests.ControlAsked;
import cn.fanzha.command.requests.ControlNumber;
import cn.fanzha.command.requests.ControlOutcome;
import cn.fanzha.command.requests.ControlOutcome.Done;
import cn.fanzha.command.requests.ControlOutcome.Refused;
import cn.fanzha.command.requests.ControlRefusal;
import cn.fanzha.command.requests.ControlState;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Ids;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** One control request 处置 with its life: REQUESTED → RECEIVED → DONE | REFUSED | CANCELLED; DONE → LIFTED (domain section 4). */
@Entity
@Table(name = "control_request")
class ControlRequest extends ControlFacts {

    @Enumerated(EnumType.STRING)
    private ControlState state;

    /** Counts in the figures from this moment on; a lifting takes nothing back. */
    @Nullable
    Instant doneAt;

    @Embedded
    @Nullable
    Receipt receipt;

    @Embedded
    @Nullable
    Hold hold;

    @Embedded
    @Nullable
    Answer answer;

    @Nullable
    Instant cancelledAt;

    @Nullable
    String cancelNote;

    @Embedded
    @Nullable
    Lift lift;

    /** A person made or changed it: imports leave it alone. */
    private boolean byPerson;

    @Version
    @Nullable
    Integer version;

    @NullUnmarked
    protected ControlRequest() {}

    static ControlRequest ask(
            ControlNumber number, ControlAsked asked, UUID observable, UUID unit, Actor officer, Instant now) {
        ControlRequest request = new ControlRequest();
        request.id = Ids.next();
        request.controlNo = number.value();
        request.unitId = unit;
        request.kind = asked.kind();
        request.observableId = observable;
        request.institutionId = asked.institutionId();
        request.caseNo = asked.caseNo();
        request.urgency = asked.urgency();
        request.reason = asked.reason().strip();
        request.askedBy = officer.id();
        request.askedByName = officer.displayName();
        request.requestedAt = now;
        request.createdAt = now;
        request.createdBy = officer.id();
        request.state = ControlState.REQUESTED;
        request.byPerson = true;
        return request;
    }

    ControlState state() {
        return state;
    }

    /** The partner has still to answer, or to lift. */
    boolean isOnDesk() {
        return !inert && (state.isOpen() || waitsForLifting());
    }

    boolean waitsForLifting() {
        return state == ControlState.DONE && lift != null;
    }

    /** From now on imports reject its row. */
    void changedByPerson() {
        byPerson = true;
    }

    boolean isHeldAgainst(Actor actor, Instant now) {
        return hold != null && hold.isAgainst(actor, now);
    }

    /** A liaison takes it in hand; what was not received yet is received by that. A program receives and holds nothing. */
    ControlOutcome take(Actor actor, Duration holdFor, Instant now) {
        Refused objection = objection(actor, now);
        if (objection != null) {
            return objection;
        }
        hold = actor.program() ? null : new Hold(actor, now.plus(holdFor));
        if (state == ControlState.REQUESTED) {
            receipt = new Receipt(actor, now);
            return moveTo(ControlState.RECEIVED);
        }
        return new Done(number(), state);
    }

    /** She lets go of it, and a colleague may take it. */
    ControlOutcome letGo(Actor actor, Instant now) {
        if (hold == null || hold.isAgainst(actor, now)) {
            return Refused.because("requests.hold.not-yours");
        }
        hold = null;
        return new Done(number(), state);
    }

    /** @param at when it was done; null: now */
    ControlOutcome done(@Nullable Instant at, Said said, Actor actor, Instant now) {
        Refused objection = unanswerable(ControlState.DONE, actor, now);
        if (objection != null) {
            return objection;
        }
        Instant moment = at == null ? now : at;
        if (moment.isBefore(requestedAt)) {
            return Refused.because("requests.answer.before-request", ChinaTime.formatSeconds(requestedAt));
        }
        if (moment.isAfter(now)) {
            return Refused.because("requests.answer.in-future", ChinaTime.formatSeconds(now));
        }
        doneAt = moment;
        answer = new Answer(said, null, actor, now);
        hold = null;
        return moveTo(ControlState.DONE);
    }

    ControlOutcome refuse(ControlRefusal code, Said said, Actor actor, Instant now) {
        Refused objection = unanswerable(ControlState.REFUSED, actor, now);
        if (objection != null) {
            return objection;
        }
        if (code == ControlRefusal.OTHER && said.note().isBlank()) {
            return Refused.because("requests.answer.other-needs-words");
        }
        answer = new Answer(said, code, actor, now);
        hold = null;
        return moveTo(ControlState.REFUSED);
    }

    /** The asking side takes an unanswered request back. */
    ControlOutcome cancel(String note, Instant now) {
        if (!state.mayBecome(ControlState.CANCELLED)) {
            return notOpen();
        }
        cancelledAt = now;
        cancelNote = note;
        hold = null;
        return moveTo(ControlState.CANCELLED);
    }

    /** The police ask to lift what was done; it stays DONE until the partner confirms. */
    ControlOutcome askLift(String reason, Actor actor, Instant now) {
        if (state != ControlState.DONE) {
            return Refused.because("requests.lift.not-done." + state);
        }
        if (lift != null) {
            return Refused.because("requests.lift.asked-already");
        }
        lift = new Lift(reason, actor, now);
        return new Done(number(), state);
    }

    /** The partner lifted it, as the police asked. */
    ControlOutcome lift(Actor actor, Instant now) {
        if (state != ControlState.DONE || lift == null) {
            return Refused.because(
                    state == ControlState.DONE ? "requests.lift.not-asked" : "requests.lift.not-done." + state);
        }
        if (hold != null && isHeldAgainst(actor, now)) {
            return held(hold);
        }
        lift.confirm(actor, now);
        hold = null;
        return moveTo(ControlState.LIFTED);
    }

    private @Nullable Refused objection(Actor actor, Instant now) {
        if (!isOnDesk()) {
            return notOpen();
        }
        return hold != null && isHeldAgainst(actor, now) ? held(hold) : null;
    }

    private @Nullable Refused unanswerable(ControlState next, Actor actor, Instant now) {
        if (inert || !state.mayBecome(next)) {
            return notOpen();
        }
        return hold != null && isHeldAgainst(actor, now) ? held(hold) : null;
    }

    private static Refused held(Hold by) {
        return Refused.because("requests.hold.other", by.heldByName, ChinaTime.formatSeconds(by.heldUntil));
    }

    private Refused notOpen() {
        return Refused.because("requests.not-open." + (inert ? "inert" : state));
    }

    private Done moveTo(ControlState next) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException(state + " may not become " + next);
        }
        state = next;
        return new Done(number(), next);
    }
}
