package cn.fanzha.command.freezes.web;

import cn.fanzha.command.freezes.FreezeAsset;
import cn.fanzha.command.freezes.FreezeFailure;
import cn.fanzha.command.freezes.FreezeScope;
import cn.fanzha.command.freezes.FreezeStage;
import cn.fanzha.command.freezes.domain.FreezeSetBack.Correction;
import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.FreezeMode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What programs read and write of freezes. */
final class FreezeJson {

    private FreezeJson() {}

    /** A page of the list; {@code next} goes into {@code after} of the following request, null on the last page. */
    @Schema(name = "FreezePage")
    record Page(List<Listed> freezes, @Nullable String next) {}

    /** A freeze in the list: times are UTC instants, days those of Asia/Shanghai, amounts decimal strings in yuan, masked. */
    @Schema(name = "FreezeListed")
    record Listed(
            String freezeNo,
            String caseNo,
            String unitCode,
            String institutionCode,
            FreezeStage stage,
            FreezeMode mode,
            String account,
            String holder,
            @Nullable String limit,
            @Nullable String amount,
            Instant createdAt,
            @Nullable Instant frozenAt,
            @Nullable LocalDate endsOn,
            boolean received,
            boolean releaseToConfirm,
            boolean renewalToConfirm) {}

    /** Another authority's freeze that stands before ours. */
    @Schema(name = "FreezeEarlier")
    record Earlier(
            @Nullable String authority,
            @Nullable String amount,
            @Nullable LocalDate endsOn) {}

    /** A renewal that was granted: the last day before it and since, and when the institution confirmed it. */
    @Schema(name = "FreezeRenewal")
    record Renewed(
            LocalDate from,
            LocalDate endsOn,
            Instant at,
            @Nullable Instant confirmedAt) {}

    /**
     * Who applied and decided, and what is owed to it; not told to the institution.
     *
     * @param accountsAtOnce accounts of the application
     * @param needsLegal a legal review comes before the approval; so {@code needsCity} for a city-level unit's approval
     * @param renewalMonths of a renewal that waits for its decision
     */
    @Schema(name = "FreezeHandling")
    record Handling(
            @Nullable String applicant,
            @Nullable Instant appliedAt,
            int accountsAtOnce,
            boolean needsLegal,
            boolean needsCity,
            @Nullable String reviewer,
            @Nullable String decider,
            @Nullable Instant decidedAt,
            @Nullable Integer renewalMonths,
            @Nullable String renewalAskedBy,
            @Nullable LocalDate releaseBy,
            @Nullable LocalDate verifyBy,
            @Nullable Instant verifiedAt,
            @Nullable Instant endedAt) {}

    /** One freeze; the institution reads account and holder in full. {@code endsOn}: it ends at 24:00 of that day. */
    @Schema(name = "FreezeInFull")
    record One(
            String freezeNo,
            String caseNo,
            String unitCode,
            String institutionCode,
            FreezeStage stage,
            AccountKind accountKind,
            String account,
            String holder,
            FreezeAsset asset,
            FreezeMode mode,
            FreezeScope scope,
            @Nullable String limit,
            int months,
            @Nullable Instant sentAt,
            @Nullable Instant receivedAt,
            @Nullable Instant answeredAt,
            @Nullable String amountFrozen,
            @Nullable String balance,
            @Nullable String available,
            List<Earlier> earlier,
            @Nullable Instant queuedUntil,
            @Nullable FreezeFailure failure,
            @Nullable Instant frozenAt,
            @Nullable LocalDate endsOn,
            List<Renewed> renewals,
            @Nullable Instant renewalConfirmBy,
            @Nullable Instant releaseAskedAt,
            @Nullable Instant releaseConfirmedAt,
            @Nullable Instant releaseConfirmBy,
            @Nullable Handling handling,
            int version) {}

    /**
     * The institution's correction: an earlier freeze was renewed.
     *
     * @param authority whose; null: that of the earlier ones which was to end last
     * @param renewedUntil its new last day, of Asia/Shanghai
     */
    @Schema(name = "FreezeSetBack")
    record SetBack(
            @Nullable String authority,
            @Nullable LocalDate renewedUntil,
            @Nullable String reason) {

        Correction said() {
            return new Correction(
                    Objects.requireNonNullElse(authority, ""), renewedUntil, Objects.requireNonNullElse(reason, ""));
        }
    }

    /**
     * The institution's answer.
     *
     * @param result FROZEN, QUEUED or FAILED
     * @param frozenAt when it was frozen; null: now
     * @param earlier needed with QUEUED
     * @param failure needed with FAILED
     */
    @Schema(name = "FreezeReply")
    record Reply(
            @Nullable FreezeStage result,
            @Nullable Instant frozenAt,
            @Nullable String amountFrozen,
            @Nullable String balance,
            @Nullable String available,
            @Nullable List<Earlier> earlier,
            @Nullable FreezeFailure failure,
            @Nullable String note,
            @Nullable String person,
            @Nullable String phone) {}
}
