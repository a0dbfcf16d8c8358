package cn.fanzha.command.statistics.briefing;

import cn.fanzha.command.platform.docx.OfficialPage;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.statistics.briefing.Briefings.Export;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * An issued briefing as a .docx on the page of official documents (GB/T 9704-2012): A4, the text 156 mm × 225 mm, title
 * in 小标宋 二号, text in 仿宋 三号, 28 points a line, the page's number below. The annex tells of each number its exact
 * value, rule and revision; the head of every page who took the file and when. In the language it was issued in.
 */
@Component
public class BriefingDocument {

    private static final List<String> COLUMNS =
            List.of("number", "name", "shown", "exact", "rule", "revision", "state");

    private final MessageSource messages;

    BriefingDocument(MessageSource messages) {
        this.messages = messages;
    }

    /** Writes the document; the caller closes the stream. */
    public void write(Export export, OutputStream out) throws IOException {
        IssuedBriefing briefing = export.briefing();
        Wording words = new Wording(messages, briefing.locale());
        try (XWPFDocument document = new XWPFDocument()) {
            OfficialPage page = new OfficialPage(document);
            page.head(words.of("briefings.document.mark", export.who(), ChinaTime.formatSeconds(export.at())));
            page.pageNumbers();
            page.line(number(briefing, words), OfficialPage.TEXT, OfficialPage.SIZE_3, ParagraphAlignment.CENTER);
            page.gap();
            page.line(briefing.title(), OfficialPage.TITLE, OfficialPage.SIZE_2, ParagraphAlignment.CENTER);
            page.gap();
            briefing.paragraphs().forEach(paragraph -> page.text(paragraph.text()));
            page.gap();
            page.line(briefing.unit().name(), OfficialPage.TEXT, OfficialPage.SIZE_3, ParagraphAlignment.RIGHT);
            page.line(
                    new PeriodWords(words, briefing.issuedAt()).day(ChinaTime.date(briefing.issuedAt()), true),
                    OfficialPage.TEXT,
                    OfficialPage.SIZE_3,
                    ParagraphAlignment.RIGHT);
            annex(briefing, words, page, document);
            document.getProperties().getCoreProperties().setTitle(briefing.title());
            document.getProperties()
                    .getCoreProperties()
                    .setCreator(briefing.unit().name());
            document.write(out);
        }
    }

    /** 某某市局通报〔2026〕3号. */
    public String number(IssuedBriefing briefing) {
        return number(briefing, new Wording(messages, briefing.locale()));
    }

    private static String number(IssuedBriefing briefing, Wording words) {
        return words.of(
                "briefings.number",
                briefing.unit().name(),
                String.valueOf(briefing.year()),
                String.valueOf(briefing.serial()));
    }

    private void annex(IssuedBriefing briefing, Wording words, OfficialPage page, XWPFDocument document) {
        List<FigureFacts> facts = FigureFacts.of(briefing.figures(), messages, words.locale());
        if (facts.isEmpty()) {
            return;
        }
        page.newPage(words.of("briefings.document.annex"));
        page.line(
                words.of("briefings.figures.title"),
                OfficialPage.TITLE,
                OfficialPage.SIZE_2,
                ParagraphAlignment.CENTER);
        page.line(
                words.of("briefings.cut-off-at", ChinaTime.formatSeconds(briefing.cutOff())),
                OfficialPage.TEXT,
                OfficialPage.SIZE_SMALL_4,
                ParagraphAlignment.LEFT);
        XWPFTable table = document.createTable(facts.size() + 1, COLUMNS.size());
        table.setWidth("100%");
        row(
                page,
                table.getRow(0),
                COLUMNS.stream()
                        .map(column -> words.of("briefings.figures." + column))
                        .toList());
        table.getRow(0).setRepeatHeader(true);
        for (FigureFacts fact : facts) {
            row(
                    page,
                    table.getRow(fact.number()),
                    List.of(
                            String.valueOf(fact.number()),
                            fact.name(),
                            fact.shown(),
                            fact.exact(),
                            fact.rule() + " " + fact.ruleText(),
                            fact.revision(),
                            fact.state()));
        }
    }

    private static void row(OfficialPage page, XWPFTableRow row, List<String> cells) {
        row.setCantSplitRow(true);
        for (int i = 0; i < cells.size(); i++) {
            page.cell(row.getCell(i), cells.get(i));
        }
    }
}
