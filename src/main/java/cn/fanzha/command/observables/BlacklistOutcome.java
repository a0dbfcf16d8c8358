package cn.fanzha.command.observables;

import java.util.List;
import java.util.UUID;

/** What became of an act on the blacklist. */
public sealed interface BlacklistOutcome {

    /** Done; the entry now stands so. */
    record Done(UUID entry, BlacklistState state) implements BlacklistOutcome {}

    /** Nothing was changed; the message says why and what to do. */
    record Refused(String messageKey, List<Object> args) implements BlacklistOutcome {
        public static Refused because(String key, Object... args) {
            return new Refused(key, List.of(args));
        }
    }
}
