package cn.fanzha.command.shared;

import java.util.regex.Pattern;

/**
 * A telephone number of the mainland: a mobile, a landline of 7 to 12 digits, or a short service number (95588, 96110).
 *
 * <p>One line has one value: {@code +86}, {@code 0086}, spaces, hyphens, brackets and full-width digits go, so does the
 * 0 once dialled ahead of a mobile; a landline that came with a country code gets its 0 back. Personal data:
 * {@link #toString()} is masked.
 */
public record Phone(String value) {

    private static final String MOBILE = "1[3-9]\\d{9}";
    private static final Pattern BRACKETS = Pattern.compile("[()]");
    private static final Pattern IS_MOBILE = Pattern.compile(MOBILE);
    private static final Pattern DIALLED_MOBILE = Pattern.compile("(?:\\+86|0086|86)?0?(" + MOBILE + ")");
    private static final Pattern WITH_COUNTRY = Pattern.compile("(?:\\+86|0086)(.+)");
    private static final Pattern AREA_WITHOUT_ZERO = Pattern.compile("(?!400|800)[1-9]\\d{8,10}");
    private static final Pattern VALID = Pattern.compile("\\d{7,12}|(?:9[56]|1[0-2])\\d{3,4}");

    public Phone {
        value = normalise(value);
        if (!VALID.matcher(value).matches()) {
            throw new InvalidValueException("value.phone.form");
        }
    }

    public static Phone of(String text) {
        return new Phone(text);
    }

    public boolean isMobile() {
        return IS_MOBILE.matcher(value).matches();
    }

    @Override
    public String toString() {
        return Masks.phone(value);
    }

    private static String normalise(String text) {
        String dialled = BRACKETS.matcher(Text.compact(text)).replaceAll("");
        var mobile = DIALLED_MOBILE.matcher(dialled);
        if (mobile.matches()) {
            return mobile.group(1);
        }
        var abroad = WITH_COUNTRY.matcher(dialled);
        if (!abroad.matches()) {
            return dialled;
        }
        String national = abroad.group(1);
        return AREA_WITHOUT_ZERO.matcher(national).matches() ? "0" + national : national;
    }
}
