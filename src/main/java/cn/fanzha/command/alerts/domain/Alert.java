package cn.fanzha.command.alerts.domain;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.alerts.AlertOutcome;
import cn.fanzha.command.alerts.AlertState;
import cn.fanzha.command.alerts.AttemptResult;
import cn.fanzha.command.alerts.AttemptStep;
import cn.fanzha.command.alerts.LossKnown;
import cn.fanzha.command.alerts.domain.AlertChange.Done;
import cn.fanzha.command.alerts.domain.AlertChange.Refused;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * One alert and the work on it (domain section 6): received, worked step by step until somebody is reached, closed with an
 * outcome; or handed to another unit before the work begins.
 */
@Entity
@Table(name = "alert")
class Alert extends AlertPerson {

    @Enumerated(EnumType.STRING)
    private AlertState state;

    @Nullable
    Instant dispatchedAt;

    @Nullable
    UUID fromUnitId;

    @Nullable
    Instant receivedAt;

    @Nullable
    UUID receivedBy;

    @Nullable
    String receivedByName;

    @Nullable
    Instant firstCallAt;

    @Nullable
    Instant metAt;

    /** Somebody was reached: no further step is due. */
    boolean settled;

    boolean attempted;

    @Enumerated(EnumType.STRING)
    @Nullable
    AttemptStep nextStep;

    private String[] skipped = {};

    @Nullable
    Instant dueAt;

    @Nullable
    Instant escalateAt;

    @Nullable
    Instant escalatedAt;

    @Nullable
    UUID escalatedTo;

    @Enumerated(EnumType.STRING)
    @Nullable
    AlertOutcome outcome;

    @Nullable
    Instant outcomeAt;

    @Nullable
    String outcomeNote;

    @Nullable
    BigDecimal lossAvoided;

    @Enumerated(EnumType.STRING)
    @Nullable
    LossKnown lossKnown;

    @Nullable
    UUID intakeForm;

    @Nullable
    String caseNo;

    @Version
    @Nullable
    Integer version;

    @NullUnmarked
    protected Alert() {}

    /** An alert that an officer types; the digests are of the normalised values. */
    static Alert push(AlertNumber number, NewAlert typed, PersonDigests digests, Actor actor, Instant now) {
        Alert alert = new Alert();
        alert.id = Ids.next();
        alert.describe(number, typed, digests);
        alert.state = AlertState.PUSHED;
        alert.nextStep = AttemptStep.SMS;
        alert.dispatchedAt = now;
        alert.createdAt = now;
        alert.createdBy = actor.id();
        return alert;
    }

    AlertState state() {
        return state;
    }

    /** The form was filled in on what stands now. */
    boolean isStill(int opened) {
        return edition == opened;
    }

    boolean burns() {
        return state.isOpen() && !inert;
    }

    private List<AttemptStep> skipped() {
        return Arrays.stream(skipped).map(AttemptStep::valueOf).toList();
    }

    DeadlineRule.Dates dates() {
        return new DeadlineRule.Dates(
                pushedAt,
                dispatchedAt == null ? pushedAt : dispatchedAt,
                receivedAt,
                firstCallAt,
                metAt,
                skipped().contains(AttemptStep.CALL),
                skipped().contains(AttemptStep.VISIT),
                outcomeAt);
    }

    /** 签收: the officer takes the alert over. */
    AlertChange receive(Actor actor, Instant now) {
        if (!mayBecome(AlertState.RECEIVED)) {
            return notNow();
        }
        receivedAt = now;
        receivedBy = actor.id();
        receivedByName = actor.displayName();
        return moveTo(AlertState.RECEIVED);
    }

