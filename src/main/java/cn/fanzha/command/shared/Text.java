package cn.fanzha.command.shared;

import java.util.regex.Pattern;

/** What people type on Chinese keyboards, made comparable. */
public final class Text {

    private static final int FULL_WIDTH_OFFSET = 0xFEE0;
    private static final Pattern GROUPING = Pattern.compile("[\\s\\u200B\\-\\u2010-\\u2015\\u2212]");

    private Text() {}

    /** Full-width letters, digits and signs (Ａ １ ＋) become ASCII, the ideographic space a space; the ends are stripped. */
    public static String halfWidth(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '\uFF01' && c <= '\uFF5E') {
                out.append((char) (c - FULL_WIDTH_OFFSET));
            } else {
                out.append(c == '\u3000' || c == '\u00A0' ? ' ' : c);
            }
        }
        return out.toString().strip();
    }

    /** Half-width, and without the spaces and hyphens (of any kind) that group digits. */
    static String compact(String text) {
        return GROUPING.matcher(halfWidth(text)).replaceAll("");
    }

    static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    static String digits(String text, int length, String key) {
        String digits = halfWidth(text);
        if (digits.length() != length || !isDigits(digits)) {
            throw new InvalidValueException(key);
        }
        return digits;
    }
}
