package cn.fanzha.command.tasks;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task as somebody gives it.
 *
 * @param ask what is asked, in full; empty if the title says it
 * @param subject what it is about; null: it stands by itself
 * @param unitId the unit that it is given to
 * @param personId whom of that unit; null: it waits in the unit's queue
 * @param dueAt later than now, within two years
 */
public record NewTask(
        String title,
        String ask,
        TaskStage stage,
        TaskPriority priority,
        @Nullable TaskSubject subject,
        UUID unitId,
        @Nullable UUID personId,
        Instant dueAt) {}