    /** One try to reach the person: a step that reaches nobody leads to the next by itself. */
    AlertChange attempt(AttemptStep step, AttemptResult result, Instant at, Instant now) {
        if (!burns() || state == AlertState.PUSHED) {
            return notNow();
        }
        if (!result.fits(step)) {
            return Refused.because("alerts.attempt.result-of-other-step");
        }
        if (at.isBefore(pushedAt) || at.isAfter(now)) {
            return Refused.because("alerts.attempt.time");
        }
        attempted = true;
        if (step == AttemptStep.CALL && (firstCallAt == null || at.isBefore(firstCallAt))) {
            firstCallAt = at;
        }
        if (result == AttemptResult.MET && (metAt == null || at.isBefore(metAt))) {
            metAt = at;
        }
        if (result.reaches()) {
            settled = true;
            nextStep = null;
        } else if (!settled && step == nextStep) {
            nextStep = step.next() == null ? step : step.next();
        }
        return state == AlertState.RECEIVED ? moveTo(AlertState.IN_PROGRESS) : new Done(state);
    }

    /** The person's own situation leaves out the step that is due next. */
    AlertChange skipStep(AttemptStep step) {
        if (!burns() || state == AlertState.PUSHED) {
            return notNow();
        }
        if (step != nextStep) {
            return Refused.because("alerts.skip.not-next");
        }
        skipped = Stream.concat(Arrays.stream(skipped), Stream.of(step.name()))
                .distinct()
                .toArray(String[]::new);
        nextStep = step.next();
        return state == AlertState.RECEIVED ? moveTo(AlertState.IN_PROGRESS) : new Done(state);
    }

    /** Ends the work; a transfer that was called off needs its amount and how it is known. */
    AlertChange close(Conclusion said, Instant now) {
        if (!mayBecome(AlertState.CLOSED)) {
            return notNow();
        }
        Refused objection = said.objection(attempted, settled);
        if (objection != null) {
            return objection;
        }
        outcome = said.outcome();
        outcomeAt = now;
        outcomeNote = said.note();
        lossAvoided = said.lossAvoided() == null ? null : said.lossAvoided().yuan();
        lossKnown = said.lossKnown();
        return moveTo(AlertState.CLOSED);
    }

    /** To another unit, before the work has begun; its receipt is due anew, the other deadlines go on. */
    AlertChange forward(UUID unit, Instant now) {
        if (!mayBecome(AlertState.PUSHED)) {
            return notNow();
        }
        if (unit.equals(unitId)) {
            return Refused.because("alerts.forward.same-unit");
        }
        fromUnitId = unitId;
        return handTo(unit, now);
    }

    /** Back to the unit that it came from, or else the one above. */
    AlertChange handBack(@Nullable UUID above, Instant now) {
        if (!mayBecome(AlertState.PUSHED)) {
            return notNow();
        }
        UUID unit = fromUnitId == null ? above : fromUnitId;
        if (unit == null) {
            return Refused.because("alerts.return.nobody-above");
        }
        fromUnitId = null;
        return handTo(unit, now);
    }

    private AlertChange handTo(UUID unit, Instant now) {
        unitId = unit;
        dispatchedAt = now;
        receivedAt = null;
        receivedBy = null;
        receivedByName = null;
        return moveTo(AlertState.PUSHED);
    }

    /** A person did something: imports reject its row from now on, and the clock follows. */
    void changedByPerson(DeadlineRule rule, Actor actor) {
        touchedBy(actor);
        runBy(rule);
    }

    /** Which deadline runs next, for the queue and for the escalation; those that are over were told already. */
    private void runBy(DeadlineRule rule) {
        dueAt = burns() ? rule.next(dates()) : null;
        escalateAt = burns() ? rule.nextFrom(dates(), escalatedAt == null ? pushedAt : escalatedAt) : null;
    }

    /** The unit above was told of the deadlines that are over; the next one that is still to come is told in its turn. */
    void escalate(@Nullable UUID above, DeadlineRule rule, Instant now) {
        escalatedAt = now;
        escalatedTo = above;
        runBy(rule);
    }

    private boolean mayBecome(AlertState next) {
        return !inert && state.mayBecome(next);
    }

    private Refused notNow() {
        return Refused.because("alerts.not-now." + (inert ? "inert" : state));
    }

    private AlertChange moveTo(AlertState next) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException(state + " may not become " + next);
        }
        state = next;
        return new Done(next);
    }
}
