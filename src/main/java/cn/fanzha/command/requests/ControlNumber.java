package cn.fanzha.command.requests;

import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Text;
import java.util.regex.Pattern;

/**
 * The number of a control request 处置编号: {@code K}, the 12 digits of the unit, the month of the request and a serial
 * within both, as cases have them; of imported requests whatever number the other system gave.
 */
public record ControlNumber(String value) {

    public static final char LETTER = 'K';

    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._/#\\-]{0,63}");

    public ControlNumber {
        value = Text.halfWidth(value).replace('~', '/').replace('!', '#');
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValueException("value.number.form", String.valueOf(LETTER));
        }
    }

    public static ControlNumber of(String text) {
        return new ControlNumber(text);
    }

    /** The number as a part of an address; {@link #of(String)} reads it again. */
    public String address() {
        return value.replace('/', '~').replace('#', '!');
    }

    @Override
    public String toString() {
        return value;
    }
}
