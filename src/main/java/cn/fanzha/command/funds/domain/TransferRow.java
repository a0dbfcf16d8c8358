package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transfer of a case, accounts and names masked.
 *
 * @param level 几级卡: how many transfers in order of time lead from a victim's account to the payee's, this one included
 * @param fromId page of the payer's account
 * @param number of the bank's statement; null: told by a person
 * @param stopNo the stop payment that was asked for it
 * @param changedBy who corrected it last, and when
 */
public record TransferRow(
        UUID id,
        int version,
        int level,
        @Nullable UUID fromId,
        @Nullable String from,
        @Nullable String fromName,
        UUID toId,
        String to,
        AccountKind toKind,
        @Nullable String toName,
        @Nullable UUID toInstitution,
        Money amount,
        Instant at,
        @Nullable String channel,
        @Nullable String number,
        @Nullable String stopNo,
        @Nullable String changedBy,
        @Nullable Instant changedAt) {
    /** Without accounts and names. */
    @Override
    public String toString() {
        return "TransferRow[" + id + "]";
    }
}
