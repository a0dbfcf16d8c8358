package cn.fanzha.command.shared;

import java.time.YearMonth;
import java.util.Locale;

/** What case, person and stop numbers share: a letter, the unit's 12 digits, yyyyMM, and 4 digits of serial. */
final class UnitNumber {

    static final int LAST_SERIAL = 9999;

    private static final int LENGTH = 23;

    private UnitNumber() {}

    static String check(char letter, String text) {
        String number = Text.halfWidth(text).toUpperCase(Locale.ROOT);
        if (number.length() != LENGTH || number.charAt(0) != letter || !Text.isDigits(number.substring(1))) {
            throw new InvalidValueException("value.number.form", String.valueOf(letter));
        }
        int month = Integer.parseInt(number.substring(17, 19));
        if (month < 1 || month > 12) {
            throw new InvalidValueException("value.number.month");
        }
        return number;
    }

    static String compose(char letter, UnitCode unit, YearMonth month, int serial) {
        if (serial < 1 || serial > LAST_SERIAL) {
            throw new InvalidValueException("value.number.serial", String.valueOf(LAST_SERIAL));
        }
        return String.format(
                Locale.ROOT, "%c%s%04d%02d%04d", letter, unit.value(), month.getYear(), month.getMonthValue(), serial);
    }

    static UnitCode unit(String number) {
        return new UnitCode(number.substring(1, 13));
    }

    static YearMonth month(String number) {
        return YearMonth.of(Integer.parseInt(number.substring(13, 17)), Integer.parseInt(number.substring(17, 19)));
    }

    static int serial(String number) {
        return Integer.parseInt(number.substring(19));
    }
}
