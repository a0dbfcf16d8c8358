package cn.fanzha.command.requests;

import cn.fanzha.command.shared.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An institution's answer for its own accounts of the person.
 *
 * @param result CONTROLLED with accounts, NONE, or REFUSED with the reason
 * @param note in words; needed where the reason is OTHER
 * @param person who answers for it, and {@code phone} where to ask back
 */
public record ProtectiveReply(
        @Nullable ProtectiveState result,
        List<Account> accounts,
        @Nullable ProtectiveRefusal refusal,
        String note,
        String person,
        String phone) {

    public ProtectiveReply {
        accounts = List.copyOf(accounts);
    }

    /**
     * An account that is controlled now.
     *
     * @param number in full, or masked already: only its masked form is kept
     * @param amount what stands on it, in yuan
     */
    public record Account(ProtectiveAccountKind kind, String number, Money amount) {
        /** Without the number. */
        @Override
        public String toString() {
            return "Account[" + kind + "]";
        }
    }
}
