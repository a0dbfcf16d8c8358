package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.FreezeStage;
import cn.fanzha.command.funds.FreezeMode;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A freeze in a list, account and holder masked.
 *
 * @param own kept by this system; an imported one has no page of its own
 * @param stage by the clock
 * @param prepared a draft of the system that no officer has submitted
 * @param sortedBy its place in the list: the last day, or when it was written while it has none
 * @param releaseConfirmBy while the institution has not confirmed a release: by then, or red; so {@code renewalConfirmBy}
 * @param awaitsAmount in force by its turn alone: the institution has yet to say what it really holds
 * @param amount what is frozen; what was asked for while the institution has not answered
 */
public record FreezeRow(
        UUID id,
        String number,
        boolean own,
        String caseNo,
        UUID unitId,
        UUID institutionId,
        String account,
        String holder,
        FreezeMode mode,
        FreezeStage stage,
        @Nullable Money limit,
        @Nullable Money amount,
        Instant createdAt,
        @Nullable Instant frozenAt,
        @Nullable LocalDate endsOn,
        boolean renewalAsked,
        boolean received,
        @Nullable Instant releaseConfirmBy,
        @Nullable Instant renewalConfirmBy,
        boolean prepared,
        boolean awaitsAmount,
        Instant sortedBy) {

    /** The institution has to say that it gave released money back. */
    public boolean awaitsConfirmation() {
        return releaseConfirmBy != null;
    }

    /** The institution has to say that it goes on with the renewed freeze. */
    public boolean awaitsRenewal() {
        return renewalConfirmBy != null;
    }

    /** The number as a part of an address. */
    public String address() {
        return FreezeNumber.of(number).address();
    }

    FreezeRow masked(String maskedAccount) {
        return new FreezeRow(
                id,
                number,
                own,
                caseNo,
                unitId,
                institutionId,
                maskedAccount,
                holder,
                mode,
                stage,
                limit,
                amount,
                createdAt,
                frozenAt,
                endsOn,
                renewalAsked,
                received,
                releaseConfirmBy,
                renewalConfirmBy,
                prepared,
                awaitsAmount,
                sortedBy);
    }

    @Override
    public String toString() {
        return "FreezeRow[" + number + ", " + stage + "]";
    }
}
