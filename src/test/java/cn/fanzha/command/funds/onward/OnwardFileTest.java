package cn.fanzha.command.funds.onward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fanzha.command.shared.InvalidValueException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;

/** A workbook is read out of memory, and a swollen one is noticed there, too. */
class OnwardFileTest {

    @Test
    void aWorkbookIsReadAndOneWhoseSheetSwellsIsRefused() throws IOException {
        byte[] book = workbook();
        assertThat(read(book)).containsExactly(List.of("交易时间", "对方账号"), List.of("2026-05-01", "6222000000000001"));
        byte[] swollen = swollen(book);
        assertThat(swollen.length).isLessThan(100_000);
        assertThatThrownBy(() -> read(swollen))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.key()).isEqualTo("funds.onward.file.unreadable"));
    }

    private static List<List<String>> read(byte[] content) throws IOException {
        return OnwardFile.read(new MockMultipartFile("file", "流水.xlsx", null, content), 10);
    }

    private static byte[] workbook() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "bank", "1.0")) {
            Worksheet sheet = book.newWorksheet("流水");
            sheet.value(0, 0, "交易时间");
            sheet.value(0, 1, "对方账号");
            sheet.value(1, 0, "2026-05-01");
            sheet.inlineString(1, 1, "6222000000000001");
        }
        return out.toByteArray();
    }

    /** The same with eight million spaces in its sheet. */
    private static byte[] swollen(byte[] book) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipFile from = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(book))
                        .get();
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipArchiveEntry entry : Collections.list(from.getEntries())) {
                String content = new String(from.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write((entry.getName().contains("worksheets/sheet1")
                                ? content.replace("</sheetData>", " ".repeat(8_000_000) + "</sheetData>")
                                : content)
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}
