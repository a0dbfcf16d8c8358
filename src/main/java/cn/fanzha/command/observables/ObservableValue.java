package cn.fanzha.command.observables;

import cn.fanzha.command.shared.BankCard;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.Phone;
import cn.fanzha.command.shared.ResidentId;
import cn.fanzha.command.shared.Text;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An observable as it is compared: however it was typed, one thing has one value.
 *
 * <p>Digits only for cards; {@code +86}, spaces and hyphens off phones; scheme, {@code www.}, case and trailing slash
 * off addresses; full-width to half-width everywhere. Personal data: {@link #toString()} is masked.
 */
public record ObservableValue(ObservableType type, String value) {

    private static final int LONGEST = 500;
    private static final int IMEI_BODY = 14;
    /** “QQ：12345” and “微信号: abc” are how people write an account down, not the account. */
    private static final Pattern LABEL = Pattern.compile(
            "^(?:(?:qq|wx|wechat|weixin|微信|telegram|tg|whatsapp|skype|抖音|快手|陌陌)(?:号码|号|id)?:)+",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern HEXADECIMAL_OR_BECH32 = Pattern.compile("0x|(?:bc|tb|ltc|addr)1");

    public ObservableValue {
        value = normalise(type, Text.halfWidth(value));
        if (value.isEmpty() || value.length() > LONGEST) {
            throw new InvalidValueException("observables.value.length", LONGEST);
        }
    }

    public static ObservableValue of(ObservableType type, String text) {
        return new ObservableValue(type, text);
    }

    /** What a page shows until somebody opens the value with a reason. Addresses and apps are nobody's personal data. */
    public String masked() {
        return switch (type) {
            case BANK_ACCOUNT -> Masks.card(value);
            case PHONE -> Masks.phone(value);
            case PERSON_ID -> Masks.idNumber(value);
            case PAYMENT_ACCOUNT -> isMobile(value) ? Masks.phone(value) : ends(2);
            case IM_ACCOUNT, DEVICE -> ends(2);
            case WALLET -> ends(4);
            case URL, APP, IP -> value;
        };
    }

    @Override
    public String toString() {
        return masked();
    }

    private String ends(int shown) {
        return value.length() < 3 * shown
                ? "****"
                : value.substring(0, shown) + "****" + value.substring(value.length() - shown);
    }

    private static String normalise(ObservableType type, String text) {
        return switch (type) {
            case BANK_ACCOUNT -> BankCard.of(text).value();
            case PHONE -> Phone.of(text).value();
            case PAYMENT_ACCOUNT -> paymentAccount(text);
            case URL -> Addresses.url(text);
            case IP -> Addresses.ip(text);
            case APP -> spaceless(text).toLowerCase(Locale.ROOT);
            case IM_ACCOUNT -> LABEL.matcher(spaceless(text)).replaceFirst("").toLowerCase(Locale.ROOT);
            case DEVICE -> device(text);
            case WALLET -> wallet(spaceless(text));
            case PERSON_ID -> personId(spaceless(text));
        };
    }

    private static String paymentAccount(String text) {
        String compact = text.replaceAll("[\\s\\-]", "");
        if (compact.matches("\\+?[0-9]+") && isMobile(compact)) {
            return Phone.of(compact).value();
        }
        return spaceless(text).toLowerCase(Locale.ROOT);
    }

    private static boolean isMobile(String text) {
        try {
            return Phone.of(text).isMobile();
        } catch (InvalidValueException e) {
            return false;
        }
    }

    /**
     * What seems wrong with the value though it is kept, as a message key; null where nothing does. The devices of GOIP
     * rooms have made-up numbers, whose check digit is as likely wrong: that is evidence, not a mistake to refuse.
     */
    public @Nullable String doubt() {
        return type == ObservableType.DEVICE && checkDigit(value) != value.charAt(IMEI_BODY)
                ? "observables.device.check-digit"
                : null;
    }

    /** 15 digits: a number without its check digit gets it, one with the software's version (16) loses that. */
    private static String device(String text) {
        String digits = text.replaceAll("[\\s\\-/]", "");
        if (!digits.matches("[0-9]{14,16}")) {
            throw new InvalidValueException("observables.device.digits");
        }
        return digits.length() == IMEI_BODY + 1 ? digits : digits.substring(0, IMEI_BODY) + checkDigit(digits);
    }

    /** Luhn, over the first 14 digits. */
    private static char checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < IMEI_BODY; i++) {
            int digit = (digits.charAt(i) - '0') * (i % 2 + 1);
            sum += digit / 10 + digit % 10;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    // base58 tells capitals from small letters, hexadecimal and bech32 addresses don't
    private static String wallet(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return HEXADECIMAL_OR_BECH32.matcher(small).lookingAt() ? small : text;
    }

    private static String personId(String text) {
        String capital = text.toUpperCase(Locale.ROOT);
        return capital.matches("[0-9]{17}[0-9X]") ? ResidentId.of(capital).value() : capital;
    }

    private static String spaceless(String text) {
        return text.replaceAll("[\\s\\u200B-\\u200D\\uFEFF]", "");
    }
}
