package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.Urgency;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a list of requests is narrowed to beside state and institution: how a figure of the overview opens its rows.
 *
 * @param units the units that asked; empty: whatever the scope shows
 * @param fraudType code of the type that the case stands under
 * @param counts which rows, and which of their dates {@code from} and {@code until} mean
 * @param from from this moment on
 * @param until before this moment
 */
public record StopNarrowing(
        Set<UUID> units,
        @Nullable Urgency urgency,
        @Nullable String fraudType,
        StopCount counts,
        @Nullable Instant from,
        @Nullable Instant until) {

    /** Everything. */
    static final StopNarrowing NONE = new StopNarrowing(Set.of(), null, null, StopCount.REQUESTED, null, null);

    public StopNarrowing {
        units = Set.copyOf(units);
    }
}
