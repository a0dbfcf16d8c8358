package cn.fanzha.command.organisation.domain;

import java.util.List;

/** How an administrator's change of a unit ended. */
public sealed interface UnitOutcome {

    /** The change stands. */
    record Saved(UnitDetails unit) implements UnitOutcome {}

    /** Nothing was changed, for these reasons. */
    record Refused(List<Problem> problems) implements UnitOutcome {}

    /** Somebody else changed the unit since the form was opened; nothing was overwritten. */
    record Stale(UnitDetails current) implements UnitOutcome {}

    /**
     * A reason.
     *
     * @param field of the form
     * @param key of a message that says what to do
     */
    record Problem(String field, String key, List<Object> args) {
        static Problem of(String field, String key, Object... args) {
            return new Problem(field, key, List.of(args));
        }
    }
}
