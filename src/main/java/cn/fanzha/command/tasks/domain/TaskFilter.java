package cn.fanzha.command.tasks.domain;

import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.tasks.TaskPriority;
import cn.fanzha.command.tasks.TaskStage;
import cn.fanzha.command.tasks.TaskState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks a list shows.
 *
 * @param side whose
 * @param order by what burns (open ones alone), the newest, or the earliest change first
 * @param number how the number begins
 * @param caseNo the case that it is about
 * @param unitId the unit that works on it, with all below
 * @param lateAt set: only those that are late at that moment
 */
public record TaskFilter(
        Side side,
        Order order,
        @Nullable String number,
        @Nullable String caseNo,
        @Nullable TaskState state,
        @Nullable TaskStage stage,
        @Nullable TaskPriority priority,
        @Nullable UUID unitId,
        @Nullable Instant lateAt,
        @Nullable Instant updatedFrom,
        @Nullable Cursor after) {

    /** Whose tasks. */
    public enum Side {
        /** Of all units within scope. */
        ALL,
        /** 待领取: the queue of the reader's own unit. */
        QUEUE,
        /** 我的: what lies with the reader. */
        MINE,
        /** 我交办的. */
        GIVEN
    }

    /** What comes first. */
    public enum Order {
        BURNING,
        NEWEST,
        UPDATED
    }
}
