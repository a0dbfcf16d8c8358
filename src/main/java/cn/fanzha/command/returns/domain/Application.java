package cn.fanzha.command.returns.domain;

import cn.fanzha.command.returns.VictimNotice;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A victim's application, in the clear: whoever shows it masks it, or audits the reading.
 *
 * @param victimCaseId whose victim: the return's case, or one that is worked with it
 * @param victimPosition the victim's place in that case
 * @param lossHere confirmed loss that reached the frozen account
 * @param lossTotal what the victim lost in the case altogether
 */
record Application(
        UUID id,
        int position,
        UUID victimCaseId,
        String victimCaseNo,
        int victimPosition,
        String name,
        byte[] nameDigest,
        @Nullable String idNo,
        byte @Nullable [] idNoIndex,
        UUID toAccountId,
        Money lossHere,
        Money lossTotal,
        boolean idChecked,
        LocalDate appliedOn,
        String registeredByName,
        Instant registeredAt,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnNote,
        @Nullable Instant notifiedAt,
        @Nullable VictimNotice notifiedHow,
        @Nullable String notifiedByName) {

    /** The person on that place of that case. */
    boolean isOf(UUID caseId, int place) {
        return victimCaseId.equals(caseId) && victimPosition == place;
    }

    boolean stands() {
        return withdrawnAt == null;
    }

    /** Without personal data. */
    @Override
    public String toString() {
        return "Application[" + position + "]";
    }
}
