package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.freezes.FreezeStage;
import cn.fanzha.command.shared.Cursor;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a list of freezes is narrowed to.
 *
 * @param stage by the clock; null: all of the side
 * @param ended those that are over, the latest end first; else those at hand, the earliest end first
 * @param endsBy only those that end on this day or before
 * @param mine those of cases that the actor handles, or that the actor applied for
 * @param after where the page before ended
 */
public record FreezeFilter(
        @Nullable FreezeStage stage,
        boolean ended,
        @Nullable UUID institutionId,
        @Nullable LocalDate endsBy,
        boolean mine,
        @Nullable Cursor after) {}
