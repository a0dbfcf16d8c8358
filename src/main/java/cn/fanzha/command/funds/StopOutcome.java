package cn.fanzha.command.funds;

import cn.fanzha.command.shared.StopNumber;
import java.time.Instant;
import java.util.List;

/** What became of a request to stop a payment. */
public sealed interface StopOutcome {

    /** It stands on the institution's desk. */
    record Requested(StopNumber number) implements StopOutcome {}

    /**
     * A stop of the account was running already for another victim: this case now sees its clock and money, and no stop
     * is used up.
     */
    record Joined(StopNumber number, StopNumber to, Instant runningUntil) implements StopOutcome {}

    /** Nothing was sent; the message says why and what to do. */
    record Refused(String messageKey, List<Object> args) implements StopOutcome {
        public static Refused because(String key, Object... args) {
            return new Refused(key, List.of(args));
        }
    }
}
