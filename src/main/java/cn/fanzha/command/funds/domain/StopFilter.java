package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.shared.Cursor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a list of requests is narrowed to.
 *
 * @param state by the clock
 * @param mine those that the actor asked for or countersigns
 * @param after where the page before ended
 * @param narrowing the further filters
 */
public record StopFilter(
        @Nullable StopState state,
        @Nullable UUID institutionId,
        boolean mine,
        @Nullable Cursor after,
        StopNarrowing narrowing) {

    /** Without further filters. */
    public StopFilter(@Nullable StopState state, @Nullable UUID institutionId, boolean mine, @Nullable Cursor after) {
        this(state, institutionId, mine, after, StopNarrowing.NONE);
    }

    /** The same list from another place on. */
    public StopFilter from(@Nullable Cursor position) {
        return new StopFilter(state, institutionId, mine, position, narrowing);
    }
}
