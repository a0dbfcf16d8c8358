package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.StopState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What hangs on a request beside its state: shown on its page, and never part of it.
 *
 * @param fileBefore while the stop runs and its case is not filed: the last moment to file it, so that a freeze can still
 *     take over
 * @param heldUntil until when the money is held then
 * @param sharedEnd how the stop that it joined ended; null while that runs or is carried on, and of a request that joined
 *     none
 * @param carriedOn the later stop that keeps the money of this one, or of the one that it joined, beyond its end
 * @param calls whom the waiting request was called to, the earliest first
 */
public record StopProspect(
        @Nullable Instant fileBefore,
        @Nullable Instant heldUntil,
        @Nullable StopState sharedEnd,
        @Nullable Continuation carriedOn,
        List<Call> calls) {

    public StopProspect {
        calls = List.copyOf(calls);
    }

    /**
     * A contact who was told that the request waits.
     *
     * @param name nobody held the place where null
     * @param phone to be called by hand
     */
    public record Call(
            EscalationClock clock,
            EscalationRole role,
            @Nullable String name,
            @Nullable String phone,
            Instant at) {}
}
