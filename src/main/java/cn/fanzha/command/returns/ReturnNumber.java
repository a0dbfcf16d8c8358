package cn.fanzha.command.returns;

import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Text;
import java.time.YearMonth;
import java.util.Locale;
import java.util.regex.Pattern;

/** The number of a return 返还编号: H, the 12 digits of the unit that prepares it, yyyyMM of the opening, four of serial. */
public record ReturnNumber(String value) {

    /** The letter of the numbers. */
    public static final char LETTER = 'H';

    private static final Pattern FORM = Pattern.compile(LETTER + "[0-9]{22}");

    public ReturnNumber {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValueException("returns.number.form");
        }
    }

    /** Reads a number as written. */
    public static ReturnNumber of(String text) {
        return new ReturnNumber(Text.halfWidth(text).toUpperCase(Locale.ROOT));
    }

    /** Of a drawn serial. */
    public static ReturnNumber of(String unitCode, YearMonth month, int serial) {
        return new ReturnNumber(String.format(
                Locale.ROOT, "%c%s%04d%02d%04d", LETTER, unitCode, month.getYear(), month.getMonthValue(), serial));
    }

    @Override
    public String toString() {
        return value;
    }
}
