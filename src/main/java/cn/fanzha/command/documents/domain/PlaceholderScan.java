package cn.fanzha.command.documents.domain;

import cn.fanzha.command.documents.domain.WordFile.Area;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.w3c.dom.Element;

/** Finds every placeholder of a template, with the place at which a person finds it again. */
final class PlaceholderScan {

    /**
     * A placeholder as it was written.
     *
     * @param row the table's row that it stands in; null outside of tables
     */
    record Found(
            String name,
            MessageSourceResolvable place,
            @Nullable Element row) {}

    private final List<Found> found = new ArrayList<>();
    private final List<MessageSourceResolvable> strays = new ArrayList<>();
    private Area area = Area.BODY;
    private int paragraphs;
    private int tables;
    private int rows;

    PlaceholderScan(WordFile file) {
        for (WordFile.Text text : file.texts()) {
            area = text.area();
            paragraphs = 0;
            tables = 0;
            scan(text.root(), null, false);
        }
    }

    List<Found> found() {
        return found;
    }

    /** Where braces stand open. */
    List<MessageSourceResolvable> strays() {
        return strays;
    }

    private void scan(Element element, @Nullable Element row, boolean table) {
        for (Element child : WordFile.children(element)) {
            boolean outerTable = !table && WordFile.is(child, "tbl");
            if (outerTable) {
                tables++;
                rows = 0;
            }
            boolean isRow = WordFile.is(child, "tr");
            if (isRow && row == null) {
                rows++;
            }
            if (WordFile.is(child, "p")) {
                paragraph(child, row, table);
            }
            scan(child, isRow ? child : row, table || outerTable);
        }
    }

    private void paragraph(Element element, @Nullable Element row, boolean table) {
        if (!table) {
            paragraphs++;
        }
        MessageSourceResolvable place = place(table);
        Paragraph paragraph = new Paragraph(element);
        paragraph.placeholders().forEach(name -> found.add(new Found(name, place, row)));
        if (paragraph.hasStrayBraces()) {
            strays.add(place);
        }
    }

    private MessageSourceResolvable place(boolean table) {
        String key = "documents.place." + area + (table ? ".table" : ".paragraph");
        Object[] args = table ? new Object[] {tables, rows} : new Object[] {paragraphs};
        return new DefaultMessageSourceResolvable(new String[] {key}, args);
    }
}
