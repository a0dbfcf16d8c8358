package cn.fanzha.command.funds.domain;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.RefusalReason;
import cn.fanzha.command.funds.StopRequest;
import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.funds.domain.StopChange.Done;
import cn.fanzha.command.funds.domain.StopChange.Refused;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.StopNumber;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * One request to stop a payee's account 紧急止付, and its answer. The stop lasts 48 hours from the moment of stopping
 * (银发〔2016〕86号); what the request says of its state is asked together with the time.
 */
@Entity
@Table(name = "stop_payment")
class StopPayment extends StopAsked {

    static final Duration RUNS_FOR = Duration.ofHours(48);

    @Enumerated(EnumType.STRING)
    private StopState state;

    @Embedded
    @Nullable
    Receipt receipt;

    @Embedded
    @Nullable
    Answer answer;

    private String[] refusalReasons = {};

    @Nullable
    UUID joinedTo;

    @Nullable
    Instant settledAt;

    @Nullable
    Instant endedAt;

    @Nullable
    String endNote;

    @Embedded
    @Nullable
    Reminders reminders;

    /** Came in unanswered after its 48 hours: history that asks nothing of anybody. */
    private boolean inert;

    /** A person made or changed it: imports leave it alone. */
    private boolean byPerson;

    @Version
    @Nullable
    Integer version;

    @NullUnmarked
    protected StopPayment() {}

    /** Leaves for the institution at once; the second officer countersigns afterwards. */
    static StopPayment request(
            StopNumber number,
            CaseRef caseFile,
            UUID account,
            StopRequest asked,
            Actor officer,
            SecondOfficers.@Nullable Second second,
            Instant now) {
        StopPayment stop = new StopPayment();
        stop.id = Ids.next();
        stop.requestNo = number.value();
        stop.caseId = caseFile.id();
        stop.caseNo = caseFile.number().value();
        stop.unitId = caseFile.unitId();
        stop.institutionId = asked.institutionId();
        stop.accountKind = asked.kind();
        stop.accountId = account;
        stop.holder = asked.holderName().strip();
        stop.amount = asked.amount().yuan();
        stop.transferredAt = asked.transferredAt();
        stop.urgency = asked.urgency();
        stop.victimIdChecked = asked.victimIdChecked();
        stop.state = StopState.REQUESTED;
        stop.officers = new Officers(officer, second);
        stop.requestedAt = now;
        stop.byPerson = true;
        return stop;
    }

    /** The state by the clock: a stop whose 48 hours are over is EXPIRED, to the second. */
    StopState stateAt(Instant now) {
        Instant end = endsAt();
        return state == StopState.STOPPED && end != null && !now.isBefore(end) ? StopState.EXPIRED : state;
    }

    boolean runsAt(Instant now) {
        return stateAt(now) == StopState.STOPPED;
    }

    boolean isOpen() {
        return state.isOpen() && !inert;
    }

    /** Counts against the two stops that an account may have: it was stopped once, or may be still. */
    boolean takesSlot() {
        return isOpen() || stoppedAt() != null;
    }

    @Nullable
    Instant stoppedAt() {
        return answer == null ? null : answer.stoppedAt;
    }

    @Nullable
    Instant endsAt() {
        return answer == null ? null : answer.endsAt;
    }

    Instant stoppedOrThrow() {
        return Objects.requireNonNull(stoppedAt(), requestNo);
    }

    Instant endOrThrow() {
        return Objects.requireNonNull(endsAt(), requestNo);
    }

    /** From now on imports reject its row; what the clock does changes nothing of that. */
    void changedByPerson() {
        byPerson = true;
    }

    /** How much of the amount stopped no earlier stop of the account held. */
    void bringsNew(Money fresh) {
        Objects.requireNonNull(answer, requestNo).newMoney = fresh.yuan();
    }

    Money amountStopped() {
        return answer == null || answer.amountStopped == null ? Money.ZERO : Money.of(answer.amountStopped);
    }

    List<RefusalReason> reasons() {
        return Answer.reasons(refusalReasons);
    }

    /** The institution has it in hand. */
    StopChange receive(Actor actor, Instant now) {
        if (!mayBecome(StopState.RECEIVED)) {
            return notOpen(now);
        }
        receipt = new Receipt(actor, now);
        return moveTo(StopState.RECEIVED);
    }

