package cn.fanzha.command.documents.domain;

import cn.fanzha.command.documents.DocumentKind;
import cn.fanzha.command.platform.docx.OfficialPage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The templates that come with the program, on the page of official documents, from layouts in the resource folder {@code
 * documents}: one line a paragraph. {@code # } a title, {@code ~ } a small remark, {@code > } at the right, {@code |…|…|}
 * a table's row ({@code |!} of its head), an empty line a gap, anything else text.
 */
@Component
class BuiltInTemplates {

    private static final String TABLE_WIDTH = "100%";
    private static final int LABEL_OF_FORM = 17;

    private final Map<String, byte[]> made = new ConcurrentHashMap<>();

    /** Made at its first use; no two processes make the same bytes, so its digest says nothing. */
    byte[] of(DocumentKind kind) {
        return made.computeIfAbsent(kind.code(), BuiltInTemplates::make).clone();
    }

    private static byte[] make(String code) {
        try (XWPFDocument document = new XWPFDocument();
                InputStream layout = new ClassPathResource("documents/" + code + ".txt").getInputStream()) {
            OfficialPage page = new OfficialPage(document);
            List<String> table = new ArrayList<>();
            for (String line : new String(layout.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith("|")) {
                    table.add(line);
                    continue;
                }
                table(document, page, table);
                table.clear();
                write(page, line);
            }
            table(document, page, table);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.write(out);
            return out.toByteArray();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static void write(OfficialPage page, String line) {
        String text = line.length() > 2 ? line.substring(2) : "";
        if (line.isBlank()) {
            page.gap();
        } else if (line.startsWith("# ")) {
            page.line(text, OfficialPage.TITLE, OfficialPage.SIZE_2, ParagraphAlignment.CENTER);
        } else if (line.startsWith("~ ")) {
            page.line(text, OfficialPage.TEXT, OfficialPage.SIZE_5, ParagraphAlignment.CENTER);
        } else if (line.startsWith("> ")) {
            page.line(text, OfficialPage.TEXT, OfficialPage.SIZE_3, ParagraphAlignment.RIGHT);
        } else {
            page.text(line);
        }
    }

    private static void table(XWPFDocument document, OfficialPage page, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        List<List<String>> rows = lines.stream().map(BuiltInTemplates::cells).toList();
        int columns = rows.stream().mapToInt(List::size).max().orElse(1);
        boolean list = lines.getFirst().startsWith("|!");
        XWPFTable table = document.createTable(rows.size(), columns);
        table.setWidth(TABLE_WIDTH);
        for (int r = 0; r < rows.size(); r++) {
            XWPFTableRow row = table.getRow(r);
            row.setCantSplitRow(list);
            row.setRepeatHeader(list && r == 0);
            row(page, row, rows.get(r), columns, list);
        }
    }

    private static void row(OfficialPage page, XWPFTableRow row, List<String> cells, int columns, boolean list) {
        for (int surplus = columns - 1; surplus >= cells.size(); surplus--) {
            row.removeCell(surplus);
        }
        for (int c = 0; c < cells.size(); c++) {
            XWPFTableCell cell = row.getCell(c);
            boolean label = list || c % 2 == 0;
            cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
            cell.setWidth(width(c, columns, list) + "%");
            if (c == cells.size() - 1 && cells.size() < columns) {
                cell.getCTTc().getTcPr().addNewGridSpan().setVal(BigInteger.valueOf(columns - cells.size() + 1));
            }
            page.cell(
                    cell,
                    cells.get(c),
                    list ? OfficialPage.SIZE_5 : OfficialPage.SIZE_SMALL_4,
                    label ? ParagraphAlignment.CENTER : ParagraphAlignment.LEFT);
        }
    }

    private static int width(int column, int columns, boolean list) {
        int pairs = Math.max(1, columns / 2);
        return list ? 100 / columns : column % 2 == 0 ? LABEL_OF_FORM : 100 / pairs - LABEL_OF_FORM;
    }

    private static List<String> cells(String line) {
        String inner = line.substring(line.startsWith("|!") ? 2 : 1);
        return List.of(inner.replaceAll("\\|\\s*$", "").split("\\|", -1));
    }
}
