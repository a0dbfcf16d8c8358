package cn.fanzha.command.requests;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where one institution stands with a protective control. It ends by the clock, whether or not a job has written it down. */
public enum ProtectiveState {
    WAITING,
    /** It controls accounts of the person, 24 h (setting) from its answer. */
    CONTROLLED,
    /** The person has no account there. */
    NONE,
    REFUSED,
    /** The time is over, or the police lifted it. */
    ENDED,
    /** It never answered, and needs not any more. */
    LAPSED;

    /**
     * The state at a moment.
     *
     * @param endsAt of what is controlled
     * @param lapsesAt until when an answer is of use
     */
    public ProtectiveState at(@Nullable Instant endsAt, Instant lapsesAt, Instant now) {
        if (this == CONTROLLED && endsAt != null && !now.isBefore(endsAt)) {
            return ENDED;
        }
        return this == WAITING && !now.isBefore(lapsesAt) ? LAPSED : this;
    }
}
