package cn.fanzha.command.cases.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of one detail of a case.
 *
 * @param item position of the victim whose value it is; 0 for the case's own
 * @param before what it held, a person's value masked; null: nothing
 * @param note why, where that was asked for
 */
public record CaseChange(
        CaseField field,
        int item,
        @Nullable String before,
        @Nullable String after,
        @Nullable String note,
        Instant at,
        String actorName) {
    /** Without the values. */
    @Override
    public String toString() {
        return "CaseChange[" + field + ", " + at + "]";
    }
}
