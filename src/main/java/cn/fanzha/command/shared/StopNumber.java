package cn.fanzha.command.shared;

import java.time.YearMonth;

/**
 * The number of a request to stop a payment 止付编号 (银发〔2016〕86号).
 *
 * <p>{@code Z}, the 12 digits of the unit, the month of the request, and a serial within both.
 */
public record StopNumber(String value) implements Comparable<StopNumber> {

    private static final char LETTER = 'Z';

    public StopNumber {
        value = UnitNumber.check(LETTER, value);
    }

    public static StopNumber of(String text) {
        return new StopNumber(text);
    }

    /** Refuses a serial beyond 9,999: the unit's month is full. */
    public static StopNumber of(UnitCode unit, YearMonth month, int serial) {
        return new StopNumber(UnitNumber.compose(LETTER, unit, month, serial));
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
