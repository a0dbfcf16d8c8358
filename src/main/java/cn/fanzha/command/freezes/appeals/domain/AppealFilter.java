package cn.fanzha.command.freezes.appeals.domain;

import cn.fanzha.command.shared.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * What of the appeals is asked for.
 *
 * @param late only what was not decided in time, or not yet and is over its time
 * @param after the last row of the page before; null for the first
 */
public record AppealFilter(
        @Nullable AppealState state, boolean late, @Nullable Cursor after) {}
