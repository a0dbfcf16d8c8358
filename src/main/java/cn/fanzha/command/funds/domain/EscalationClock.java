package cn.fanzha.command.funds.domain;

import java.time.Duration;
import java.time.Instant;

/** Which time of an unanswered request ran out: each is called to the contacts by itself. */
public enum EscalationClock {
    /** Nobody of the institution received it, 5 min (setting). */
    RECEIVE,
    /** Nobody answered it, 30 min (setting). */
    ANSWER;

    /** The last step of the chain. */
    static final int LAST_STEP = 3;

    Duration within(StopSettings settings) {
        return this == RECEIVE ? settings.receiveWithin() : settings.answerWithin();
    }

    /**
     * How far the chain has come: 0 while there is time, then one step more each time that a contact's own time is over.
     *
     * @param received the institution has it in hand: nobody is called for the receipt any more
     */
    int stepsDue(Instant requestedAt, boolean received, StopSettings settings, Instant now) {
        Duration over = Duration.between(requestedAt.plus(within(settings)), now);
        if (over.isNegative() || (this == RECEIVE && received)) {
            return 0;
        }
        return (int) Math.min(LAST_STEP, 1 + over.dividedBy(settings.callEvery()));
    }
}
