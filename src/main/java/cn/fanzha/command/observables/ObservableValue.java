package cn.fanzha.command.observables;

import cn.fanzha.command.shared.BankCard;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.Phone;
import cn.fanzha.command.shared.ResidentId;
import cn.fanzha.command.shared.Text;
import java.util.Locale;

/**
 * An observable as it is compared: however it was typed, one thing has one value.
 *
 * <p>Digits only for cards; {@code +86}, spaces and hyphens off phones; scheme, {@code www.}, case and trailing slash
 * off addresses; full-width to half-width everywhere. Personal data: {@link #toString()} is masked.
 */
public record ObservableValue(ObservableType type, String value) {

    private static final int LONGEST = 500;

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
            case APP, IM_ACCOUNT -> spaceless(text).toLowerCase(Locale.ROOT);
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

    private static String device(String text) {
        String digits = text.replaceAll("[\\s\\-/]", "");
        if (!digits.matches("[0-9]{14,16}")) {
            throw new InvalidValueException("observables.device.digits");
        }
        return digits;
    }

    // base58 tells capitals from small letters, hexadecimal and bech32 addresses don't
    private static String wallet(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return small.startsWith("0x") || small.startsWith("bc1") ? small : text;
    }

    private static String personId(String text) {
        String capital = text.toUpperCase(Locale.ROOT);
        return capital.matches("[0-9]{17}[0-9X]") ? ResidentId.of(capital).value() : capital;
    }

    private static String spaceless(String text) {
        return text.replaceAll("[\\s\\u200B]", "");
    }
}
