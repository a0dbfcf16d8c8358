package cn.fanzha.command.operations;

import java.util.List;

/** How a person's change of an operation, a gang or a suspect ended. */
public sealed interface ChangeOutcome {

    /** The change stands. */
    record Done(String number) implements ChangeOutcome {}

    /** Nothing was changed, for these reasons. */
    record Refused(List<Problem> problems) implements ChangeOutcome {
        public static Refused because(String field, String key, Object... args) {
            return new Refused(List.of(Problem.of(field, key, args)));
        }
    }

    /** Somebody else changed it since the form was opened; nothing was overwritten. */
    record Stale(String number) implements ChangeOutcome {}

    /**
     * A reason.
     *
     * @param field of the form
     * @param key of a message that says what to do
     */
    record Problem(String field, String key, List<Object> args) {
        public static Problem of(String field, String key, Object... args) {
            return new Problem(field, key, List.of(args));
        }
    }
}
