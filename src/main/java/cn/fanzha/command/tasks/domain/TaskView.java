package cn.fanzha.command.tasks.domain;

import cn.fanzha.command.tasks.TaskPriority;
import cn.fanzha.command.tasks.TaskStage;
import cn.fanzha.command.tasks.TaskState;
import cn.fanzha.command.tasks.TaskSubject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task as its page shows it to one reader.
 *
 * @param may what the reader may do with it now
 */
public record TaskView(
        String number,
        int edition,
        String title,
        String ask,
        TaskStage stage,
        TaskPriority priority,
        @Nullable TaskSubject subject,
        TaskState state,
        UUID unitId,
        @Nullable UUID holderId,
        @Nullable String holder,
        UUID fromUnitId,
        String givenBy,
        Instant givenAt,
        Instant dueAt,
        @Nullable Instant takenAt,
        @Nullable Instant reportedAt,
        @Nullable Instant closedAt,
        int urged,
        @Nullable Instant escalatedAt,
        @Nullable UUID escalatedTo,
        Instant updatedAt,
        May may,
        List<Event> events) {

    /** What the reader may do, by who she is and by what state the task is in. */
    public record May(
            boolean take,
            boolean giveBack,
            boolean hand,
            boolean report,
            boolean judge,
            boolean urge,
            boolean redate,
            boolean cancel) {

        /** Nothing at all. */
        public boolean nothing() {
            return !take && !giveBack && !hand && !report && !judge && !urge && !redate && !cancel;
        }
    }

    /**
     * A line of its record, the newest first.
     *
     * @param toName person, unit or time that it went to
     */
    public record Event(
            UUID id,
            String kind,
            Instant at,
            String by,
            @Nullable String toName,
            @Nullable String note,
            List<TaskFiles.Kept> files) {}

    /** The last line of that kind; null: there is none. */
    public @Nullable Event last(String kind) {
        return events.stream()
                .filter(event -> event.kind().equals(kind))
                .findFirst()
                .orElse(null);
    }

    /** What was said last by those who judge or urge, while somebody has to act on it. */
    public @Nullable Event call() {
        return state.burns()
                ? events.stream()
                        .filter(event ->
                                event.kind().equals("URGED") || event.kind().equals("SENT_BACK"))
                        .findFirst()
                        .orElse(null)
                : null;
    }
}
