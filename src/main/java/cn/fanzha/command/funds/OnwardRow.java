package cn.fanzha.command.funds;

import cn.fanzha.command.shared.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A transfer out of the account of a request, as the institution sees it in its books.
 *
 * @param account where the money went, as written; normalised when it is added
 * @param holder of that account, where the institution knows it
 * @param bank its institution's code or name as written; where it is blank or unknown here the card's first digits say
 * @param amount more than zero, in yuan
 * @param movedAt when the money left; not in the future
 * @param note at most 500 characters
 */
public record OnwardRow(
        AccountKind kind,
        String account,
        @Nullable String holder,
        @Nullable String bank,
        Money amount,
        Instant movedAt,
        @Nullable String note) {

    /** Without account and holder. */
    @Override
    public String toString() {
        return "OnwardRow[" + amount + ", " + movedAt + "]";
    }
}
