package cn.fanzha.command.documents.domain;

import cn.fanzha.command.documents.DocumentField;
import cn.fanzha.command.documents.domain.TemplateNames.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Puts the values into a template; what has none becomes a line to be filled by hand. */
final class TemplateFilling {

    static final String BLANK = "________";

    private static final String WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml";

    private final TemplateNames names;
    private final Map<String, String> fields;
    private final Map<String, List<Map<String, String>>> tables;
    private final boolean masked;

    /** @param masked personal data are shown behind their masks */
    TemplateFilling(
            TemplateNames names,
            Map<String, String> fields,
            Map<String, List<Map<String, String>>> tables,
            boolean masked) {
        this.names = names;
        this.fields = fields;
        this.tables = tables;
        this.masked = masked;
    }

    /** Fills every text of the file. */
    void fill(WordFile file) {
        file.texts().forEach(text -> fill(text.root(), null, Map.of()));
    }

    private void fill(Element element, @Nullable String table, Map<String, String> row) {
        for (Element child : WordFile.children(element)) {
            String repeated = table == null && WordFile.is(child, "tr") ? tableOf(child, names) : null;
            if (repeated != null) {
                repeat(child, repeated);
                continue;
            }
            if (WordFile.is(child, "p")) {
                new Paragraph(child).fill(name -> value(name, table, row));
            }
            fill(child, table, row);
        }
    }

    /** One row for each of the table's; without any, one of blank lines. */
    private void repeat(Element row, String table) {
        Node parent = row.getParentNode();
        List<Map<String, String>> known = tables.getOrDefault(table, List.of());
        for (Map<String, String> values : known.isEmpty() ? List.of(Map.<String, String>of()) : known) {
            Element copy = (Element) row.cloneNode(true);
            parent.insertBefore(copy, row);
            withoutIds(copy);
            fill(copy, table, values);
        }
        parent.removeChild(row);
    }

    private String value(String name, @Nullable String table, Map<String, String> row) {
        Optional<Slot> slot = names.slot(name);
        if (slot.isEmpty()) {
            return BLANK;
        }
        String of = slot.get().table();
        DocumentField field = slot.get().field();
        String value = of == null ? fields.get(field.name()) : of.equals(table) ? row.get(field.name()) : null;
        if (value == null || value.isBlank()) {
            return BLANK;
        }
        return masked ? field.mask().over(value) : value;
    }

    /** The table that a row repeats with: that of its placeholders, those of tables within it aside. */
    static @Nullable String tableOf(Element row, TemplateNames names) {
        List<Element> paragraphs = new ArrayList<>();
        paragraphs(row, paragraphs);
        return paragraphs.stream()
                .flatMap(paragraph -> new Paragraph(paragraph).placeholders().stream())
                .flatMap(name -> names.slot(name).stream())
                .flatMap(slot -> Optional.ofNullable(slot.table()).stream())
                .findFirst()
                .orElse(null);
    }

    private static void paragraphs(Element element, List<Element> found) {
        for (Element child : WordFile.children(element)) {
            if (WordFile.is(child, "p")) {
                found.add(child);
            }
            if (!WordFile.is(child, "tr")) {
                paragraphs(child, found);
            }
        }
    }

    /** What may stand once in a document only: paragraph ids and bookmarks. */
    private static void withoutIds(Element element) {
        element.removeAttributeNS(WORD_2010, "paraId");
        element.removeAttributeNS(WORD_2010, "textId");
        for (Element child : WordFile.children(element)) {
            if (WordFile.is(child, "bookmarkStart") || WordFile.is(child, "bookmarkEnd")) {
                element.removeChild(child);
            } else {
                withoutIds(child);
            }
        }
    }
}
