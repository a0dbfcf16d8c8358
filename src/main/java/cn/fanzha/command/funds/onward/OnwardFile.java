package cn.fanzha.command.funds.onward;

import cn.fanzha.command.shared.InvalidValueException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.web.multipart.MultipartFile;

/** Reads an uploaded table: a workbook, or text. Out of memory, for it holds accounts and names in the clear. */
final class OnwardFile {

    private static final long BYTES_AT_MOST = 5L << 20;
    private static final int ZIP = 0x504b;

    private OnwardFile() {}

    /** @throws InvalidValueException it is no table, or too large */
    static List<List<String>> read(MultipartFile file, int rowsAtMost) throws IOException {
        if (file.getSize() > BYTES_AT_MOST) {
            throw new InvalidValueException("funds.onward.file.large", BYTES_AT_MOST >> 20);
        }
        byte[] content = file.getBytes();
        String name = file.getOriginalFilename();
        if (name != null && name.toLowerCase(Locale.ROOT).endsWith(".xls")) {
            throw new InvalidValueException("funds.onward.file.old");
        }
        boolean workbook = content.length > 2 && ((content[0] & 0xff) << 8 | content[1] & 0xff) == ZIP;
        if (!workbook) {
            return OnwardText.read(content, rowsAtMost);
        }
        return OnwardWorkbook.read(content, rowsAtMost);
    }
}
