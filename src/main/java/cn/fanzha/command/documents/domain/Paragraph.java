package cn.fanzha.command.documents.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A paragraph with its text in one piece: Word cuts what was typed as one word into several runs, so that a placeholder
 * may begin in one and end in another.
 */
final class Paragraph {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}\\n]{1,100})}}");
    private static final Pattern STRAY = Pattern.compile("\\{\\{|}}|｛｛|｝｝|\\{｛|｛\\{");
    private static final int NOT_IN_XML = 0xFFFD;
    private static final Set<String> STRETCHED = Set.of("both", "distribute");

    /** Some text of one run; without element a tab or line break, which no placeholder reaches over. */
    private record Piece(@Nullable Element element, StringBuilder text, int start) {}

    private final Element paragraph;
    private final List<Piece> pieces = new ArrayList<>();
    private final String text;

    Paragraph(Element paragraph) {
        this.paragraph = paragraph;
        StringBuilder all = new StringBuilder();
        gather(paragraph, all);
        text = all.toString();
    }

    /** Not into paragraphs of text boxes, which stand by themselves. */
    private void gather(Element element, StringBuilder all) {
        for (Element child : WordFile.children(element)) {
            if (WordFile.is(child, "t")) {
                pieces.add(new Piece(child, new StringBuilder(child.getTextContent()), all.length()));
                all.append(child.getTextContent());
            } else if (WordFile.is(child, "tab") || WordFile.is(child, "br") || WordFile.is(child, "cr")) {
                pieces.add(new Piece(null, new StringBuilder("\n"), all.length()));
                all.append('\n');
            } else if (!WordFile.is(child, "p") && !WordFile.is(child, "pPr")) {
                gather(child, all);
            }
        }
    }

    /** The names that stand between double braces, as they were written. */
    List<String> placeholders() {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group(1).strip())
                .toList();
    }

    /** Braces that belong to no placeholder: one was left open, or typed in full width. */
    boolean hasStrayBraces() {
        return STRAY.matcher(PLACEHOLDER.matcher(text).replaceAll("")).find();
    }

    /** Puts the value in each placeholder's place, in the look of the run in which it begins. */
    void fill(UnaryOperator<String> values) {
        List<MatchResult> found = PLACEHOLDER.matcher(text).results().toList();
        // from the last to the first, so that what stands before keeps its place
        for (MatchResult placeholder : found.reversed()) {
            put(
                    placeholder.start(),
                    placeholder.end(),
                    values.apply(placeholder.group(1).strip()));
        }
        if (!found.isEmpty()) {
            pieces.forEach(this::write);
        }
    }

    private void put(int start, int end, String value) {
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            int stop = i + 1 < pieces.size() ? pieces.get(i + 1).start() : text.length();
            if (piece.element() != null && piece.start() < end && stop > start) {
                int from = Math.max(start, piece.start()) - piece.start();
                int to = Math.min(end, stop) - piece.start();
                piece.text().replace(from, to, piece.start() <= start ? value : "");
            }
        }
    }

    /** Word stretches a justified line that ends with a break of its own over the whole width, one word or two. */
    private void ragged() {
        WordFile.children(paragraph).stream()
                .filter(child -> WordFile.is(child, "pPr"))
                .flatMap(look -> WordFile.children(look).stream())
                .filter(child ->
                        WordFile.is(child, "jc") && STRETCHED.contains(child.getAttributeNS(WordFile.W, "val")))
                .forEach(alignment -> {
                    String prefix = alignment.getPrefix() == null ? "" : alignment.getPrefix() + ":";
                    alignment.setAttributeNS(WordFile.W, prefix + "val", "left");
                });
    }

    private void write(Piece piece) {
        Element t = piece.element();
        if (t == null || t.getTextContent().contentEquals(piece.text())) {
            return;
        }
        Node run = t.getParentNode();
        Node after = t.getNextSibling();
        set(t, "");
        Element current = t;
        StringTokenizer tokens = new StringTokenizer(clean(piece.text().toString()), "\n\t", true);
        while (tokens.hasMoreTokens()) {
            String token = tokens.nextToken();
            if (token.equals("\n")) {
                ragged();
            }
            if (token.equals("\n") || token.equals("\t")) {
                run.insertBefore(like(t, token.equals("\n") ? "br" : "tab"), after);
                current = like(t, "t");
                run.insertBefore(current, after);
            } else {
                set(current, token);
            }
        }
    }

    private static Element like(Element t, String name) {
        String prefix = t.getPrefix() == null ? "" : t.getPrefix() + ":";
        return t.getOwnerDocument().createElementNS(WordFile.W, prefix + name);
    }

    private static void set(Element t, String text) {
        t.setTextContent(text);
        t.setAttributeNS(XMLConstants.XML_NS_URI, "xml:space", "preserve");
    }

    /** What XML 1.0 cannot hold becomes the replacement character. */
    private static String clean(String value) {
        StringBuilder clean = new StringBuilder(value.length());
        value.replace("\r\n", "\n").replace('\r', '\n').codePoints().forEach(c -> {
            boolean allowed =
                    c == '\t' || c == '\n' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
            clean.appendCodePoint(allowed ? c : NOT_IN_XML);
        });
        return clean.toString();
    }
}
