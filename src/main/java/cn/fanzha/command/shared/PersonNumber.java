package cn.fanzha.command.shared;

import java.time.YearMonth;

/**
 * The number of a suspect 人员编号.
 *
 * <p>{@code R}, the 12 digits of the unit, the month in which the file of the person was opened, and a serial within both.
 */
public record PersonNumber(String value) implements Comparable<PersonNumber> {

    private static final char LETTER = 'R';

    public PersonNumber {
        value = UnitNumber.check(LETTER, value);
    }

    public static PersonNumber of(String text) {
        return new PersonNumber(text);
    }

    /** Refuses a serial beyond 9,999: the unit's month is full. */
    public static PersonNumber of(UnitCode unit, YearMonth month, int serial) {
        return new PersonNumber(UnitNumber.compose(LETTER, unit, month, serial));
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
    public int compareTo(PersonNumber other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
