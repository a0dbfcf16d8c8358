package cn.fanzha.command.observables;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an observable in the whole system: numbers alone, for the records may lie outside the reader's scope.
 * A number of {@link #MANY} means “so many or more”.
 *
 * @param id of the observable's page
 * @param stoppedAt when the account was last stopped
 * @param listedUntil it is on the blacklist until then; null: it is not
 */
public record Known(
        UUID id,
        int cases,
        int alerts,
        int suspects,
        int gangs,
        @Nullable Instant stoppedAt,
        @Nullable Instant listedUntil) {

    /** Counted so far and no further: a bank's hotline number stands in every tenth case and tells nothing. */
    public static final int MANY = 1000;
}
