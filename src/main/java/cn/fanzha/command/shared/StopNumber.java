package cn.fanzha.command.shared;

import java.time.YearMonth;
import java.util.regex.Pattern;

/**
 * The number of a request to stop a payment 止付编号 (银发〔2016〕86号).
 *
 * <p>{@code Z}, the 12 digits of the unit, the month of the request, and a serial within both; of imported requests
 * whatever number the other system gave.
 */
public record StopNumber(String value) implements Comparable<StopNumber> {

    private static final char LETTER = 'Z';
    /** Our own numbers, and those of cases and persons, which a request can't have. */
    private static final Pattern OF_A_UNIT = Pattern.compile("[ARZarz][0-9]{22}");

    private static final Pattern OF_ANOTHER_SYSTEM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._/#\\-]{0,63}");

    public StopNumber {
        value = Text.halfWidth(value).replace('~', '/').replace('!', '#');
        if (OF_A_UNIT.matcher(value).matches()) {
            value = UnitNumber.check(LETTER, value);
        } else if (!OF_ANOTHER_SYSTEM.matcher(value).matches()) {
            throw new InvalidValueException("value.number.form", String.valueOf(LETTER));
        }
    }

    public static StopNumber of(String text) {
        return new StopNumber(text);
    }

    /** Refuses a serial beyond 9,999: the unit's month is full. */
    public static StopNumber of(UnitCode unit, YearMonth month, int serial) {
        return new StopNumber(UnitNumber.compose(LETTER, unit, month, serial));
    }

    /** Drawn by the rule above, here or elsewhere; only then it tells unit, month and serial. */
    public boolean ofUnit() {
        return OF_A_UNIT.matcher(value).matches();
    }

    /** The number as a part of an address; {@link #of(String)} reads it again. */
    public String address() {
        return value.replace('/', '~').replace('#', '!');
    }

    public UnitCode unit() {
        return UnitNumber.unit(value);
    }

    public YearMonth month() {
        return UnitNumber.month(value);
    }

    public int serial() {
        return UnitNumber.serial(value);
    }

    @Override
    public int compareTo(StopNumber other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
