package cn.fanzha.command.funds.domain;

import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
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
                .filter(s -> s.isOpen() && s.caseId.equals(caseId))
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

    /** The stop that runs longest; null where none does. */
    @Nullable
    StopPayment runningAt(Instant now) {
        return stops.stream()
                .filter(s -> s.runsAt(now))
                .max(Comparator.comparing(StopPayment::endOrThrow))
                .orElse(null);
    }

    /** The largest amount that the account's stops held so far. */
    Money largest() {
        return stops.stream().map(StopPayment::amountStopped).reduce(Money.ZERO, Money::max);
    }

    /** Requests of other cases that still wait while this one was confirmed. */
    List<StopPayment> waitingBeside(StopPayment confirmed) {
        return stops.stream()
                .filter(s -> s.isOpen() && !s.caseId.equals(confirmed.caseId))
                .toList();
    }

    private boolean shares(StopPayment running, UUID caseId) {
        return stops.stream()
                .anyMatch(s -> s.caseId.equals(caseId) && (s.id.equals(running.id) || running.id.equals(s.joinedTo)));
    }

    private static Decision refuse(String key, Object... args) {
        return new Decision.Refuse(key, List.of(args));
    }
}
