package cn.fanzha.command.platform.sheets;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Comma separated text (RFC 4180), UTF-8 with a mark at its beginning so that spreadsheets read the Chinese. */
final class TableText implements TableFile {

    private final CsvWriter csv;
    private final List<String> cells = new ArrayList<>();

    TableText(OutputStream out) throws IOException {
        BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write('\uFEFF');
        csv = CsvWriter.builder().build(writer);
    }

    @Override
    public TableFile line(String text) {
        return text(text).end();
    }

    @Override
    public TableFile head(List<String> names) {
        names.forEach(this::text);
        return end();
    }

    @Override
    public TableFile text(@Nullable String text) {
        String said = text == null ? "" : text;
        // a spreadsheet would take these for the beginning of a formula
        cells.add(!said.isEmpty() && "=+-@\t\r".indexOf(said.charAt(0)) >= 0 ? "'" + said : said);
        return this;
    }

    @Override
    public TableFile number(long count) {
        cells.add(Long.toString(count));
        return this;
    }

    @Override
    public TableFile amount(@Nullable BigDecimal yuan) {
        return decimal(yuan);
    }

    @Override
    public TableFile decimal(@Nullable BigDecimal number) {
        cells.add(number == null ? "" : number.toPlainString());
        return this;
    }

    @Override
    public TableFile share(@Nullable BigDecimal fraction) {
        return decimal(fraction);
    }

    @Override
    public TableFile end() {
        csv.writeRecord(cells);
        cells.clear();
        return this;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
