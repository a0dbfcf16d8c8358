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

    /**
     * The case can't be closed yet: statistics would lack what these say. Nothing was changed.
     *
     * @param lacks in the order of the closing dialog
     */
    record Incomplete(List<Lack> lacks) implements StepOutcome {
        public Incomplete {
            lacks = List.copyOf(lacks);
        }
    }

    /**
     * What one field of the closing dialog lacks.
     *
     * @param field name of the field, on the page and in the API
     * @param key message key of what is missing or wrong with it
     */
    record Lack(String field, String key, List<Object> args) {
        public static Lack of(String field, String key, Object... args) {
            return new Lack(field, key, List.of(args));
        }
    }
}
