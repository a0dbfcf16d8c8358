package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.AccountCategory;
import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.RefusalReason;
import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.funds.Urgency;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.StopNumber;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request as its page shows it, at one moment.
 *
 * @param caseNo none of a request that another system sent without; so are the time of transfer, whether the victim's ID
 *     was checked, and the signatures
 * @param state by the clock
 * @param open somebody may still answer it: not history that nobody answered
 * @param account in full for the institution, masked for the police; so is {@code holder}
 * @param receiveDue when it turns red if it is not received; so are {@code answerDue} and {@code countersignDue}
 * @param running the stop whose clock and money this request sees: its own, or that which it joined
 * @param sharing numbers of other requests that joined this stop, or that it carries on while it runs
 * @param askAgainFrom from when the same case may ask for the second stop, while this one runs
 */
public record StopDetail(
        StopNumber number,
        @Nullable String caseNo,
        UUID unitId,
        UUID institutionId,
        StopState state,
        boolean open,
        AccountKind accountKind,
        String account,
        String holder,
        Money amount,
        @Nullable Instant transferredAt,
        Urgency urgency,
        @Nullable Boolean victimIdChecked,
        @Nullable Signatures signatures,
        Instant requestedAt,
        Instant receiveDue,
        Instant answerDue,
        @Nullable Instant receivedAt,
        @Nullable String receivedBy,
        @Nullable Said said,
        @Nullable Running running,
        List<Sharing> sharing,
        @Nullable Instant askAgainFrom,
        @Nullable Instant endedAt,
        @Nullable String endNote,
        int version) {

    /**
     * The two officers; the second is unnamed while the roster knows nobody.
     *
     * @param refusedAt when the second officer refused to sign, until another is named
     */
    public record Signatures(
            UUID officerId,
            String officer,
            @Nullable UUID secondOfficerId,
            @Nullable String secondOfficer,
            @Nullable Instant countersignedAt,
            Instant due,
            @Nullable Instant refusedAt,
            @Nullable String refusal) {

        /** Signed after the time, or not yet and the time is over. */
        public boolean late(Instant now) {
            return (countersignedAt == null ? now : countersignedAt).isAfter(due);
        }
    }

    /** What the institution answered. */
    public record Said(
            Instant answeredAt,
            @Nullable String person,
            @Nullable String phone,
            @Nullable Instant stoppedAt,
            @Nullable Instant endsAt,
            @Nullable Money balanceBefore,
            @Nullable Money amountStopped,
            @Nullable Money newMoney,
            @Nullable AccountCategory category,
            List<RefusalReason> reasons,
            @Nullable String note) {}

    /** A stop with its clock. */
    public record Running(StopNumber number, StopState state, Instant stoppedAt, Instant endsAt, Money amount) {}

    /**
     * Another victim's request that shares the stop: number alone, the file stays closed.
     *
     * @param carriedOn not joined: a stop of that case's own, which is over and which this one carries on
     */
    public record Sharing(String requestNo, @Nullable String caseNo, boolean carriedOn) {}

    @Override
    public String toString() {
        return "StopDetail[" + number + ", " + state + "]";
    }
}
