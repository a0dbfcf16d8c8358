package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.StopNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The later stop that keeps the money of one beyond its end, whichever case asked for it; the state of the first stays
 * what the clock made of it.
 *
 * @param number null where the reader may not open the case that asked
 * @param state STOPPED: it runs until {@code endsAt}; FROZEN: a freeze took it over
 * @param amount what it holds, which may be less than the first did
 */
public record Continuation(@Nullable StopNumber number, StopState state, Instant endsAt, Money amount) {

    /** Runs by a clock of its own, and no freeze holds the money. */
    public boolean runs() {
        return state == StopState.STOPPED;
    }
}
