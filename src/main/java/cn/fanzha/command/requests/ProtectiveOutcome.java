package cn.fanzha.command.requests;

import java.util.List;

/** What became of an act on a protective control. */
public sealed interface ProtectiveOutcome {

    /** Done, or done before with the same words. */
    record Done(String controlNo) implements ProtectiveOutcome {}

    /** Nothing was changed; the message says why and what to do. */
    record Refused(String messageKey, List<Object> args) implements ProtectiveOutcome {
        public static Refused because(String key, Object... args) {
            return new Refused(key, List.of(args));
        }
    }
}
