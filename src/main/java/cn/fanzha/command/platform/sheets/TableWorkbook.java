package cn.fanzha.command.platform.sheets;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** One sheet of a workbook (.xlsx). */
final class TableWorkbook implements TableFile {

    private static final int HELD = 200;

    private final Workbook workbook;
    private final Worksheet sheet;
    private int row;
    private int column;

    TableWorkbook(OutputStream out, String name, double... widths) {
        workbook = new Workbook(out, "Fanzha", "01.0000");
        sheet = workbook.newWorksheet(name);
        for (int n = 0; n < widths.length; n++) {
            sheet.width(n, widths[n]);
        }
    }

    @Override
    public TableFile line(String text) {
        sheet.inlineString(row, 0, text);
        if (row == 0) {
            sheet.style(0, 0).bold().fontSize(14).set();
        }
        return end();
    }

    @Override
    public TableFile head(List<String> names) {
        for (String name : names) {
            sheet.inlineString(row, column, name);
            sheet.style(row, column).bold().fillColor("E9EDF3").set();
            column++;
        }
        return end();
    }

    @Override
    public TableFile text(@Nullable String text) {
        if (text != null && !text.isEmpty()) {
            sheet.inlineString(row, column, text);
        }
        column++;
        return this;
    }

    @Override
    public TableFile number(long count) {
        return value(count, "#,##0");
    }

    @Override
    public TableFile amount(@Nullable BigDecimal yuan) {
        return value(yuan, "#,##0.00");
    }

    @Override
    public TableFile decimal(@Nullable BigDecimal number) {
        return value(number, "#,##0.##");
    }

    @Override
    public TableFile share(@Nullable BigDecimal fraction) {
        return value(fraction, "0.0%");
    }

    private TableFile value(@Nullable Number value, String format) {
        if (value != null) {
            sheet.value(row, column, value);
            sheet.style(row, column).format(format).set();
        }
        column++;
        return this;
    }

    @Override
    public TableFile end() {
        row++;
        column = 0;
        if (row % HELD == 0) {
            try {
                sheet.flush();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
        return this;
    }

    @Override
    public void close() throws IOException {
        sheet.finish();
        workbook.finish();
    }
}
