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
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The templates that come with the program, on the page of official documents, from layouts in the resource folder {@code
 * documents}: one line a paragraph. {@code # } a title, {@code ~ } a small remark, {@code > } at the right, {@code < } at the
 * left margin, {@code |…|…|} a table's row ({@code |!} of a list's head, each column with its share of the width: {@code
 * 金额:20}), an empty line a gap, {@code @landscape} a page on its side, anything else text.
 */
@Component
class BuiltInTemplates {

    /** Of a form's width in hundredths: what a value is called, in which 冻结金额（元） fits, and the value. */
    private static final List<Integer> FORM = List.of(22, 28, 22, 28);

    private static final int GAP = 120;

    private final Map<String, byte[]> made = new ConcurrentHashMap<>();

    /** Made at its first use; no two processes make the same bytes, so its digest says nothing. */
    byte[] of(DocumentKind kind) {
        return made.computeIfAbsent(kind.code(), BuiltInTemplates::make).clone();
    }

    private static byte[] make(String code) {
        try (XWPFDocument document = new XWPFDocument();
                InputStream layout = new ClassPathResource("documents/" + code + ".txt").getInputStream()) {
            OfficialPage page = new OfficialPage(document);
            page.pageNumbers();
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
        } else if (line.equals("@landscape")) {
            page.landscape();
        } else if (line.startsWith("# ")) {
            page.line(text, OfficialPage.TITLE, OfficialPage.SIZE_2, ParagraphAlignment.CENTER);
        } else if (line.startsWith("~ ")) {
            page.line(text, OfficialPage.TEXT, OfficialPage.SIZE_5, ParagraphAlignment.CENTER);
        } else if (line.startsWith("> ")) {
            page.line(text, OfficialPage.TEXT, OfficialPage.SIZE_3, ParagraphAlignment.RIGHT);
        } else if (line.startsWith("< ")) {
            page.line(text, OfficialPage.TEXT, OfficialPage.SIZE_3, ParagraphAlignment.LEFT);
        } else {
            page.ragged(line);
        }
    }

    private static void table(XWPFDocument document, OfficialPage page, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        boolean list = lines.getFirst().startsWith("|!");
        List<List<String>> rows =
                new ArrayList<>(lines.stream().map(BuiltInTemplates::cells).toList());
        List<Integer> shares = FORM;
        if (list) {
            List<String> head = rows.getFirst();
            shares = head.stream()
                    .map(cell -> Integer.valueOf(cell.substring(cell.indexOf(':') + 1)))
                    .toList();
            rows.set(
                    0,
                    head.stream()
                            .map(cell -> cell.substring(0, cell.indexOf(':')))
                            .toList());
        }
        List<Integer> widths =
                shares.stream().map(share -> share * page.textWidth() / 100).toList();
        if (!document.getParagraphs().isEmpty()) {
            document.getParagraphs().getLast().setSpacingAfter(GAP);
        }
        XWPFTable table = document.createTable(rows.size(), widths.size());
        table.setWidth(widths.stream().mapToInt(Integer::intValue).sum());
        // Word keeps to these widths; without them each program makes up its own
        table.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
        CTTblGrid grid = table.getCTTbl().getTblGrid() == null
                ? table.getCTTbl().addNewTblGrid()
                : table.getCTTbl().getTblGrid();
        widths.forEach(width -> grid.addNewGridCol().setW(BigInteger.valueOf(width)));
        for (int r = 0; r < rows.size(); r++) {
            XWPFTableRow row = table.getRow(r);
            row.setCantSplitRow(list);
            row.setRepeatHeader(list && r == 0);
            row(page, row, rows.get(r), widths, list);
        }
    }

    private static void row(
            OfficialPage page, XWPFTableRow row, List<String> cells, List<Integer> widths, boolean list) {
        int columns = widths.size();
        for (int surplus = columns - 1; surplus >= cells.size(); surplus--) {
            row.removeCell(surplus);
        }
        for (int c = 0; c < cells.size(); c++) {
            XWPFTableCell cell = row.getCell(c);
            boolean label = list || c % 2 == 0;
            boolean spans = c == cells.size() - 1 && cells.size() < columns;
            cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
            int to = spans ? columns : c + 1;
            cell.setWidth(String.valueOf(
                    widths.subList(c, to).stream().mapToInt(Integer::intValue).sum()));
            if (spans) {
                cell.getCTTc().getTcPr().addNewGridSpan().setVal(BigInteger.valueOf(columns - cells.size() + 1));
            }
            page.cell(
                    cell,
                    cells.get(c),
                    list ? OfficialPage.SIZE_SMALL_5 : OfficialPage.SIZE_SMALL_4,
                    label ? ParagraphAlignment.CENTER : ParagraphAlignment.LEFT);
        }
    }

    private static List<String> cells(String line) {
        String inner = line.substring(line.startsWith("|!") ? 2 : 1);
        return List.of(inner.replaceAll("\\|\\s*$", "").split("\\|", -1));
    }
}
