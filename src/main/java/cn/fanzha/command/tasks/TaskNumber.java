package cn.fanzha.command.tasks;

import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Text;
import java.time.YearMonth;
import java.util.Locale;
import java.util.regex.Pattern;

/** The number of a task 任务编号: J, the 12 digits of the unit that gave it, yyyyMM of the giving, four digits of serial. */
public record TaskNumber(String value) {

    /** The letter of the numbers. */
    public static final char LETTER = 'J';

    private static final Pattern FORM = Pattern.compile(LETTER + "[0-9]{22}");

    public TaskNumber {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValueException("tasks.number.form");
        }
    }

    /** Reads a number as written. */
    public static TaskNumber of(String text) {
        return new TaskNumber(Text.halfWidth(text).toUpperCase(Locale.ROOT));
    }

    /** Of a drawn serial. */
    public static TaskNumber of(String unitCode, YearMonth month, int serial) {
        return new TaskNumber(String.format(
                Locale.ROOT, "%c%s%04d%02d%04d", LETTER, unitCode, month.getYear(), month.getMonthValue(), serial));
    }

    @Override
    public String toString() {
        return value;
    }
}
