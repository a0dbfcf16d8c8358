package cn.fanzha.command.funds.web;

import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.domain.TransferEditing.Typed;
import cn.fanzha.command.funds.domain.TransferRow;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The form of a transfer exactly as typed: texts only, nothing of it trusted. */
record TransferForm(
        @Nullable String form,
        @Nullable String version,
        @Nullable String from,
        @Nullable String fromName,
        @Nullable String kind,
        @Nullable String to,
        @Nullable String toName,
        @Nullable String institution,
        @Nullable String amount,
        @Nullable String at,
        @Nullable String channel,
        @Nullable String again) {

    static TransferForm empty() {
        return new TransferForm(Ids.next().toString(), "0", "", "", "BANK_ACCOUNT", "", "", "", "", "", "", null);
    }

    /** A correction begins with what is no personal data; accounts and names stay unless they are typed anew. */
    static TransferForm of(TransferRow row) {
        return new TransferForm(
                row.id().toString(),
                String.valueOf(row.version()),
                "",
                "",
                row.toKind().name(),
                "",
                "",
                "",
                row.amount().toPlainString(),
                ChinaTime.formatSeconds(row.at()).replace(' ', 'T'),
                row.channel(),
                null);
    }

    /** The same, which now overwrites what somebody else saved. */
    TransferForm over(int newVersion) {
        return new TransferForm(
                form,
                String.valueOf(newVersion),
                from,
                fromName,
                kind,
                to,
                toName,
                institution,
                amount,
                at,
                channel,
                again);
    }

    Typed typed() {
        return new Typed(
                id(),
                number(),
                from,
                fromName,
                "PAYMENT_ACCOUNT".equals(kind) ? AccountKind.PAYMENT_ACCOUNT : AccountKind.BANK_ACCOUNT,
                to,
                toName,
                institution,
                amount,
                at,
                channel,
                again != null);
    }

    private UUID id() {
        try {
            return UUID.fromString(String.valueOf(form));
        } catch (IllegalArgumentException e) {
            return Ids.next();
        }
    }

    private int number() {
        try {
            return Integer.parseInt(String.valueOf(version));
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
