package cn.fanzha.command.intake.web;

import cn.fanzha.command.cases.Channel;
import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.cases.NewCase;
import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.BankBins;
import cn.fanzha.command.funds.Urgency;
import cn.fanzha.command.intake.CallReport;
import cn.fanzha.command.intake.CallReport.PayeeTransfer;
import cn.fanzha.command.intake.web.IntakeForm.Line;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.BankCard;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.Phone;
import cn.fanzha.command.shared.RegionCode;
import cn.fanzha.command.shared.ResidentId;
import cn.fanzha.command.shared.Text;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the form: what is valid goes into the call, what isn't becomes a problem beside its field and stays in the draft.
 * A problem in one place never keeps back what is right in another.
 */
@Component
class IntakeReader {

    private final Units units;
    private final BankBins bins;
    private final FraudTypes types;
    private final Clock clock;

    IntakeReader(Units units, BankBins bins, FraudTypes types, Clock clock) {
        this.units = units;
        this.bins = bins;
        this.types = types;
        this.clock = clock;
    }

    /**
     * What was understood.
     *
     * @param sendable for each stop of the call, the number of its line
     */
    record Read(CallReport call, List<Integer> sendable, Problems problems) {}

    Read read(IntakeForm form, boolean withStops) {
        Problems problems = new Problems();
        List<PayeeTransfer> stops = new ArrayList<>();
        List<Integer> sendable = new ArrayList<>();
        List<Line> lines = form.shownLines();
        Money total = Money.ZERO;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.isEmpty()) {
                continue;
            }
            PayeeTransfer transfer = transfer(line, "lines[" + i + "].", problems);
            Money amount = transfer == null ? amountOf(line) : transfer.amount();
            total = total.plus(amount == null ? Money.ZERO : amount);
            if (transfer != null && !line.sent() && withStops) {
                stops.add(transfer);
                sendable.add(i);
            }
        }
        NewCase details = details(form, total, problems);
        return new Read(
                new CallReport(
                        formId(form),
                        details,
                        stops,
                        "NORMAL".equals(form.urgency()) ? Urgency.NORMAL : Urgency.URGENT,
                        form.victimIdChecked() != null,
                        value("secondOfficer", form.secondOfficer(), UUID::fromString, problems)),
                sendable,
                problems);
    }

    private NewCase details(IntakeForm form, Money total, Problems problems) {
        Instant now = clock.instant();
        Instant reported = value("reportedAt", form.reportedAt(), ChinaTime::parse, problems);
        if (reported != null && reported.isAfter(now)) {
            problems.add("reportedAt", "intake.problem.future");
            reported = null;
        }
        String type = value("fraudType", form.fraudType(), this::knownType, problems);
        Instant day = reported == null ? now : reported;
        if (type != null
                && types.find(type).filter(t -> !t.inForce(ChinaTime.date(day))).isPresent()) {
            problems.warn("fraudType", "intake.warning.type");
        }
        Money amount = value("amountInvolved", form.amountInvolved(), Money::of, problems);
        Money involved = amount != null ? amount : total.isZero() ? null : total;
        if (involved != null && involved.yuan().compareTo(new BigDecimal("3000")) < 0) {
            problems.warn("amountInvolved", "intake.warning.threshold");
        }
        Channel channel = value("channel", form.channel(), IntakeReader::channel, problems);
        return new NewCase(
                channel == null ? Channel.HOTLINE_96110 : channel,
                type,
                day,
                involved,
                value("loss", form.loss(), Money::of, problems),
                value("regionCode", form.regionCode(), t -> RegionCode.of(t).value(), problems),
                text(form.summary()),
                value("victimName", form.victimName(), IntakeReader::name, problems),
                value("victimIdNo", form.victimIdNo(), IntakeReader::document, problems),
                value("victimPhone", form.victimPhone(), t -> Phone.of(t).value(), problems));
    }

    private @Nullable PayeeTransfer transfer(Line line, String at, Problems problems) {
        int before = problems.errors();
        AccountKind kind =
                "PAYMENT_ACCOUNT".equals(line.kind()) ? AccountKind.PAYMENT_ACCOUNT : AccountKind.BANK_ACCOUNT;
        String account = required(at + "account", line.account(), t -> account(kind, t), problems);
        if (account != null
                && kind == AccountKind.BANK_ACCOUNT
                && !BankCard.of(account).luhnHolds()) {
            problems.warn(at + "account", "intake.warning.luhn");
        }
        String holder = required(at + "holder", line.holder(), IntakeReader::name, problems);
        Money amount = required(at + "amount", line.amount(), Money::of, problems);
        if (amount != null && amount.isZero()) {
            problems.add(at + "amount", "intake.problem.zero");
        }
        Instant when =
                IntakeForm.blank(line.at()) ? clock.instant() : value(at + "at", line.at(), ChinaTime::parse, problems);
        if (when != null && when.isAfter(clock.instant())) {
            problems.add(at + "at", "intake.problem.future");
        }
        UUID institution = institution(line, kind, account);
        if (institution == null && account != null) {
            problems.add(at + "institution", "intake.problem.institution");
        }
        String from = value(at + "from", line.from(), t -> BankCard.of(t).value(), problems);
        if (problems.errors() > before
                || account == null
                || holder == null
                || amount == null
                || when == null
                || institution == null) {
            return null;
        }
        return new PayeeTransfer(kind, account, holder, institution, amount, when, from);
    }

    private @Nullable UUID institution(Line line, AccountKind kind, @Nullable String account) {
        String chosen = text(line.institution());
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

    private String knownType(String code) {
        return types.find(code)
                .orElseThrow(() -> new InvalidValueException("intake.problem.type"))
                .code();
    }

    private static @Nullable Money amountOf(Line line) {
        try {
            return IntakeForm.blank(line.amount()) ? null : Money.of(String.valueOf(line.amount()));
        } catch (InvalidValueException e) {
            return null;
        }
    }

    private static Channel channel(String word) {
        try {
            return Channel.valueOf(word);
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException("intake.problem.channel");
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

    private static String name(String typed) {
        if (typed.length() > 100) {
            throw new InvalidValueException("intake.problem.name");
        }
        return typed;
    }

    /** A resident ID where it looks like one; else a passport or other paper, taken as it is. */
    private static String document(String typed) {
        String paper = Text.halfWidth(typed);
        if (paper.matches("[0-9]{15,}[0-9Xx]?")) {
            return ResidentId.of(paper).value();
        }
        if (!paper.matches("[A-Za-z0-9()/-]{5,20}")) {
            throw new InvalidValueException("intake.problem.document");
        }
        return paper.toUpperCase(java.util.Locale.ROOT);
    }

    private static UUID formId(IntakeForm form) {
        try {
            return UUID.fromString(String.valueOf(form.form()));
        } catch (IllegalArgumentException e) {
            throw new cn.fanzha.command.shared.NotFoundException("intake form", "without id");
        }
    }

    private static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    private static <T> @Nullable T value(
            String field, @Nullable String typed, Function<String, T> reader, Problems problems) {
        String text = text(typed);
        if (text == null) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (InvalidValueException e) {
            problems.add(field, e.key(), e.args());
        } catch (IllegalArgumentException e) {
            problems.add(field, "intake.problem.choice");
        }
        return null;
    }

    private static <T> @Nullable T required(
            String field, @Nullable String typed, Function<String, T> reader, Problems problems) {
        if (Optional.ofNullable(text(typed)).isEmpty()) {
            problems.add(field, "intake.problem.missing");
            return null;
        }
        return value(field, typed, reader, problems);
    }
}
