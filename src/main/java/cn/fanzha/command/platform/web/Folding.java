package cn.fanzha.command.platform.web;

import java.text.BreakIterator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Long free text on a page: about twelve lines stand at once, the rest behind one press, so that what follows is near. */
@Component("folding")
public class Folding {

    private static final int LINES = 12;

    /** What would hide less than this many lines more stays whole. */
    private static final int SLACK = 3;

    /** Chinese characters in a line of the case file beside its column; Latin ones take half the room. */
    private static final double WIDTH = 50;

    /** So far back a sentence's end is looked for. */
    private static final int BACK = 80;

    private static final String ENDS = "\n。！？；!?;";

    /**
     * A text in two parts, which together are the whole of it.
     *
     * @param shown what stands at once
     * @param rest what is folded away; null: nothing
     * @param length of the whole, in characters as people count them
     */
    public record Folded(String shown, @Nullable String rest, int length) {}

    /** Cut at a sentence's end where there is one near, never within a character. */
    public Folded of(@Nullable String text) {
        if (text == null) {
            return new Folded("", null, 0);
        }
        int length = text.codePointCount(0, text.length());
        int end = after(text, LINES);
        if (after(text, LINES + SLACK) == text.length()) {
            return new Folded(text, null, length);
        }
        int cut = end;
        while (cut > end - BACK && ENDS.indexOf(text.charAt(cut - 1)) < 0) {
            cut--;
        }
        if (cut <= end - BACK) {
            BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
            characters.setText(text);
            cut = characters.isBoundary(end) ? end : characters.preceding(end);
        }
        return new Folded(text.substring(0, cut).stripTrailing(), text.substring(cut), length);
    }

    /** Where the text is after so many lines as a page breaks it; its length, if it has no more. */
    private static int after(String text, int lines) {
        int line = 1;
        double used = 0;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            double width = character < 0x2E80 ? 0.5 : 1;
            if (character == '\n' || used + width > WIDTH) {
                line++;
                used = 0;
                if (line > lines) {
                    return character == '\n' ? at + 1 : at;
                }
            }
            used += character == '\n' ? 0 : width;
            at += Character.charCount(character);
        }
        return text.length();
    }
}
