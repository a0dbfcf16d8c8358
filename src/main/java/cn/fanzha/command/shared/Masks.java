package cn.fanzha.command.shared;

import org.jspecify.annotations.Nullable;

/**
 * What a page shows of a person's data until a user opens it with a reason.
 *
 * <p>A text that isn't what it should be (too short, letters in a number) is hidden whole or to its last two characters;
 * an absent one is empty.
 */
public final class Masks {

    private static final String HIDDEN = "****";

    private Masks() {}

    /** {@code 138****5678}; of a number of 7 to 10 digits the last two. */
    public static String phone(@Nullable String phone) {
        return number(phone, phone != null && phone.length() >= 11, 3, HIDDEN);
    }

    /** {@code 110105********002X}; of a passport or an old number of 15 digits the last two. */
    public static String idNumber(@Nullable String id) {
        if (id == null || id.isBlank()) {
            return "";
        }
        boolean resident = id.length() == 18 && Text.isDigits(id.substring(0, 17));
        return resident ? ends(id, 6, "********") : tail(id, 2, 7);
    }

    /** {@code 622202******1234}; of a number of 12 to 14 digits the last four, for the beginning would leave too little. */
    public static String card(@Nullable String card) {
        if (card != null && Text.isDigits(card) && card.length() >= 12 && card.length() < 15) {
            return tail(card, 4, 12);
        }
        return number(card, card != null && card.length() >= 15, 6, "******");
    }

    /** {@code 张**}: the first character, of a name with more than one. */
    public static String name(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return "";
        }
        String stripped = name.strip();
        int first = stripped.offsetByCodePoints(0, 1);
        return first == stripped.length() ? "**" : stripped.substring(0, first) + "**";
    }

    private static String number(@Nullable String number, boolean longEnough, int head, String stars) {
        if (number == null || number.isBlank()) {
            return "";
        }
        if (!Text.isDigits(number)) {
            return HIDDEN;
        }
        return longEnough ? ends(number, head, stars) : tail(number, 2, 7);
    }

    private static String ends(String text, int head, String stars) {
        return text.substring(0, head) + stars + text.substring(text.length() - 4);
    }

    private static String tail(String text, int shown, int atLeast) {
        return text.length() < atLeast ? HIDDEN : HIDDEN + text.substring(text.length() - shown);
    }
}
