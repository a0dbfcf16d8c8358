package cn.fanzha.command.shared;

import java.time.YearMonth;

/**
 * The number of a case 案件编号, which an officer reads out and writes on paper.
 *
 * <p>{@code A}, the 12 digits of the unit, the month of its report, and a serial within both.
 */
public record CaseNumber(String value) implements Comparable<CaseNumber> {

    private static final char LETTER = 'A';

    public CaseNumber {
        value = UnitNumber.check(LETTER, value);
    }

    public static CaseNumber of(String text) {
        return new CaseNumber(text);
    }

    /** Refuses a serial beyond 9,999: the unit's month is full. */
    public static CaseNumber of(UnitCode unit, YearMonth month, int serial) {
        return new CaseNumber(UnitNumber.compose(LETTER, unit, month, serial));
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
    public int compareTo(CaseNumber other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
