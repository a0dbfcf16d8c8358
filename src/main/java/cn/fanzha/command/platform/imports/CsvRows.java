package cn.fanzha.command.platform.imports;

import cn.fanzha.command.shared.Text;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file's rows, one after the other, with the header understood: columns by name, Chinese or not, in any order. */
final class CsvRows implements AutoCloseable {

    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final List<String> header;

    /** Reads the header; every later fault carries the name of its column. */
    CsvRows(InputStream body, long limit, List<ImportColumn> columns) {
        reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new CsvGuard(body, limit));
        records = reader.iterator();
        header = List.copyOf(understand(columns));
    }

    /** Names of the columns as the contract has them, in the file's order. */
    List<String> header() {
        return header;
    }

    boolean next(ImportRow row) {
        try {
            CsvRecord record = read(row.line() + 1);
            if (record == null) {
                return false;
            }
            int fields = record.getFieldCount();
            if (fields < header.size()) {
                throw StructureFault.in("row-cut-off", record.getStartingLineNumber(), header.get(fields));
            }
            if (fields > header.size()) {
                throw StructureFault.at("row-too-long", record.getStartingLineNumber(), header.size() + 1);
            }
            row.fill(record);
            return true;
        } catch (StructureFault fault) {
            throw fault.named(header);
        }
    }

    /** The library wraps what its reader throws. */
    private @Nullable CsvRecord read(long line) {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (CsvParseException e) {
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof StructureFault || cause instanceof FileTooLargeException) {
                    throw (RuntimeException) cause;
                }
                if (cause instanceof IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            }
            throw StructureFault.at("broken-quoting", line, 1);
        }
    }

    private List<String> understand(List<ImportColumn> columns) {
        String key = columns.getFirst().name();
        CsvRecord first = read(1);
        if (first == null) {
            throw StructureFault.in("no-header", 1, key);
        }
        long line = first.getStartingLineNumber();
        Map<String, String> known = new HashMap<>();
        columns.forEach(column -> {
            known.put(column.name(), column.name());
            known.put(column.chinese(), column.name());
        });
        List<String> written = first.getFields().stream()
                .map(text -> Text.halfWidth(text).toLowerCase(Locale.ROOT))
                .toList();
        if (written.stream().noneMatch(known::containsKey)) {
            throw StructureFault.in("no-header", line, key);
        }
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < written.size(); i++) {
            String name = known.get(written.get(i));
            if (name == null) {
                String shown = written.get(i).isEmpty() || written.get(i).length() > 60
                        ? String.valueOf(i + 1)
                        : written.get(i);
                throw StructureFault.in("unknown-column", line, shown);
            }
            if (!seen.add(name)) {
                throw StructureFault.in("repeated-column", line, name);
            }
            names.add(name);
        }
        columns.stream()
                .filter(column -> column.required() && !seen.contains(column.name()))
                .findFirst()
                .ifPresent(column -> {
                    throw StructureFault.in("missing-column", line, column.name());
                });
        return names;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
