package cn.fanzha.command.alerts.domain;

import cn.fanzha.command.alerts.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The times of one grade, and what they make of an alert's dates. What is done at the very moment is in time.
 *
 * @param receive from when the alert came to its unit
 * @param firstCall from the push
 * @param faceToFace from the push; null: nobody has to be met
 */
public record DeadlineRule(
        Duration receive, Duration firstCall, @Nullable Duration faceToFace) {

    /**
     * What is known of an alert.
     *
     * @param dispatchedAt when it came to the unit that holds it
     * @param callSkipped the call was left out, and is waited for no more
     */
    public record Dates(
            Instant pushedAt,
            Instant dispatchedAt,
            @Nullable Instant receivedAt,
            @Nullable Instant firstCallAt,
            @Nullable Instant metAt,
            boolean callSkipped,
            boolean visitSkipped,
            @Nullable Instant closedAt) {}

    /**
     * One deadline.
     *
     * @param doneAt when it was kept or late; null while it is not done
     * @param waits it is still to be done
     * @param closedAt when the work ended; what was not done by then was kept or missed at that moment
     */
    public record Due(
            Deadline what,
            Instant at,
            @Nullable Instant doneAt,
            boolean waits,
            @Nullable Instant closedAt) {

        /** Missed: done too late, or not done though its time is over. */
        public boolean late(Instant now) {
            Instant end = doneAt != null ? doneAt : closedAt != null ? closedAt : now;
            return end.isAfter(at);
        }
    }

    /** All deadlines of the alert, the earliest step first. */
    public List<Due> all(Dates dates) {
        List<Due> all = new ArrayList<>();
        all.add(due(Deadline.RECEIVE, dates.dispatchedAt().plus(receive), dates.receivedAt(), dates.closedAt()));
        if (!dates.callSkipped() || dates.firstCallAt() != null) {
            all.add(due(Deadline.FIRST_CALL, dates.pushedAt().plus(firstCall), dates.firstCallAt(), dates.closedAt()));
        }
        if (faceToFace != null && (!dates.visitSkipped() || dates.metAt() != null)) {
            all.add(due(Deadline.FACE_TO_FACE, dates.pushedAt().plus(faceToFace), dates.metAt(), dates.closedAt()));
        }
        return all;
    }

    /** The earliest deadline that is still to be kept; null where nothing more has a time. */
    public @Nullable Instant next(Dates dates) {
        return all(dates).stream()
                .filter(Due::waits)
                .map(Due::at)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** The earliest still to be kept that was not over at a moment: what is escalated next. */
    public @Nullable Instant nextFrom(Dates dates, Instant moment) {
        return all(dates).stream()
                .filter(due -> due.waits() && !due.at().isBefore(moment))
                .map(Due::at)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static Due due(Deadline what, Instant at, @Nullable Instant doneAt, @Nullable Instant closedAt) {
        return new Due(what, at, doneAt, doneAt == null && closedAt == null, closedAt);
    }
}
