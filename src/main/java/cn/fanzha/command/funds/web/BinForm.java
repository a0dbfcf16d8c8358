package cn.fanzha.command.funds.web;

import cn.fanzha.command.funds.domain.BinEntry;
import cn.fanzha.command.funds.domain.CardType;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Text;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of prefixes as typed.
 *
 * @param was key of the row that is changed; empty for a new one
 * @param bank code and name of a bank that is there, with a space between; empty for a new bank
 */
public record BinForm(
        @Nullable String was,
        @Nullable String bin,
        @Nullable String cardLength,
        @Nullable String bank,
        @Nullable String bankCode,
        @Nullable String bankName,
        @Nullable String cardType,
        @Nullable String reason) {

    static BinForm empty() {
        return new BinForm(null, null, "19", null, null, null, CardType.DC.name(), null);
    }

    static BinForm of(BinEntry entry) {
        return new BinForm(
                new BinEntry.Key(entry.bin(), entry.cardLength(), entry.bankCode()).text(),
                entry.bin(),
                String.valueOf(entry.cardLength()),
                entry.bankCode() + " " + entry.bankName(),
                null,
                null,
                entry.cardType().name(),
                null);
    }

    /** @throws InvalidValueException a field is wrong */
    BinEntry read() {
        String chosen = text(bank);
        int space = chosen.indexOf(' ');
        String code = space > 0 ? chosen.substring(0, space) : text(bankCode).toUpperCase(Locale.ROOT);
        String name = space > 0 ? chosen.substring(space + 1) : text(bankName);
        return new BinEntry(text(bin), number(), code, name, type());
    }

    private int number() {
        String digits = text(cardLength);
        return digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : 0;
    }

    private CardType type() {
        try {
            return CardType.valueOf(text(cardType));
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException("bins.problem.type");
        }
    }

    String why() {
        return text(reason);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : Text.halfWidth(typed);
    }
}
