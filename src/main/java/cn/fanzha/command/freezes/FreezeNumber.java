package cn.fanzha.command.freezes;

import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Text;
import cn.fanzha.command.shared.UnitCode;
import java.time.YearMonth;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The number of a freeze 冻结编号: {@code D}, the 12 digits of the unit, the month of the application and a serial within
 * both, as cases have them; of imported freezes whatever number the other system gave.
 */
public record FreezeNumber(String value) {

    public static final char LETTER = 'D';

    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._/#\\-]{0,63}");

    public FreezeNumber {
        value = Text.halfWidth(value).replace('~', '/').replace('!', '#');
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValueException("value.number.form", String.valueOf(LETTER));
        }
    }

    public static FreezeNumber of(String text) {
        return new FreezeNumber(text);
    }

    public static FreezeNumber of(UnitCode unit, YearMonth month, int serial) {
        return new FreezeNumber(String.format(
                Locale.ROOT, "%c%s%04d%02d%04d", LETTER, unit.value(), month.getYear(), month.getMonthValue(), serial));
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
