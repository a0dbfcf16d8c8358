package cn.fanzha.command.tasks.domain;

import cn.fanzha.command.tasks.AssigneeKind;
import cn.fanzha.command.tasks.TaskPriority;
import cn.fanzha.command.tasks.TaskStage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that a case of a fraud type begins with.
 *
 * @param unitId the unit that set it; null: the platform's default
 * @param fraudType code; null: for all types that have no set of their own
 * @param edition how often it was changed
 */
public record TemplateSet(
        UUID id,
        @Nullable UUID unitId,
        @Nullable String fraudType,
        int edition,
        @Nullable String changedBy,
        @Nullable Instant changedAt,
        List<Line> lines) {

    /** As many lines as a set may have. */
    public static final int LINES = 12;

    public TemplateSet {
        lines = List.copyOf(lines);
    }

    /**
     * One task of the set.
     *
     * @param dueHours hours from the moment that it is given
     */
    public record Line(
            String title, String ask, TaskStage stage, TaskPriority priority, int dueHours, AssigneeKind assignee) {}
}
