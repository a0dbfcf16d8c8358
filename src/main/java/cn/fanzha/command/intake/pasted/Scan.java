package cn.fanzha.command.intake.pasted;

import cn.fanzha.command.intake.pasted.Found.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A text that is being read: folded to half width, position by position, so that what is found can be told as it was
 * pasted. What one reader took, the next leaves alone.
 */
final class Scan {

    private final String pasted;
    private final Instant now;
    private final String folded;
    private final BitSet taken = new BitSet();
    private final List<Found> found = new ArrayList<>();

    Scan(String pasted, Instant now) {
        this.pasted = pasted;
        this.now = now;
        this.folded = fold(pasted);
    }

    /** The text in half width; as long as what was pasted. */
    String text() {
        return folded;
    }

    Instant now() {
        return now;
    }

    boolean free(int start, int end) {
        int next = taken.nextSetBit(start);
        return next < 0 || next >= end;
    }

    void take(Kind kind, String value, int start, int end, boolean doubtful) {
        found.add(new Found(kind, value, pasted.substring(start, end), start, doubtful));
        skip(start, end);
    }

    /** Nobody else reads these characters, though nothing is offered for them. */
    void skip(int start, int end) {
        taken.set(start, end);
    }

    /** The last words ahead of a position end like the pattern says. */
    boolean after(int start, Pattern words) {
        return words.matcher(folded.substring(Math.max(0, start - 14), start)).find();
    }

    /** What was found in the order of the text; the same value of the same kind once. */
    List<Found> found(int atMost) {
        Map<String, Found> once = new LinkedHashMap<>();
        found.stream()
                .sorted(Comparator.comparingInt(Found::start))
                .forEach(one -> once.putIfAbsent(one.kind() + one.value(), one));
        return once.values().stream().limit(atMost).toList();
    }

    private static String fold(String pasted) {
        StringBuilder out = new StringBuilder(pasted.length());
        for (int i = 0; i < pasted.length(); i++) {
            out.append(fold(pasted.charAt(i), i == 0 ? ' ' : pasted.charAt(i - 1)));
        }
        return out.toString();
    }

    private static char fold(char c, char before) {
        // a full-width comma parts thousands only between full-width digits; elsewhere it ends a clause
        if (c == '\uFF0C') {
            return before >= '\uFF10' && before <= '\uFF19' ? ',' : c;
        }
        if (c >= '\uFF01' && c <= '\uFF5E') {
            return (char) (c - 0xFEE0);
        }
        return switch (c) {
            case '\u3000', '\u00A0', '\t' -> ' ';
            case '\uFFE5' -> '\u00A5';
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212' -> '-';
            default -> c;
        };
    }
}
