package cn.fanzha.command.shared;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The number of a resident identity card 居民身份证 (GB 11643): 18 characters with a valid birth date and check digit.
 *
 * <p>Personal data: {@link #toString()} is masked.
 */
public record ResidentId(String value) {

    private static final Pattern FORM = Pattern.compile("\\d{17}[\\dX]");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_DIGITS = "10X98765432";

    public ResidentId {
        value = Text.compact(value).toUpperCase(Locale.ROOT);
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValueException("value.resident-id.form");
        }
        birthDate(value);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (value.charAt(i) - '0') * WEIGHTS[i];
        }
        if (CHECK_DIGITS.charAt(sum % 11) != value.charAt(17)) {
            throw new InvalidValueException("value.resident-id.check-digit");
        }
    }

    public static ResidentId of(String text) {
        return new ResidentId(text);
    }

    public LocalDate birthDate() {
        return birthDate(value);
    }

    public boolean isMale() {
        return (value.charAt(16) - '0') % 2 == 1;
    }

    @Override
    public String toString() {
        return Masks.idNumber(value);
    }

    private static LocalDate birthDate(String value) {
        try {
            return LocalDate.parse(value.substring(6, 14), DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            throw new InvalidValueException("value.resident-id.birth-date");
        }
    }
}
