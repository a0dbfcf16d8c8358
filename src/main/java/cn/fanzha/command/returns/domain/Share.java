package cn.fanzha.command.returns.domain;

import cn.fanzha.command.returns.ShareFailure;
import cn.fanzha.command.returns.ShareState;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A victim's share of a return, with the bank's last answer.
 *
 * @param capped less than in proportion: no more is owed
 * @param attempt how often it was sent to the bank
 * @param balanceTold what the bank said the frozen account holds
 */
public record Share(
        UUID id,
        int round,
        UUID applicationId,
        Money amount,
        Money loss,
        Money already,
        boolean capped,
        ShareState state,
        int attempt,
        @Nullable String receiptNo,
        @Nullable Instant executedAt,
        @Nullable Instant answeredAt,
        @Nullable String answeredBy,
        @Nullable ShareFailure failure,
        @Nullable String note,
        @Nullable Money balanceTold) {

    /** The bank is asked for it: a share of nothing is none. */
    public boolean counts() {
        return !amount.isZero();
    }
}