    /** The institution stopped the account. Done as EXPIRED where the 48 hours were over when it said so. */
    StopChange confirm(Confirmation said, Actor actor, Instant now) {
        if (!mayBecome(StopState.STOPPED)) {
            return notOpen(now);
        }
        Instant stoppedAt = said.stoppedAt() == null ? now : said.stoppedAt();
        Refused objection = said.objection(stoppedAt, requestedAt, now);
        if (objection != null) {
            return objection;
        }
        answer = Answer.stopped(said, stoppedAt, actor, now);
        settledAt = now;
        moveTo(StopState.STOPPED);
        return new Done(stateAt(now));
    }

    /** The institution must not or could not stop the account. */
    StopChange refuse(Refusal said, Actor actor, Instant now) {
        if (!mayBecome(StopState.REFUSED)) {
            return notOpen(now);
        }
        Refused objection = said.objection();
        if (objection != null) {
            return objection;
        }
        answer = Answer.refused(said, actor, now);
        refusalReasons = said.reasons().stream().sorted().map(Enum::name).toArray(String[]::new);
        settledAt = now;
        return moveTo(StopState.REFUSED);
    }

    /** The victim's ID was seen: until then the institution reads “pending”. */
    StopChange checkVictim() {
        if (Boolean.TRUE.equals(victimIdChecked)) {
            return Refused.because("funds.victim-id.already");
        }
        victimIdChecked = true;
        return new Done(state);
    }

    /** The asking side takes an unanswered request back. */
    StopChange cancel(String note, Instant now) {
        if (!mayBecome(StopState.CANCELLED)) {
            return notOpen(now);
        }
        endNote = note;
        settledAt = now;
        return moveTo(StopState.CANCELLED);
    }

    /** A stop of the account runs: this request shares it and uses up none, or moves to it from the one that it renews. */
    StopChange joinTo(StopPayment running, Instant now) {
        if (state != StopState.JOINED && !mayBecome(StopState.JOINED)) {
            return notOpen(now);
        }
        joinedTo = running.id;
        settledAt = settledAt == null ? now : settledAt;
        return state == StopState.JOINED ? new Done(state) : moveTo(StopState.JOINED);
    }

    /** Ends a running stop ahead of its time 解除止付. */
    StopChange release(String note, Instant now) {
        if (!stateAt(now).mayBecome(StopState.RELEASED)) {
            return Refused.because("funds.stop.not-running");
        }
        endNote = note;
        endedAt = now;
        return moveTo(StopState.RELEASED);
    }

    /** A freeze takes the place of a running stop: it keeps the money from now on. */
    StopChange freeze(Instant now) {
        if (!stateAt(now).mayBecome(StopState.FROZEN)) {
            return Refused.because("funds.stop.not-running");
        }
        endedAt = now;
        return moveTo(StopState.FROZEN);
    }

    /** Writes down what the clock has said already. */
    StopChange expire(Instant now) {
        if (state != StopState.STOPPED || stateAt(now) != StopState.EXPIRED) {
            return Refused.because("funds.stop.not-running");
        }
        endedAt = endsAt();
        return moveTo(StopState.EXPIRED);
    }

    /** Notes the reminders whose time has come; false where none is new. */
    boolean remind(Instant now, StopSettings settings) {
        reminders = reminders == null ? new Reminders() : reminders;
        return reminders.remind(now, endOrThrow(), settings);
    }

    /** The second officer 协查人 puts her name to the request; any other officer where none could be named. */
    StopChange countersign(Actor actor, Instant now) {
        return signing(state, signers -> signers.countersign(actor, now));
    }

    /** The second officer refuses to; nothing that was sent is undone by that. */
    StopChange refuseToSign(Actor actor, String reason, Instant now) {
        return signing(state, signers -> signers.refuse(actor, reason, now));
    }

    /** Another second officer is named while nobody has signed. */
    StopChange nameSecond(SecondOfficers.Second second) {
        return signing(state, signers -> signers.name(second));
    }

    private boolean mayBecome(StopState next) {
        return !inert && state.mayBecome(next);
    }

    private StopChange notOpen(Instant now) {
        return Refused.because("funds.stop.not-open." + (inert ? "inert" : stateAt(now)));
    }

    private StopChange moveTo(StopState next) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException(state + " may not become " + next);
        }
        state = next;
        return new Done(next);
    }
}
