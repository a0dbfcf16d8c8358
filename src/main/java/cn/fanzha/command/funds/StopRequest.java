package cn.fanzha.command.funds;

import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an officer asks of the payee's institution (紧急止付申请表, 银发〔2016〕86号).
 *
 * @param accountNo as typed; normalised when it is asked
 * @param amount what the victim transferred, more than zero
 * @param victimIdChecked false while only the phone vouches for the victim: the bank sees “pending”
 * @param secondOfficerId the 协查人; from the duty roster where it is not given
 */
public record StopRequest(
        UUID caseId,
        AccountKind kind,
        String accountNo,
        String holderName,
        UUID institutionId,
        Money amount,
        Instant transferredAt,
        Urgency urgency,
        boolean victimIdChecked,
        @Nullable UUID secondOfficerId) {

    /** Without account and name. */
    @Override
    public String toString() {
        return "StopRequest[case " + caseId + ", " + kind + ", institution " + institutionId + "]";
    }
}
