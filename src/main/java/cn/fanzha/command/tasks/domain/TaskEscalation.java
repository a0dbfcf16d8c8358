package cn.fanzha.command.tasks.domain;

import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which level above a task's unit was told that it is late, and when the next one will be: the clock begins with the due
 * time, stands while the feedback is judged, and ends with the task.
 */
@Embeddable
class TaskEscalation {

    private @Nullable Instant escalateAt;
    private int escalatedLevel;
    private @Nullable Instant escalatedAt;
    private @Nullable UUID escalatedTo;

    /** A new due time: of it every level hears anew. */
    void dueOn(Instant due) {
        escalateAt = due;
        escalatedLevel = 0;
        escalatedAt = null;
        escalatedTo = null;
    }

    /** The clock runs again: what was late before it stood was told then; the next level hears if it goes on. */
    void goOn(Instant due, Duration every, Instant now) {
        escalateAt = due.isAfter(now) ? due : now.plus(every);
    }

    /** Nobody is told any more, or until it goes on. */
    void stand() {
        escalateAt = null;
    }

    /**
     * The next level was told.
     *
     * @param next when the level above it is told; null: there is none
     */
    void told(UUID unit, @Nullable Instant next, Instant now) {
        escalatedLevel++;
        escalatedTo = unit;
        escalatedAt = now;
        escalateAt = next;
    }

    /** The due time, or the time that the last level had, is over. */
    boolean isDue(Instant now) {
        return escalateAt != null && !escalateAt.isAfter(now);
    }

    /** How many levels were told. */
    int level() {
        return escalatedLevel;
    }

    @Nullable
    Instant at() {
        return escalatedAt;
    }

    @Nullable
    UUID to() {
        return escalatedTo;
    }
}
