package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request that onward transfers propose: one for an account, however many transfers reached it. Account and holder
 * masked.
 *
 * @param key names it in a form
 * @param holder null: the institution told none, and the officer types it
 * @param institutionId null: not known, and the officer chooses it; {@code bankText} is what was told
 * @param amount of all its transfers together, in yuan
 * @param movedAt the first of them
 * @param transfers how many they are
 * @param fromNo the request whose answer told of it
 * @param stopNo the running stop that it would join, or the own request that covers it already
 * @param refusedKey why it can't be asked for, with {@code refusedArgs}
 */
public record NextProposal(
        String key,
        UUID accountId,
        AccountKind kind,
        String account,
        @Nullable String holder,
        @Nullable UUID institutionId,
        @Nullable String bankText,
        Money amount,
        Instant movedAt,
        int transfers,
        String fromNo,
        Standing standing,
        @Nullable String stopNo,
        @Nullable String refusedKey,
        List<Object> refusedArgs) {

    /** What sending it comes to. */
    public enum Standing {
        /** A new request leaves for the institution. */
        SENDS,
        /** The institution must be chosen first. */
        CHOOSE_BANK,
        /** Another victim's stop of the account runs: the request joins it and uses up no stop. */
        JOINS,
        /** The case has asked for this account already: the transfer is put to that request. */
        COVERED,
        /** Nothing can be asked, with the reason. */
        REFUSED
    }

    public NextProposal {
        refusedArgs = List.copyOf(refusedArgs);
    }

    public boolean possible() {
        return standing != Standing.REFUSED;
    }

    /** Without account and holder. */
    @Override
    public String toString() {
        return "NextProposal[" + key + ", " + standing + "]";
    }
}
