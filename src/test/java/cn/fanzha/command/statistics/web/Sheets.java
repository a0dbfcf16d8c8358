package cn.fanzha.command.statistics.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.springframework.web.util.HtmlUtils;

/** Looks into workbooks. */
final class Sheets {

    private Sheets() {}

    /** The markup of the first sheet. */
    static String text(byte[] workbook) throws IOException {
        Path file = Files.createTempFile("sheet", ".xlsx");
        try {
            Files.write(file, workbook);
            try (ZipFile zip = new ZipFile(file.toFile());
                    var sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
                return HtmlUtils.htmlUnescape(new String(sheet.readAllBytes(), StandardCharsets.UTF_8));
            }
        } finally {
            Files.delete(file);
        }
    }
}
