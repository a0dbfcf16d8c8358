package cn.fanzha.command.funds.onward;

import cn.fanzha.command.shared.InvalidValueException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.util.ZipArchiveThresholdInputStream;
import org.apache.poi.openxml4j.util.ZipFileZipEntrySource;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** Reads the first sheet of an .xlsx row by row, so that a large or swollen file takes no memory to speak of. */
final class OnwardWorkbook {

    private static final long ENTRY_AT_MOST = 64L << 20;
    private static final int COLUMNS_AT_MOST = 60;

    static {
        ZipSecureFile.setMaxEntrySize(ENTRY_AT_MOST);
    }

    private OnwardWorkbook() {}

    /** @throws InvalidValueException it is no workbook, or has too many rows */
    static List<List<String>> read(byte[] file, int rowsAtMost) {
        Rows rows = new Rows(rowsAtMost);
        try (OPCPackage opened = OPCPackage.open(new Entries(file))) {
            XSSFReader reader = new XSSFReader(opened);
            Iterator<InputStream> sheets = reader.getSheetsData();
            if (!sheets.hasNext()) {
                throw new InvalidValueException("funds.onward.file.empty");
            }
            try (InputStream first = sheets.next()) {
                XMLReader parser = XMLHelper.newXMLReader();
                parser.setContentHandler(new XSSFSheetXMLHandler(
                        reader.getStylesTable(),
                        null,
                        new ReadOnlySharedStringsTable(opened),
                        rows,
                        new PlainNumbers(),
                        false));
                parser.parse(new InputSource(first));
            }
        } catch (IOException
                | SAXException
                | OpenXML4JException
                | OpenXML4JRuntimeException
                | ParserConfigurationException
                | IllegalArgumentException
                | IllegalStateException e) {
            throw new InvalidValueException("funds.onward.file.unreadable");
        }
        if (rows.table.isEmpty()) {
            throw new InvalidValueException("funds.onward.file.empty");
        }
        return rows.table;
    }

    /**
     * The entries of a workbook that is held in memory, unpacked as they are read: no copy of it lies on the disk, as the
     * library makes one of a stream or wants one of a file, and of a swollen entry only so much is unpacked.
     */
    private static final class Entries extends ZipFileZipEntrySource {
        private Entries(byte[] file) throws IOException {
            super(ZipFile.builder()
                    .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                    .get());
        }

        @Override
        public InputStream getInputStream(ZipArchiveEntry entry) throws IOException {
            return new ZipArchiveThresholdInputStream(super.getInputStream(entry));
        }
    }

    private static final class Rows implements SheetContentsHandler {
        private final List<List<String>> table = new ArrayList<>();
        private final int atMost;
        private List<String> row = new ArrayList<>();

        private Rows(int atMost) {
            this.atMost = atMost;
        }

        @Override
        public void startRow(int number) {
            if (number > atMost) {
                throw new InvalidValueException("funds.onward.too-many", atMost);
            }
            while (table.size() < number) {
                table.add(List.of());
            }
            row = new ArrayList<>();
        }

        @Override
        public void endRow(int number) {
            table.add(row);
        }

        @Override
        public void cell(@Nullable String reference, @Nullable String value, @Nullable XSSFComment comment) {
            int column = reference == null ? row.size() : new CellReference(reference).getCol();
            if (column >= COLUMNS_AT_MOST) {
                return;
            }
            while (row.size() < column) {
                row.add("");
            }
            row.add(value == null ? "" : value.replaceAll("[\\u001e\\u001f\\u0000\\r\\n]+", " "));
        }
    }

    /**
     * Numbers and times as they are, not as the sheet shows them. A number of more digits than a spreadsheet keeps is
     * left in scientific writing: it has lost its last digits and is no account.
     */
    private static final class PlainNumbers extends DataFormatter {
        private static final double EXACT_BELOW = 1e15;
        private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
        private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
        private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

        @Override
        public String formatRawCellContents(double value, int format, String pattern, boolean since1904) {
            if (DateUtil.isADateFormat(format, pattern) && DateUtil.isValidExcelDate(value)) {
                LocalDateTime at = DateUtil.getLocalDateTime(value, since1904, true);
                return value < 1 ? CLOCK.format(at) : (value == Math.rint(value) ? DAY : MOMENT).format(at);
            }
            return Math.abs(value) >= EXACT_BELOW
                    ? String.format(Locale.ROOT, "%.5E", value)
                    : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        }
    }
}
