package cn.fanzha.command.cases.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A sheet that is written as it is filled: a few hundred lines are held at once, however long it gets. */
final class CaseSheet implements AutoCloseable {

    private static final int HELD = 200;

    private final Workbook workbook;
    private final Worksheet sheet;
    private int row;
    private int column;

    CaseSheet(OutputStream out, String name) {
        workbook = new Workbook(out, "Fanzha", "01.0000");
        sheet = workbook.newWorksheet(name);
    }

    void width(int position, double characters) {
        sheet.width(position, characters);
    }

    /** A line over the whole width. */
    void line(String text) {
        sheet.inlineString(row, 0, text);
        if (row == 0) {
            sheet.style(0, 0).bold().fontSize(14).set();
        }
        end();
    }

    /** Under every printed page. */
    void foot(String text) {
        sheet.footer(text.replace("&", "&&"), Position.CENTER);
    }

    void head(List<String> names) {
        for (String name : names) {
            sheet.inlineString(row, column, name);
            sheet.style(row, column).bold().fillColor("E9EDF3").set();
            column++;
        }
        sheet.freezePane(1, row + 1);
        end();
    }

    void text(@Nullable String text) {
        if (text != null && !text.isEmpty()) {
            sheet.inlineString(row, column, text);
        }
        column++;
    }

    void amount(@Nullable BigDecimal yuan) {
        if (yuan != null) {
            sheet.value(row, column, yuan);
            sheet.style(row, column).format("#,##0.00").set();
        }
        column++;
    }

    void end() {
        row++;
        column = 0;
        if (row % HELD == 0) {
            try {
                sheet.flush();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    @Override
    public void close() throws IOException {
        sheet.finish();
        workbook.finish();
    }
}
