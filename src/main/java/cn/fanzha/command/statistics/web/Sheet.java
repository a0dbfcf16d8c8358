package cn.fanzha.command.statistics.web;

import cn.fanzha.command.statistics.domain.Indicator.Measure;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A sheet of a workbook, written line by line to where it goes: only a few hundred lines are held at once. */
final class Sheet implements AutoCloseable {

    /** Lines that a sheet can hold. */
    static final int MOST = Worksheet.MAX_ROWS;

    private static final int HELD = 200;

    private final Workbook workbook;
    private final Worksheet sheet;
    private int row;
    private int column;

    Sheet(OutputStream out, String name, double... widths) {
        workbook = new Workbook(out, "Fanzha", "01.0000");
        sheet = workbook.newWorksheet(name);
        for (int n = 0; n < widths.length; n++) {
            sheet.width(n, widths[n]);
        }
    }

    /** A line over the whole width: title, unit and period, or who took it. */
    Sheet line(String text) {
        sheet.inlineString(row, 0, text);
        if (row == 0) {
            sheet.style(0, 0).bold().fontSize(14).set();
        }
        return end();
    }

    /** The names of the columns; what stands above stays in sight. */
    Sheet head(List<String> names) {
        for (String name : names) {
            sheet.inlineString(row, column, name);
            sheet.style(row, column).bold().fillColor("E9EDF3").wrapText(true).set();
            column++;
        }
        sheet.freezePane(1, row + 1);
        return end();
    }

    Sheet text(@Nullable String text) {
        if (text != null && !text.isEmpty()) {
            sheet.inlineString(row, column, text);
        }
        column++;
        return this;
    }

    /** A number as a number; empty where there is none. */
    Sheet number(Measure measure, @Nullable BigDecimal value) {
        return value(
                value,
                switch (measure) {
                    case COUNT -> "#,##0.##";
                    case AMOUNT -> "#,##0.00";
                    case NUMBER -> "#,##0.00";
                    case RATE -> "0.0%";
                });
    }

    /** A change with its sign. */
    Sheet change(@Nullable BigDecimal fraction) {
        return value(fraction, "+0.0%;-0.0%;0.0%");
    }

    private Sheet value(@Nullable BigDecimal value, String format) {
        if (value != null) {
            boolean whole =
                    format.equals("#,##0.##") && value.stripTrailingZeros().scale() <= 0;
            sheet.value(row, column, whole ? (Number) value.longValueExact() : value);
            sheet.style(row, column).format(whole ? "#,##0" : format).set();
        }
        column++;
        return this;
    }

    Sheet end() {
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

    int lines() {
        return row;
    }

    @Override
    public void close() throws IOException {
        sheet.finish();
        workbook.finish();
    }
}
