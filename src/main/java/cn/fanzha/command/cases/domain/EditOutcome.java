package cn.fanzha.command.cases.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a change on the page of a case ended. */
public sealed interface EditOutcome {

    /** The file holds what was typed. */
    record Saved() implements EditOutcome {}

    /**
     * Nothing was changed.
     *
     * @param key message key of the reason, which says what to do
     */
    record Refused(String key, List<Object> args) implements EditOutcome {
        static Refused because(String key, Object... args) {
            return new Refused(key, List.of(args));
        }
    }

    /**
     * Somebody else changed the same since the form was opened; nothing was saved and nothing is lost.
     *
     * @param theirs what the file holds now, each value as the history shows it
     * @param mark of what the file holds now: a form that carries it overwrites it knowingly
     * @param by who changed it; null: not known
     */
    record Stale(
            List<CaseChange> theirs,
            String mark,
            @Nullable String by,
            @Nullable Instant at) implements EditOutcome {}
}
