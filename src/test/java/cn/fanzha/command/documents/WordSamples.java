package cn.fanzha.command.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHeaderFooter;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;

/** Word files for tests, written and read back by POI. */
public final class WordSamples {

    private WordSamples() {}

    /** A document of one paragraph a line, each line one run. */
    public static byte[] of(String... lines) {
        return made(document -> Stream.of(lines)
                .forEach(line -> document.createParagraph().createRun().setText(line)));
    }

    /** A document as the caller writes it. */
    public static byte[] made(Consumer<XWPFDocument> writer) {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            writer.accept(document);
            document.write(out);
            return out.toByteArray();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** All text of the document, tables, headers and footers too. */
    public static String text(byte[] file) {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(file));
                XWPFWordExtractor extractor = new XWPFWordExtractor(document)) {
            return extractor.getText();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The texts of the paragraphs outside of tables. */
    public static List<String> paragraphs(byte[] file) {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(file))) {
            return document.getParagraphs().stream().map(XWPFParagraph::getText).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** How the paragraphs outside of tables are set. */
    public static List<ParagraphAlignment> alignments(byte[] file) {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(file))) {
            return document.getParagraphs().stream()
                    .map(XWPFParagraph::getAlignment)
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The cells of a table, row by row, a bar between. */
    public static List<String> rows(byte[] file, int table) {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(file))) {
            return document.getTables().get(table).getRows().stream()
                    .map(row -> row.getTableCells().stream()
                            .map(cell -> cell.getText())
                            .collect(Collectors.joining("|")))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The texts of all footers. */
    public static List<String> footers(byte[] file) {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(file))) {
            return document.getFooterList().stream()
                    .map(XWPFHeaderFooter::getText)
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
