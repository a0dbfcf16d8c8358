package cn.fanzha.command.funds.onward;

import cn.fanzha.command.shared.InvalidValueException;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads what is pasted from a spreadsheet, and files of text: parted by tabs, commas or semicolons. */
final class OnwardText {

    private static final Charset CHINESE_WINDOWS = Charset.forName("GB18030");

    private OnwardText() {}

    /**
     * UTF-8, or else GB18030 as Chinese spreadsheets save it.
     *
     * @throws InvalidValueException it is no table
     */
    static List<List<String>> read(byte[] file, int rowsAtMost) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(file, CHINESE_WINDOWS);
        }
        return read(text, rowsAtMost);
    }

    /** The same of text. */
    static List<List<String>> read(String text, int rowsAtMost) {
        // the marks by which a draft's cells are parted are no part of any bank's table
        String clean = text.replaceAll("^\uFEFF|[\\u001e\\u001f\\u0000]", "");
        if (clean.isBlank()) {
            throw new InvalidValueException("funds.onward.file.empty");
        }
        List<List<String>> table = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator(clean))
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(clean)) {
            for (CsvRecord row : reader) {
                if (table.size() > rowsAtMost) {
                    throw new InvalidValueException("funds.onward.too-many", rowsAtMost);
                }
                table.add(List.copyOf(row.getFields()));
            }
        } catch (CsvParseException | IOException e) {
            throw new InvalidValueException("funds.onward.file.unreadable");
        }
        return table;
    }

    private static char separator(String text) {
        String first = text.lines().limit(5).collect(Collectors.joining());
        for (char candidate : new char[] {'\t', ';', '，'}) {
            if (first.indexOf(candidate) >= 0) {
                return candidate;
            }
        }
        return ',';
    }
}
