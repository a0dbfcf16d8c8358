package cn.fanzha.command.returns.domain;

import cn.fanzha.command.returns.ReturnStage;
import cn.fanzha.command.returns.ReturnWay;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A return in a list, the account masked.
 *
 * @param total of the proposal that stands or stood last, yuan
 * @param paid of it, yuan
 */
public record ReturnRow(
        UUID id,
        String number,
        String caseNo,
        UUID unitId,
        UUID institutionId,
        String account,
        ReturnStage stage,
        @Nullable ReturnWay way,
        boolean proposalStands,
        int applicants,
        int open,
        Money total,
        Money paid,
        Instant openedAt,
        @Nullable Instant noticeUntil,
        @Nullable Instant sentAt,
        @Nullable Instant dueAt,
        @Nullable Instant receivedAt,
        @Nullable Instant settledAt) {

    ReturnRow withAccount(String masked) {
        return new ReturnRow(
                id,
                number,
                caseNo,
                unitId,
                institutionId,
                masked,
                stage,
                way,
                proposalStands,
                applicants,
                open,
                total,
                paid,
                openedAt,
                noticeUntil,
                sentAt,
                dueAt,
                receivedAt,
                settledAt);
    }

    /** The bank is beyond its 3 working days. */
    public boolean late(Instant now) {
        return stage == ReturnStage.SENT && dueAt != null && !now.isBefore(dueAt);
    }
}
