package cn.fanzha.command.tasks.domain;

import cn.fanzha.command.tasks.TaskPriority;
import cn.fanzha.command.tasks.TaskStage;
import cn.fanzha.command.tasks.TaskState;
import cn.fanzha.command.tasks.TaskSubject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A task in a list. */
public record TaskRow(
        UUID id,
        String number,
        String title,
        TaskStage stage,
        TaskPriority priority,
        @Nullable TaskSubject subject,
        TaskState state,
        UUID unitId,
        @Nullable String holder,
        String givenBy,
        Instant givenAt,
        Instant dueAt,
        int urged,
        boolean escalated,
        Instant updatedAt) {

    /** Its time is over and somebody works on it still. */
    public boolean late(Instant now) {
        return state.burns() && !dueAt.isAfter(now);
    }
}
