package cn.fanzha.command.platform.docx;

import java.math.BigInteger;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.LineSpacingRule;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFRun.FontCharRange;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTInd;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSimpleField;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STHint;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;

/** The page of official documents, GB/T 9704-2012: margins 37, 35, 28 and 26 mm, so that 22 lines of 28 characters fit. */
public final class OfficialPage {

    /** A typeface: for Chinese, and for Latin letters and digits. */
    public record Face(String chinese, String latin) {}

    public static final Face TITLE = new Face("方正小标宋简体", "Times New Roman");
    public static final Face TEXT = new Face("仿宋_GB2312", "Times New Roman");
    private static final Face ANNEX = new Face("黑体", "Times New Roman");
    private static final Face PAGE_NUMBER = new Face("宋体", "SimSun");

    /** 二号, 三号, 四号, 小四, 五号 and 小五 in points. */
    public static final double SIZE_2 = 22;

    public static final double SIZE_3 = 16;
    public static final double SIZE_4 = 14;
    public static final double SIZE_SMALL_4 = 12;
    public static final double SIZE_5 = 10.5;
    public static final double SIZE_SMALL_5 = 9;

    private static final double LINE = 28;
    private static final double LINE_OF_TITLE = 35;
    private static final int TWIPS_A_POINT = 20;
    private static final double POINTS_A_MILLIMETRE = 72 / 25.4;
    private static final int TWO_CHARACTERS = 200;

    private final XWPFDocument document;

    public OfficialPage(XWPFDocument document) {
        this.document = document;
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(11906));
        size.setH(BigInteger.valueOf(16838));
        CTPageMar margins = section.addNewPgMar();
        margins.setTop(twips(37));
        margins.setBottom(twips(35));
        margins.setLeft(twips(28));
        margins.setRight(twips(26));
        margins.setHeader(twips(15));
        margins.setFooter(twips(23));
        margins.setGutter(BigInteger.ZERO);
    }

    /** The page lies on its side, for wide tables. */
    public void landscape() {
        CTPageSz size = document.getDocument().getBody().getSectPr().getPgSz();
        Object width = size.getW();
        size.setW(size.getH());
        size.setH(width);
        size.setOrient(STPageOrientation.LANDSCAPE);
        CTPageMar margins = document.getDocument().getBody().getSectPr().getPgMar();
        margins.setTop(twips(28));
        margins.setBottom(twips(26));
        margins.setLeft(twips(35));
        margins.setRight(twips(37));
        margins.setFooter(twips(15));
    }

    /** The width of its text in twips, twentieths of a point. */
    public int textWidth() {
        CTSectPr section = document.getDocument().getBody().getSectPr();
        return whole(section.getPgSz().getW())
                - whole(section.getPgMar().getLeft())
                - whole(section.getPgMar().getRight());
    }

    private static int whole(Object twips) {
        return Integer.parseInt(twips.toString());
    }

    /** Stands at the head of every page. */
    public void head(String text) {
        XWPFParagraph line = document.createHeader(HeaderFooterType.DEFAULT).createParagraph();
        line.setAlignment(ParagraphAlignment.RIGHT);
        XWPFRun run = run(line, text, TEXT, SIZE_5);
        run.setColor("8C8C8C");
    }

    /** — 1 — in 四号, centred. */
    public void pageNumbers() {
        XWPFParagraph line = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
        line.setAlignment(ParagraphAlignment.CENTER);
        run(line, "— ", PAGE_NUMBER, SIZE_4);
        CTSimpleField number = line.getCTP().addNewFldSimple();
        number.setInstr("PAGE");
        XWPFRun run = new XWPFRun(number.addNewR(), (org.apache.poi.xwpf.usermodel.IRunBody) line);
        style(run, PAGE_NUMBER, SIZE_4);
        run.setText("1");
        run(line, " —", PAGE_NUMBER, SIZE_4);
    }

    /** An empty line. */
    public void gap() {
        spaced(document.createParagraph(), LINE);
    }

    /** One line, 28 points high; a title 35. */
    public void line(String text, Face face, double size, ParagraphAlignment alignment) {
        XWPFParagraph line = document.createParagraph();
        line.setAlignment(alignment);
        spaced(line, face == TITLE ? LINE_OF_TITLE : LINE);
        run(line, text, face, size);
    }

    /** A paragraph of the text: its first line two characters in. */
    public void text(String text) {
        text(text, ParagraphAlignment.BOTH);
    }

    /** The same, not stretched to the margin: a long number or a line's own end would tear its line apart. */
    public void ragged(String text) {
        text(text, ParagraphAlignment.LEFT);
    }

    private void text(String text, ParagraphAlignment alignment) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setAlignment(alignment);
        spaced(paragraph, LINE);
        CTInd indent = paragraph.getCTP().getPPr().addNewInd();
        indent.setFirstLineChars(BigInteger.valueOf(TWO_CHARACTERS));
        indent.setFirstLine(BigInteger.valueOf(Math.round(2 * SIZE_3 * TWIPS_A_POINT)));
        run(paragraph, text, TEXT, SIZE_3);
    }

    /** 附件 at the head of a page of its own. */
    public void newPage(String text) {
        XWPFParagraph line = document.createParagraph();
        line.setPageBreak(true);
        spaced(line, LINE);
        run(line, text, ANNEX, SIZE_3);
    }

    /** The text of a table's cell, in 五号. */
    public void cell(XWPFTableCell cell, String text) {
        run(cell.getParagraphs().getFirst(), text, TEXT, SIZE_5);
    }

    /** The same in another size and place. */
    public void cell(XWPFTableCell cell, String text, double size, ParagraphAlignment alignment) {
        XWPFParagraph paragraph = cell.getParagraphs().getFirst();
        paragraph.setAlignment(alignment);
        run(paragraph, text, TEXT, size);
    }

    private static XWPFRun run(XWPFParagraph paragraph, String text, Face face, double size) {
        XWPFRun run = paragraph.createRun();
        style(run, face, size);
        if (text.codePoints().anyMatch(Character::isIdeographic)) {
            // quotation marks and dashes are as wide as the characters around them
            run.getCTR().getRPr().getRFontsArray(0).setHint(STHint.EAST_ASIA);
        }
        run.setText(text);
        return run;
    }

    private static void style(XWPFRun run, Face face, double size) {
        run.setFontFamily(face.chinese(), FontCharRange.eastAsia);
        run.setFontFamily(face.latin(), FontCharRange.ascii);
        run.setFontFamily(face.latin(), FontCharRange.hAnsi);
        run.setFontSize(size);
    }

    private static void spaced(XWPFParagraph paragraph, double points) {
        paragraph.setSpacingBetween(points, LineSpacingRule.EXACT);
    }

    private static BigInteger twips(double millimetres) {
        return BigInteger.valueOf(Math.round(millimetres * POINTS_A_MILLIMETRE * TWIPS_A_POINT));
    }
}
