package cn.fanzha.command.documents.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.documents.WordSamples;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;

class TemplateFillingTest {

    private static final Map<String, String> VALUES = Map.of("case.number", "A1", "story", "案情", "name", "王小明");

    private static byte[] filled(
            byte[] template,
            Map<String, String> fields,
            Map<String, List<Map<String, String>>> tables,
            boolean masked) {
        try (WordFile file = WordFile.open(template)) {
            new TemplateFilling(new TemplateNames(new TestKind()), fields, tables, masked).fill(file);
            new ExportMark(file, "某人 于 某时 生成").put();
            return file.save();
        }
    }

    private static byte[] filled(byte[] template, Map<String, String> fields) {
        return filled(template, fields, Map.of(), false);
    }

    @Test
    void aPlaceholderMayBeCutIntoRunsAsWordDoes() {
        byte[] template = WordSamples.made(document -> {
            XWPFParagraph line = document.createParagraph();
            for (String piece : List.of("编号：{", "{ca", "se.num", "ber}", "}，姓名{{姓", "名}}{{", "story", "}}。")) {
                line.createRun().setText(piece);
            }
        });
        assertThat(WordSamples.paragraphs(filled(template, VALUES))).containsExactly("编号：A1，姓名王小明案情。");
    }

    @Test
    void bothNamesMeanTheSameAndWhatIsMissingBecomesALine() {
        byte[] template = WordSamples.of("{{case.number}} {{案件编号}} {{ 案件编号 }}", "{{story}}/{{made.by}}");
        assertThat(WordSamples.paragraphs(filled(template, Map.of("case.number", "A1", "story", " "))))
                .containsExactly("A1 A1 A1", "________/________");
    }

    @Test
    void aJustifiedLineThatAValueEndsIsNotStretched() {
        byte[] template = WordSamples.made(document -> {
            for (String text : List.of("{{story}}", "{{case.number}}")) {
                XWPFParagraph line = document.createParagraph();
                line.setAlignment(ParagraphAlignment.BOTH);
                line.createRun().setText(text);
            }
        });
        assertThat(WordSamples.alignments(filled(template, Map.of("story", "一\n二", "case.number", "A1"))))
                .containsExactly(ParagraphAlignment.LEFT, ParagraphAlignment.BOTH);
    }

    @Test
    void personalDataAreMaskedUnlessTheyAreAskedFor() {
        byte[] template = WordSamples.of("{{姓名}}{{简要案情}}");
        assertThat(WordSamples.paragraphs(filled(template, VALUES, Map.of(), true)))
                .containsExactly("王**案情");
    }

    @Test
    void longTextsWithEmojiAndSignsOfXmlComeThroughWhole() {
        Random dice = new Random(6);
        StringBuilder story = new StringBuilder();
        String[] words = {
            "诈骗", "𠮷", "😀", "👨‍👩‍👧", "<a & b>", "]]>", "\"'", "繁體", "{{case.number}}", "${x}", "\\1$1"
        };
        while (story.length() < 20_000) {
            story.append(words[dice.nextInt(words.length)]);
        }
        byte[] file = filled(WordSamples.of("前{{story}}后"), Map.of("story", story.toString()));
        assertThat(WordSamples.paragraphs(file)).containsExactly("前" + story + "后");
    }

    @Test
    void linesAndTabsBecomeThoseOfWordAndWhatXmlCannotHoldIsReplaced() {
        byte[] file = filled(WordSamples.of("[{{story}}]"), Map.of("story", "一\r\n二\t三\n\u0001\uD83D末"));
        assertThat(WordSamples.paragraphs(file)).containsExactly("[一\n二\t三\n\uFFFD\uFFFD末]");
    }

    @Test
    void aTablesRowIsRepeatedForEachAndStaysOnceWhereThereIsNone() {
        byte[] template = WordSamples.made(document -> {
            XWPFTable table = document.createTable(2, 2);
            table.getRow(0).getCell(0).setText("序号");
            table.getRow(1).getCell(0).setText("{{受害人.序号}}");
            table.getRow(1).getCell(1).setText("{{victims.phone}} {{case.number}}");
        });
        List<Map<String, String>> two = List.of(Map.of("no", "1", "phone", "13800138000"), Map.of("no", "2"));
        assertThat(WordSamples.rows(filled(template, VALUES, Map.of("victims", two), true), 0))
                .containsExactly("序号|", "1|138****8000 A1", "2|________ A1");
        assertThat(WordSamples.rows(filled(template, VALUES), 0)).containsExactly("序号|", "________|________ A1");
    }

    @Test
    void everyPageTellsWhoMadeItWhateverFootersTheTemplateHas() {
        byte[] bare = filled(WordSamples.of("{{story}}"), VALUES);
        assertThat(WordSamples.footers(bare)).singleElement().asString().contains("某人 于 某时 生成");
        byte[] own = WordSamples.made(document -> {
            document.createParagraph().createRun().setText("{{story}}");
            document.createFooter(HeaderFooterType.DEFAULT)
                    .createParagraph()
                    .createRun()
                    .setText("第 1 页 {{案件编号}}");
            document.getDocument().getBody().getSectPr().addNewTitlePg();
        });
        assertThat(WordSamples.footers(filled(own, VALUES)))
                .hasSize(2)
                .allMatch(footer -> footer.contains("某人 于 某时 生成"))
                .anyMatch(footer -> footer.contains("第 1 页 A1"));
        assertThat(WordSamples.footers(filled(filled(WordSamples.of("{{story}}"), VALUES), VALUES)))
                .as("a document that was made once, as a template")
                .singleElement()
                .asString()
                .contains("某人 于 某时 生成\n某人 于 某时 生成");
    }
}
