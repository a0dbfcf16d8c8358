package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.funds.Urgency;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.StopNumber;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request in a list, account and holder masked.
 *
 * @param caseNo none of a request that another system sent without; so is the officer
 * @param state by the clock
 * @param open somebody may still answer it: not history that nobody answered
 * @param endsAt end of the stop, also of the one that the request joined
 * @param amountStopped of the same stop
 * @param settledAt when it was answered, cancelled or joined
 * @param carriedOn the later stop that keeps the money beyond the end of the request's own, or of that which it joined
 * @param answerDue when an open request turns red: not received, then not answered
 * @param unsignedLate the second officer has not signed in time
 * @param signRefused she refused to, and no other is named
 */
public record StopRow(
        UUID id,
        String number,
        @Nullable String caseNo,
        UUID unitId,
        UUID institutionId,
        String account,
        String holder,
        Money amount,
        StopState state,
        boolean open,
        Urgency urgency,
        Instant requestedAt,
        @Nullable Instant receivedAt,
        @Nullable Instant settledAt,
        @Nullable Instant endsAt,
        @Nullable Money amountStopped,
        @Nullable String officer,
        boolean signed,
        boolean unsignedLate,
        boolean signRefused,
        Instant answerDue,
        @Nullable Continuation carriedOn) {

    /** The number as a part of an address. */
    public String address() {
        return StopNumber.of(number).address();
    }

    /** Its own clock, else that of the stop which carries it on; null where nothing runs. */
    public @Nullable Instant clock(Instant now) {
        boolean runs = (state == StopState.STOPPED || state == StopState.JOINED)
                && endsAt != null
                && (carriedOn == null || now.isBefore(endsAt));
        return runs ? endsAt : carriedOn != null && carriedOn.runs() ? carriedOn.endsAt() : null;
    }

    StopRow with(String maskedAccount, @Nullable Continuation by) {
        return new StopRow(
                id,
                number,
                caseNo,
                unitId,
                institutionId,
                maskedAccount,
                holder,
                amount,
                state,
                open,
                urgency,
                requestedAt,
                receivedAt,
                settledAt,
                endsAt,
                amountStopped,
                officer,
                signed,
                unsignedLate,
                signRefused,
                answerDue,
                by);
    }

    @Override
    public String toString() {
        return "StopRow[" + number + ", " + state + "]";
    }
}
