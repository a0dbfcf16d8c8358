package cn.fanzha.command.cases;

import java.util.List;

/** How a step on a case ended. */
public sealed interface StepOutcome {

    /** The case stands in the new state. */
    record Taken(CaseState state) implements StepOutcome {}

    /** A supervisor of a unit of district level or above must approve; until then nothing changes. */
    record AwaitsApproval() implements StepOutcome {}

    /**
     * Nothing was changed.
     *
     * @param key message key of the reason, which says what to do
     */
    record Refused(String key, List<Object> args) implements StepOutcome {
        public static Refused because(String key, Object... args) {
            return new Refused(key, List.of(args));
        }
    }
}
