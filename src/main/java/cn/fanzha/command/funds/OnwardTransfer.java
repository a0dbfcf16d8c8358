package cn.fanzha.command.funds;

import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An onward transfer that an institution told with its answer: the next account of the chain.
 *
 * @param stopId the request whose account the money left
 * @param position order in which the institution told them, from 1
 * @param institutionId who holds the next account; null: not known here, then {@code bankText} says what was written
 * @param accountId the next account, an observable
 * @param holder in full; null: not told. Pages mask it
 * @param nextStopId the request that was sent for the next account
 */
public record OnwardTransfer(
        UUID id,
        UUID stopId,
        int position,
        @Nullable UUID institutionId,
        @Nullable String bankText,
        UUID accountId,
        AccountKind accountKind,
        @Nullable String holder,
        Money amount,
        Instant movedAt,
        @Nullable String note,
        @Nullable UUID nextStopId) {

    /** Without the holder. */
    @Override
    public String toString() {
        return "OnwardTransfer[" + id + ", " + amount + "]";
    }
}
