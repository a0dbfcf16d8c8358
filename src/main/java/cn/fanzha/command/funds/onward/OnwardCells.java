package cn.fanzha.command.funds.onward;

import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.OnwardRow;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.Text;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a transfer of what people type and banks export: amounts with commas, times in all their writings. */
final class OnwardCells {

    private static final Pattern SPREADSHEET_NUMBER = Pattern.compile("\\d(\\.\\d+)?[eE]\\+?\\d+");
    private static final Pattern PAYMENT_WORD =
            Pattern.compile(".*(支付|微信|财付通|钱包|wallet|payment).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern WRITTEN = Pattern.compile(
            "(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?:[ T]*(\\d{1,2})[:时](\\d{1,2})(?:[:分](\\d{1,2})秒?)?分?(?:\\.\\d+)?)?");
    private static final Pattern BARE =
            Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:[ T]?(\\d{2}):?(\\d{2})(?::?(\\d{2}))?)?");

    private OnwardCells() {}

    /** @throws InvalidValueException what is missing or can't be read, in words */
    static OnwardRow row(
            String kind,
            String account,
            String holder,
            String bank,
            String amount,
            String date,
            String time,
            String note) {
        String number = need(account, "funds.onward.fault.no-account");
        if (SPREADSHEET_NUMBER.matcher(number).matches()) {
            throw new InvalidValueException("funds.onward.fault.number-cell");
        }
        return new OnwardRow(
                kind(kind, number),
                number,
                blankToNull(holder),
                blankToNull(bank),
                money(need(amount, "funds.onward.fault.no-amount")),
                moment(date, need(time, "funds.onward.fault.no-time")),
                blankToNull(note));
    }

    /** What is no card is an account of a payment institution: a mobile, an address, a name. */
    private static AccountKind kind(String said, String account) {
        if (said.isBlank()) {
            String compact = Text.halfWidth(account).replaceAll("[\\s\\-]", "");
            boolean card = compact.matches("\\d{8,}") && !compact.matches("1[3-9]\\d{9}");
            return card ? AccountKind.BANK_ACCOUNT : AccountKind.PAYMENT_ACCOUNT;
        }
        return said.equals(AccountKind.PAYMENT_ACCOUNT.name())
                        || PAYMENT_WORD.matcher(said).matches()
                ? AccountKind.PAYMENT_ACCOUNT
                : AccountKind.BANK_ACCOUNT;
    }

    private static Money money(String text) {
        String plain = Text.halfWidth(text).replaceAll("[,\\s¥￥元]|RMB|CNY", "");
        return Money.of(plain.matches("\\d+\\.\\d*0+") ? plain.replaceAll("(\\.\\d{2})0+$", "$1") : plain);
    }

    /** The time's own column may hold the date as well. */
    private static Instant moment(String date, String time) {
        Matcher alone = match(Text.halfWidth(time).strip());
        Matcher match = date.isBlank() || (alone.matches() && alone.group(4) != null)
                ? alone
                : match(Text.halfWidth(date).strip() + " " + clock(time));
        if (!match.matches()) {
            throw new InvalidValueException("funds.onward.fault.time");
        }
        if (match.group(4) == null) {
            throw new InvalidValueException("funds.onward.fault.day-only");
        }
        return ChinaTime.parse("%s-%s-%s %s:%s:%s"
                .formatted(
                        match.group(1),
                        two(match.group(2)),
                        two(match.group(3)),
                        two(match.group(4)),
                        two(match.group(5)),
                        match.group(6) == null ? "00" : two(match.group(6))));
    }

    private static Matcher match(String text) {
        Matcher written = WRITTEN.matcher(text);
        return written.matches() ? written : BARE.matcher(text);
    }

    /** {@code 93015} of a bank's export is 09:30:15. */
    private static String clock(String time) {
        String text = Text.halfWidth(time).strip();
        return text.matches("\\d{5,6}")
                ? ("0" + text).substring(text.length() - 5).replaceAll("(..)(..)(..)", "$1:$2:$3")
                : text;
    }

    private static String two(String digits) {
        return digits.length() == 1 ? "0" + digits : digits;
    }

    private static String need(String text, String missing) {
        if (text.isBlank()) {
            throw new InvalidValueException(missing);
        }
        return text.strip();
    }

    private static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
