package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.StopState;
import java.util.List;

/** What became of an act on a request that stands already. */
public sealed interface StopChange {

    /** Done; the request now stands in this state. */
    record Done(StopState state) implements StopChange {}

    /** Nothing was changed; the message says why and what to do. */
    record Refused(String messageKey, List<Object> args) implements StopChange {
        static Refused because(String key, Object... args) {
            return new Refused(key, List.of(args));
        }
    }

    /** Somebody else changed the request after the page was opened; nothing of theirs is overwritten. */
    record Stale(StopState state) implements StopChange {}
}
