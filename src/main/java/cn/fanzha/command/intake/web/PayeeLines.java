package cn.fanzha.command.intake.web;

import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.BankBins;
import cn.fanzha.command.intake.CallReport.PayeeTransfer;
import cn.fanzha.command.intake.pasted.Spoken;
import cn.fanzha.command.intake.web.IntakeForm.Line;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.BankCard;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.Text;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the lines of payee accounts; the bank comes from the card number where none was chosen. */
@Component
class PayeeLines {

    private final Units units;
    private final BankBins bins;
    private final Clock clock;

    PayeeLines(Units units, BankBins bins, Clock clock) {
        this.units = units;
        this.bins = bins;
        this.clock = clock;
    }

    /** The transfer of a line, or null where something that a stop needs is missing or wrong. */
    @Nullable
    PayeeTransfer transfer(Line line, int number, boolean stop, Problems problems) {
        String at = "lines[" + number + "].";
        int before = problems.errors();
        AccountKind kind =
                "PAYMENT_ACCOUNT".equals(line.kind()) ? AccountKind.PAYMENT_ACCOUNT : AccountKind.BANK_ACCOUNT;
        String account = Typed.required(at + "account", line.account(), t -> account(kind, t), problems);
        if (account != null
                && kind == AccountKind.BANK_ACCOUNT
                && !BankCard.of(account).luhnHolds()) {
            problems.warn(at + "account", "intake.warning.luhn");
        }
        String holder = Typed.required(at + "holder", line.holder(), Typed::name, problems);
        Money amount = Typed.required(at + "amount", line.amount(), Spoken::amount, problems);
        if (amount != null && amount.isZero()) {
            problems.add(at + "amount", "intake.problem.zero");
        }
        Instant when = IntakeForm.blank(line.at())
                ? clock.instant()
                : Typed.value(at + "at", line.at(), text -> Spoken.moment(text, clock.instant()), problems);
        if (when != null && when.isAfter(clock.instant())) {
            problems.add(at + "at", "intake.problem.future");
        }
        UUID institution = institution(line, kind, account);
        if (institution == null && account != null) {
            problems.add(at + "institution", "intake.problem.institution");
        }
        boolean complete = problems.errors() == before;
        // a doubtful account of the victim's own is marked, and never holds the stop back
        String from = Typed.value(at + "from", line.from(), t -> BankCard.of(t).value(), problems);
        if (!complete || account == null || holder == null || amount == null || when == null || institution == null) {
            return null;
        }
        return new PayeeTransfer(number, stop, kind, account, holder, institution, amount, when, from);
    }

    private @Nullable UUID institution(Line line, AccountKind kind, @Nullable String account) {
        String chosen = Typed.text(line.institution());
        if (chosen != null) {
            return units.findByCode(chosen)
                    .filter(u -> u.kind().holdsAccounts() && u.active())
                    .map(UnitRef::id)
                    .orElse(null);
        }
        return kind == AccountKind.BANK_ACCOUNT && account != null
                ? bins.find(account).orElse(null)
                : null;
    }

    /** What the line says of the amount, also where the rest of it is not complete. */
    static @Nullable Money amountOf(Line line) {
        try {
            return IntakeForm.blank(line.amount()) ? null : Spoken.amount(String.valueOf(line.amount()));
        } catch (InvalidValueException e) {
            return null;
        }
    }

    private static String account(AccountKind kind, String typed) {
        if (kind == AccountKind.BANK_ACCOUNT) {
            return BankCard.of(typed).value();
        }
        String wallet = Text.halfWidth(typed);
        if (wallet.length() < 3 || wallet.length() > 64) {
            throw new InvalidValueException("intake.problem.wallet");
        }
        return wallet;
    }
}
