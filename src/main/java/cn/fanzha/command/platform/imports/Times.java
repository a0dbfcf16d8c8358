package cn.fanzha.command.platform.imports;

import cn.fanzha.command.shared.ChinaTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** The two ways in which a file writes a time; read by position, as a file of a million rows has several million. */
final class Times {

    private static final String DAY = "0000-00-00";
    private static final String SECOND = "0000-00-00 00:00:00";

    private Times() {}

    /** Null where the text is in neither way, names a day that no calendar has, or a year before 1900. */
    static @Nullable Instant parse(String text) {
        boolean second = text.length() == SECOND.length();
        if (!shaped(text, second ? SECOND : DAY)) {
            return null;
        }
        int year = number(text, 0, 4);
        if (year < 1900) {
            return null;
        }
        try {
            return LocalDateTime.of(
                            year,
                            number(text, 5, 7),
                            number(text, 8, 10),
                            second ? number(text, 11, 13) : 0,
                            second ? number(text, 14, 16) : 0,
                            second ? number(text, 17, 19) : 0)
                    .atZone(ChinaTime.ZONE)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean shaped(String text, String shape) {
        if (text.length() != shape.length()) {
            return false;
        }
        for (int i = 0; i < shape.length(); i++) {
            char c = text.charAt(i);
            if (shape.charAt(i) == '0' ? c < '0' || c > '9' : c != shape.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
