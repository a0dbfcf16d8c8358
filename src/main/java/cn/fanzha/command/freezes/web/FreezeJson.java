package cn.fanzha.command.freezes.web;

import cn.fanzha.command.freezes.FreezeAsset;
import cn.fanzha.command.freezes.FreezeFailure;
import cn.fanzha.command.freezes.FreezeScope;
import cn.fanzha.command.freezes.FreezeStage;
import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.FreezeMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What programs read and write of freezes. */
final class FreezeJson {

    private FreezeJson() {}

    /** A page of the list; {@code next} goes into {@code after} of the following request, null on the last page. */
    record Page(List<Listed> freezes, @Nullable String next) {}

    /** A freeze in the list: times are UTC instants, days those of Asia/Shanghai, amounts decimal strings in yuan, masked. */
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
            boolean releaseToConfirm) {}

    /** Another authority's freeze that stands before ours. */
    record Earlier(
            @Nullable String authority,
            @Nullable String amount,
            @Nullable LocalDate endsOn) {}

    /** One freeze; the institution reads account and holder in full. {@code endsOn}: it ends at 24:00 of that day. */
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
            @Nullable Instant releaseAskedAt,
            @Nullable Instant releaseConfirmedAt,
            int version) {}

    /**
     * The institution's answer.
     *
     * @param result FROZEN, QUEUED or FAILED
     * @param frozenAt when it was frozen; null: now
     * @param earlier needed with QUEUED
     * @param failure needed with FAILED
     */
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
