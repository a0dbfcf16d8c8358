package cn.fanzha.command.cases;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What paper a victim is known by. */
public enum IdDocument {
    /** 居民身份证: 18 characters whose birth date and check digit are checked (GB 11643). */
    RESIDENT_ID,
    /** A passport of any country: taken as it is. */
    PASSPORT,
    /** A permit, a soldier's card …: taken as it is. */
    OTHER,
    /** The victim has none at hand. */
    NONE;

    private static final Pattern OF_RESIDENTS = Pattern.compile("[0-9]{15,}[Xx]?");
    private static final Pattern OF_TRAVELLERS = Pattern.compile("[A-Za-z]{1,2}[0-9]{7,8}");

    /** What the number looks like, where nobody said; null without a number. */
    public static @Nullable IdDocument guess(@Nullable String number) {
        if (number == null || number.isBlank()) {
            return null;
        }
        return OF_RESIDENTS.matcher(number).matches()
                ? RESIDENT_ID
                : OF_TRAVELLERS.matcher(number).matches() ? PASSPORT : OTHER;
    }
}
