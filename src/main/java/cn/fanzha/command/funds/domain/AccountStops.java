package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All requests that one account ever had, read while its row is locked: what decides on the next one. An account is a
 * number at one institution.
 *
 * <p>An account may be stopped twice at most (银发〔2016〕86号); a request of another victim while a stop runs shares it.
 */
record AccountStops(List<StopPayment> stops) {

    static final int AT_MOST = 2;

    /** What a new request of a case for the account comes to. */
    sealed interface Decision {
        record Send() implements Decision {}

        record Join(StopPayment running) implements Decision {}

        record Refuse(String messageKey, List<Object> args) implements Decision {}
    }

    Decision decide(UUID caseId, Duration secondStopWindow, Instant now) {
        Optional<StopPayment> own = stops.stream()
                .filter(s -> s.isOpen() && caseId.equals(s.caseId))
                .findFirst();
        if (own.isPresent()) {
            return refuse("funds.request.duplicate", own.get().requestNo);
        }
        StopPayment running = runningAt(now);
        if (running != null) {
            if (!shares(running, caseId)) {
                return new Decision.Join(running);
            }
            Instant from = running.endOrThrow().minus(secondStopWindow);
            if (now.isBefore(from)) {
                return refuse("funds.request.second-too-early", running.requestNo, ChinaTime.format(from));
            }
        }
        if (stops.stream().filter(StopPayment::takesSlot).count() >= AT_MOST) {
            return stops.stream().anyMatch(StopPayment::isOpen)
                    ? refuse("funds.request.two-under-way")
                    : refuse("funds.request.stopped-twice");
        }
        return new Decision.Send();
    }

    /**
     * The account was stopped twice already, without this request: a third is unlawful also where the request came from
     * another system, or was sent before the second.
     */
    boolean stoppedTwiceWithout(StopPayment request) {
        return stops.stream()
                        .filter(s -> s.stoppedAt() != null && !s.equals(request))
                        .count()
                >= AT_MOST;
    }

    /** The stop that runs longest; null where none does. */
    @Nullable
    StopPayment runningAt(Instant now) {
        return stops.stream()
                .filter(s -> s.runsAt(now))
                .max(Comparator.comparing(StopPayment::endOrThrow))
                .orElse(null);
    }

    /**
     * Parts what the stops held into new money: the first stop's amount, and of each later one what exceeds the largest
     * before it, by the moment of stopping. Imports follow the same rule.
     */
    void partNewMoney() {
        Money held = Money.ZERO;
        for (StopPayment stop : stops.stream()
                .filter(s -> s.stoppedAt() != null)
                .sorted(Comparator.comparing(StopPayment::stoppedOrThrow).thenComparing(s -> s.requestNo))
                .toList()) {
            stop.bringsNew(stop.amountStopped().minus(held).max(Money.ZERO));
            held = held.max(stop.amountStopped());
        }
    }

    /** Requests of other cases that still wait while this one was confirmed. */
    List<StopPayment> waitingBeside(StopPayment confirmed) {
        return stops.stream()
                .filter(s -> s.isOpen() && !Objects.equals(s.caseId, confirmed.caseId) && !s.equals(confirmed))
                .toList();
    }

    /**
     * Requests of other cases that share a stop which this one carries on: it was asked for while that one ran, and ends
     * later. A stop that was released or frozen is carried on by nobody.
     */
    List<StopPayment> carriedOnBy(StopPayment renewed, Instant now) {
        List<UUID> before = carriedOn(renewed, now).stream().map(s -> s.id).toList();
        return stops.stream()
                .filter(s ->
                        s.joinedTo != null && before.contains(s.joinedTo) && !Objects.equals(s.caseId, renewed.caseId))
                .toList();
    }

    /** Stops of whatever case that this one carries on in the same way. */
    List<StopPayment> carriedOn(StopPayment renewed, Instant now) {
        return stops.stream()
                .filter(s -> !s.equals(renewed) && isCarriedOn(s, renewed, now))
                .toList();
    }

    /** Those of other cases that are over: who asked for them has nothing but this one. */
    List<StopPayment> over(StopPayment renewed, Instant now) {
        return carriedOn(renewed, now).stream()
                .filter(s -> s.stateAt(now) == StopState.EXPIRED && !Objects.equals(s.caseId, renewed.caseId))
                .toList();
    }

    /** The stop that keeps the money of this one beyond its end: running, or taken over by a freeze. */
    Optional<StopPayment> carrying(StopPayment stop, Instant now) {
        return stops.stream()
                .filter(s -> !s.equals(stop) && isCarriedOn(stop, s, now))
                .filter(s -> s.runsAt(now) || s.stateAt(now) == StopState.FROZEN)
                .max(Comparator.comparing(StopPayment::endOrThrow));
    }

    /** The same where it holds no less: nothing of the stop lapses at its end. */
    Optional<StopPayment> carryingInFull(StopPayment stop, Instant now) {
        return carrying(stop, now).filter(renewed -> renewed.amountStopped().compareTo(stop.amountStopped()) >= 0);
    }

    private static boolean isCarriedOn(StopPayment stop, StopPayment renewed, Instant now) {
        Instant end = stop.endsAt();
        Instant later = renewed.endsAt();
        StopState state = stop.stateAt(now);
        return (state == StopState.STOPPED || state == StopState.EXPIRED)
                && end != null
                && renewed.requestedAt.isBefore(end)
                && later != null
                && later.isAfter(end);
    }

    private boolean shares(StopPayment running, UUID caseId) {
        return stops.stream()
                .anyMatch(s -> caseId.equals(s.caseId) && (s.id.equals(running.id) || running.id.equals(s.joinedTo)));
    }

    private static Decision refuse(String key, Object... args) {
        return new Decision.Refuse(key, List.of(args));
    }
}
