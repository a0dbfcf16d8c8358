package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.freezes.FreezeAsset;
import cn.fanzha.command.freezes.FreezeFailure;
import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.FreezeScope;
import cn.fanzha.command.freezes.FreezeStage;
import cn.fanzha.command.freezes.domain.FreezeWord.Earlier;
import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.FreezeMode;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One freeze as its page shows it, at one moment.
 *
 * @param stage by the clock
 * @param account in full for the institution, masked for the police; so is {@code holder}
 * @param atOnce accounts that were applied for with it
 * @param needsCity a city-level unit has to approve; so {@code needsLegal} for the legal review
 * @param awaitsAmount in force by its turn alone: the institution has yet to say what it really holds
 * @param preparedFrom the day from which its renewal stands on the work list
 * @param endsAt 24:00 of its last day
 */
public record FreezeDetail(
        FreezeNumber number,
        String caseNo,
        UUID unitId,
        UUID institutionId,
        FreezeStage stage,
        Terms terms,
        int atOnce,
        boolean needsCity,
        boolean needsLegal,
        Applied applied,
        @Nullable Instant sentAt,
        @Nullable Instant receivedAt,
        @Nullable String receivedBy,
        @Nullable Said said,
        List<Earlier> earlier,
        @Nullable Instant queuedUntil,
        boolean awaitsAmount,
        @Nullable Instant frozenAt,
        @Nullable LocalDate endsOn,
        @Nullable Instant endsAt,
        @Nullable LocalDate preparedFrom,
        @Nullable Renewal renewal,
        List<FreezeRenewals.Decided> renewals,
        Duties duties,
        @Nullable Instant endedAt,
        @Nullable String endNote,
        int version) {

    /** What is frozen, as applied for. */
    public record Terms(
            AccountKind accountKind,
            String account,
            String holder,
            FreezeAsset asset,
            FreezeMode mode,
            FreezeScope scope,
            @Nullable Money limit,
            int months,
            boolean longTerm,
            String reason) {}

    /** Who applied, reviewed and decided. Nobody has applied yet for a draft that the system wrote. */
    public record Applied(
            Instant createdAt,
            @Nullable Instant at,
            @Nullable UUID byId,
            @Nullable String by,
            @Nullable Instant reviewedAt,
            @Nullable String reviewer,
            @Nullable String reviewNote,
            @Nullable Instant decidedAt,
            @Nullable String decider,
            @Nullable UUID authority,
            @Nullable String note) {}

    /** What the institution answered. */
    public record Said(
            Instant at,
            @Nullable String person,
            @Nullable String phone,
            @Nullable Money frozen,
            @Nullable Money balance,
            @Nullable Money available,
            @Nullable FreezeFailure failure,
            @Nullable String note,
            @Nullable Instant setBackAt,
            @Nullable String setBackNote) {}

    /** A renewal that waits. */
    public record Renewal(int months, boolean longTerm, String reason, UUID byId, String by, Instant at) {}

    /**
     * What is owed to it: release of unrelated money, verification, the institution's word of a release or a renewal.
     *
     * @param releaseConfirmBy while the institution has not confirmed: by then, or red; so {@code renewalConfirmBy}, the
     *     end that the renewal put off, when the institution would let the money go
     */
    public record Duties(
            @Nullable LocalDate unrelatedFoundOn,
            @Nullable LocalDate releaseBy,
            @Nullable String unrelatedNote,
            @Nullable LocalDate verifyBy,
            boolean verifyExtended,
            @Nullable Instant verifiedAt,
            @Nullable String verifyNote,
            @Nullable Instant releaseAskedAt,
            @Nullable Instant releaseConfirmedAt,
            @Nullable Instant releaseConfirmBy,
            @Nullable Instant renewalConfirmedAt,
            @Nullable Instant renewalConfirmBy) {

        /** The institution still has to say that it gave the money back. */
        public boolean awaitsConfirmation() {
            return releaseConfirmBy != null;
        }

        /** The institution still has to say that it goes on with the renewed freeze. */
        public boolean awaitsRenewal() {
            return renewalConfirmBy != null;
        }
    }

    @Override
    public String toString() {
        return "FreezeDetail[" + number + ", " + stage + "]";
    }
}
