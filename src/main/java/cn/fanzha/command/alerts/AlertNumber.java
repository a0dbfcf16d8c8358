package cn.fanzha.command.alerts;

import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Text;
import java.util.regex.Pattern;

/** The number of an alert: the pushing system's own, or Y with 22 digits where an officer typed the alert here. */
public record AlertNumber(String value) {

    /** The letter of the numbers that are drawn here. */
    public static final char LETTER = 'Y';

    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._/#\\-]{0,63}");

    public AlertNumber {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValueException("alerts.number.form");
        }
    }

    /** Reads a number as written or as a part of an address. */
    public static AlertNumber of(String text) {
        return new AlertNumber(Text.halfWidth(text).replace('~', '/').replace('!', '#'));
    }

    /** The number as a part of an address. */
    public String address() {
        return value.replace('/', '~').replace('#', '!');
    }

    @Override
    public String toString() {
        return value;
    }
}
