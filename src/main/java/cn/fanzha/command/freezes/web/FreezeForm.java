package cn.fanzha.command.freezes.web;

import cn.fanzha.command.freezes.FreezeAsked;
import cn.fanzha.command.freezes.FreezeAsset;
import cn.fanzha.command.freezes.FreezeScope;
import cn.fanzha.command.freezes.domain.FreezeDetail;
import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.BankBins;
import cn.fanzha.command.funds.FreezeMode;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An application as typed: one account a line, and what holds for all of them.
 *
 * @param stop id of the stop that is taken over; of a single account alone
 * @param accounts lines of {@code account, holder, limit[, code of the institution]}, parted by commas, tabs or blanks
 * @param institution code of the institution where a line names none; empty: by the card's first digits
 * @param version of the draft that is changed
 */
record FreezeForm(
        @Nullable String stop,
        @Nullable String accounts,
        @Nullable String institution,
        @Nullable FreezeAsset asset,
        @Nullable FreezeMode mode,
        @Nullable FreezeScope scope,
        @Nullable String months,
        @Nullable String longTerm,
        @Nullable String reason,
        @Nullable Integer version) {

    private static final int MONTHS = 6;

    static FreezeForm blank() {
        return new FreezeForm(
                null,
                null,
                null,
                FreezeAsset.DEPOSIT,
                FreezeMode.LIMIT,
                FreezeScope.INVOLVED,
                "" + MONTHS,
                null,
                null,
                null);
    }

    static FreezeForm of(FreezeAsked asked, Units units) {
        return new FreezeForm(
                asked.stopId() == null ? null : asked.stopId().toString(),
                line(asked.accountNo(), asked.holderName(), asked.limit()),
                units.get(asked.institutionId()).code(),
                asked.asset(),
                asked.mode(),
                asked.scope(),
                "" + asked.months(),
                null,
                asked.reason(),
                null);
    }

    static FreezeForm of(FreezeDetail draft, Units units) {
        FreezeDetail.Terms terms = draft.terms();
        return new FreezeForm(
                null,
                line(terms.account(), terms.holder(), terms.limit()),
                units.get(draft.institutionId()).code(),
                terms.asset(),
                terms.mode(),
                terms.scope(),
                "" + terms.months(),
                terms.longTerm() ? "1" : null,
                terms.reason(),
                draft.version());
    }

    boolean longer() {
        return "1".equals(longTerm);
    }

    /** @throws InvalidValueException a line or a number that can't be read; the first argument is the line */
    List<FreezeAsked> asked(Units units, BankBins bins) {
        List<FreezeAsked> all = new ArrayList<>();
        for (String line : (accounts == null ? "" : accounts).lines().toList()) {
            if (!line.isBlank()) {
                all.add(one(line.strip(), all.size() + 1, units, bins));
            }
        }
        return all;
    }

    private FreezeAsked one(String line, int number, Units units, BankBins bins) {
        String[] cells = line.split(" *[,，\\t] *|\\s{2,}|(?<=\\d)\\s+(?=\\D)|(?<=\\D)\\s+(?=\\d)");
        if (cells.length < 2) {
            throw new InvalidValueException("freezes.refused.line", number);
        }
        String account = Text.halfWidth(cells[0]);
        UnitRef bank = bank(cells.length > 3 ? cells[3] : institution, account, number, units, bins);
        return new FreezeAsked(
                bank.kind() == UnitKind.PAYMENT ? AccountKind.PAYMENT_ACCOUNT : AccountKind.BANK_ACCOUNT,
                account,
                cells[1].strip(),
                bank.id(),
                asset == null ? FreezeAsset.DEPOSIT : asset,
                mode == null ? FreezeMode.LIMIT : mode,
                scope == null ? FreezeScope.INVOLVED : scope,
                cells.length > 2 && !cells[2].isBlank() && mode != FreezeMode.RECEIVE_ONLY
                        ? Money.of(cells[2].strip())
                        : null,
                number(months),
                longer(),
                reason == null ? "" : reason,
                stop == null || stop.isBlank() ? null : id(stop));
    }

    private static UnitRef bank(@Nullable String code, String account, int line, Units units, BankBins bins) {
        if (code != null && !code.isBlank()) {
            return units.findByCode(Text.halfWidth(code))
                    .orElseThrow(() -> new InvalidValueException("freezes.refused.institution"));
        }
        return bins.find(account)
                .flatMap(units::find)
                .orElseThrow(() -> new InvalidValueException("freezes.refused.no-bank", line));
    }

    static int number(@Nullable String text) {
        try {
            return Integer.parseInt(text == null ? "" : Text.halfWidth(text));
        } catch (NumberFormatException e) {
            throw new InvalidValueException("freezes.refused.months");
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException("freezes.refused.stop");
        }
    }

    private static String line(String account, String holder, @Nullable Money limit) {
        return account + ", " + holder + (limit == null ? "" : ", " + limit.toPlainString());
    }

    /** Without accounts and names. */
    @Override
    public String toString() {
        return "FreezeForm";
    }
}
