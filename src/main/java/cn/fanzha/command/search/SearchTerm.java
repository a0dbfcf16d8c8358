package cn.fanzha.command.search;

import cn.fanzha.command.shared.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What was typed into the search box, half-width and without the spaces around it, and what it is narrowed to.
 *
 * <p>May hold personal data: {@link #toString()} tells nothing.
 */
public record SearchTerm(String text, SearchNarrowing narrowing) {

    /** The shortest word that is looked for. */
    public static final int SHORTEST = 2;

    private static final int LONGEST = 100;
    private static final int WORDS_AT_MOST = 5;
    private static final Pattern NUMBER = Pattern.compile("(?=.*\\d)[A-Za-z\\d][A-Za-z\\d._/#\\-]{3,63}");

    /** Narrowed to nothing. */
    public SearchTerm(String text) {
        this(text, SearchNarrowing.NONE);
    }

    public SearchTerm {
        String half = Text.halfWidth(text);
        text = half.substring(0, Math.min(half.length(), LONGEST));
    }

    /** Nothing that could be looked for. */
    public boolean tooShort() {
        return text.length() < SHORTEST;
    }

    /** Could be the number of a record: Latin letters and digits of four or more, at least one digit. */
    public boolean isNumber() {
        return NUMBER.matcher(text).matches();
    }

    /** As record numbers are written. */
    public String number() {
        return text.toUpperCase(Locale.ROOT);
    }

    /** For {@code like}: begins with the text as a number. */
    public String prefix() {
        return escaped(number()) + "%";
    }

    /** For {@code like}: holds the text anywhere, in small letters. */
    public String infix() {
        return "%" + escaped(text.toLowerCase(Locale.ROOT)) + "%";
    }

    /** The words of two characters and more, in small letters, five at most. */
    public List<String> words() {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> word.length() >= SHORTEST)
                .limit(WORDS_AT_MOST)
                .toList();
    }

    /** For {@code like}: signs that it reads as patterns stand for themselves. */
    public static String escaped(String text) {
        return text.replaceAll("([%_\\\\])", "\\\\$1");
    }

    @Override
    public String toString() {
        return "SearchTerm[" + text.length() + "]";
    }
}
