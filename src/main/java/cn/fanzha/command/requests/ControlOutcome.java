package cn.fanzha.command.requests;

import java.util.List;

/** What became of an act on a control request, or of asking for one. */
public sealed interface ControlOutcome {

    /** Done; the request now stands in this state. */
    record Done(ControlNumber number, ControlState state) implements ControlOutcome {}

    /** Nothing was changed; the message says why and what to do. */
    record Refused(String messageKey, List<Object> args) implements ControlOutcome {
        public static Refused because(String key, Object... args) {
            return new Refused(key, List.of(args));
        }
    }

    /** Somebody else changed the request after the page was opened; nothing of theirs is overwritten. */
    record Stale(ControlState state) implements ControlOutcome {}
}
