package cn.fanzha.command.documents.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.documents.WordSamples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What may not become a template, and how that is said. */
class TemplateCheckTest {

    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final ResourceBundleMessageSource messages = messages();

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/documents");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    private List<String> said(byte[] file) {
        return new TemplateCheck()
                .problems(file, new TestKind()).stream()
                        .map(problem -> messages.getMessage(
                                problem.key(), problem.args().toArray(), Locale.SIMPLIFIED_CHINESE))
                        .toList();
    }

    private List<String> keys(byte[] file) {
        return new TemplateCheck()
                .problems(file, new TestKind()).stream().map(Problem::key).toList();
    }

    /** A good document, changed in its parts. */
    private static byte[] changed(Consumer<OPCPackage> change) {
        try (OPCPackage file = OPCPackage.open(new ByteArrayInputStream(WordSamples.of("{{story}}")))) {
            change.accept(file);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            file.save(out);
            file.revert();
            return out.toByteArray();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static PackagePart part(OPCPackage file, String name, String type) {
        try {
            return file.createPart(PackagingURIHelper.createPartName(name), type);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static byte[] zip(String name, int bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            byte[] nothing = new byte[1024 * 1024];
            for (int written = 0; written < bytes; written += nothing.length) {
                zip.write(nothing, 0, Math.min(nothing.length, bytes - written));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return out.toByteArray();
    }

    private static byte[] field(String instruction) {
        return WordSamples.made(document -> {
            var paragraph = document.createParagraph();
            paragraph.createRun().setText("{{story}}");
            paragraph.getCTP().addNewFldSimple().setInstr(instruction);
        });
    }

    @Test
    void aTemplateWithKnownPlaceholdersIsTaken() {
        assertThat(keys(WordSamples.of("{{案件编号}}，{{story}}"))).isEmpty();
        assertThat(keys(field(" PAGE \\* MERGEFORMAT "))).isEmpty();
    }

    @Test
    void unknownPlaceholdersAreRefusedByNameAndPlace() {
        byte[] file = WordSamples.made(document -> {
            document.createParagraph().createRun().setText("{{案件编号}}");
            document.createParagraph().createRun().setText("{{案件号}}");
            XWPFTable table = document.createTable(2, 1);
            table.getRow(1).getCell(0).setText("{{受害人.性别}}");
            document.createFooter(HeaderFooterType.DEFAULT)
                    .createParagraph()
                    .createRun()
                    .setText("{{seal}}");
        });
        assertThat(said(file))
                .containsExactlyInAnyOrder(
                        "没有名为“案件号”的占位符（正文第 2 段）。请对照占位符表改正。",
                        "没有名为“受害人.性别”的占位符（第 1 个表格第 2 行）。请对照占位符表改正。",
                        "没有名为“seal”的占位符（页脚第 1 段）。请对照占位符表改正。");
    }

    @Test
    void whatRepeatsStandsInARowOfItsTable() {
        assertThat(said(WordSamples.of("{{受害人.电话}}"))).containsExactly("占位符“受害人.电话”（正文第 1 段）必须写在表格的一行里。");
        byte[] two = WordSamples.made(
                document -> document.createTable(1, 1).getRow(0).getCell(0).setText("{{受害人.电话}}{{账户.序号}}"));
        assertThat(keys(two)).containsExactly("documents.template.two-tables");
    }

    @Test
    void openBracesAndATemplateOfNothingAreTold() {
        assertThat(said(WordSamples.of("{{story}}", "{{name", "｛｛name｝｝")))
                .containsExactly("花括号不成对，或用了全角花括号（正文第 2 段）。", "花括号不成对，或用了全角花括号（正文第 3 段）。");
        assertThat(keys(WordSamples.of("没有占位符"))).containsExactly("documents.template.no-placeholder");
    }

    @Test
    void filesThatAreNoWordDocumentAreRefused() {
        assertThat(keys(new byte[0])).containsExactly("documents.template.empty");
        assertThat(keys("text".getBytes(StandardCharsets.UTF_8))).containsExactly("documents.template.not-docx");
        assertThat(keys(zip("readme.txt", 10))).hasSize(1).first().asString().startsWith("documents.template.");
        byte[] cut = WordSamples.of("{{story}}");
        assertThat(keys(java.util.Arrays.copyOf(cut, cut.length / 2))).hasSize(1);
        assertThat(keys(new byte[TemplateCheck.BYTES_AT_MOST + 1])).containsExactly("documents.template.too-large");
        assertThat(keys(zip("word/document.xml", 40 * 1024 * 1024))).containsExactly("documents.template.bomb");
    }

    @Test
    void nothingThatRunsLoadsOrHidesIsTaken() {
        assertThat(keys(changed(file -> part(file, "/word/vbaProject.bin", "application/vnd.ms-office.vbaProject"))))
                .containsExactly("documents.template.macros");
        assertThat(keys(changed(file -> part(
                        file,
                        "/word/embeddings/oleObject1.bin",
                        "application/vnd.openxmlformats-officedocument.oleObject"))))
                .containsExactly("documents.template.embedded");
        assertThat(keys(changed(file -> part(file, "/word/comments.xml", WordFile.WORD + "comments+xml"))))
                .containsExactly("documents.template.comments");
        assertThat(keys(changed(file -> file.getPartsByContentType(WordFile.MAIN)
                        .getFirst()
                        .addRelationship(
                                URI.create("http://example.com/t.dotm"),
                                TargetMode.EXTERNAL,
                                RELATIONS + "attachedTemplate"))))
                .containsExactly("documents.template.external");
        assertThat(said(field(" INCLUDETEXT \"C:\\\\secret.txt\" ")))
                .containsExactly("文件含有不允许的域“INCLUDETEXT”。只能用页码、页数、日期。");
        Consumer<XWPFDocument> inserted = document -> {
            document.createParagraph().createRun().setText("{{story}}");
            document.createParagraph().getCTP().addNewIns();
        };
        assertThat(keys(WordSamples.made(inserted))).containsExactly("documents.template.changes");
    }
}
