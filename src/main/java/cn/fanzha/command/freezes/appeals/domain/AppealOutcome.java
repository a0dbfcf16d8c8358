package cn.fanzha.command.freezes.appeals.domain;

import java.util.List;
import java.util.UUID;

/** What became of a step of an appeal. */
public sealed interface AppealOutcome {

    record Done(UUID appeal) implements AppealOutcome {}

    /** Nothing was changed; the message says why. */
    record Refused(String messageKey, List<Object> args) implements AppealOutcome {
        public Refused {
            args = List.copyOf(args);
        }

        static Refused because(String key, Object... args) {
            return new Refused(key, List.of(args));
        }
    }
}
