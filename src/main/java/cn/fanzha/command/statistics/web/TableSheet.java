package cn.fanzha.command.statistics.web;

import cn.fanzha.command.statistics.domain.Figure;
import cn.fanzha.command.statistics.domain.FigureQuery;
import cn.fanzha.command.statistics.web.ReportTable.Cell;
import cn.fanzha.command.statistics.web.ReportTable.Column;
import cn.fanzha.command.statistics.web.ReportTable.Line;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A table as a sheet: numbers as numbers, with what the figures are of and who took them above. */
final class TableSheet {

    private final Labels labels;
    private final Locale locale;

    TableSheet(Labels labels, Locale locale) {
        this.labels = labels;
        this.locale = locale;
    }

    void write(
            FigureQuery query, TableParameters asked, ReportTable table, String cutOff, String stamp, OutputStream out)
            throws IOException {
        double[] widths = new double[1 + table.columns().size() * (asked.compared() ? 3 : 1)];
        Arrays.fill(widths, 16);
        widths[0] = 28;
        try (Sheet sheet = new Sheet(out, "statistics", widths)) {
            String title = asked.columnsBy() == null
                    ? labels.text(locale, "statistics.table.title")
                    : query.indicators().getFirst().name(locale);
            sheet.line(title);
            sheet.line(query.unit().name() + "  " + labels.period(query) + "  " + labels.narrowing(query, locale));
            sheet.line(labels.text(
                    locale,
                    "statistics.export.table",
                    cutOff,
                    table.revision() == 0 ? "—" : String.valueOf(table.revision()),
                    table.pending()));
            sheet.line(stamp);
            if (table.overlapping()) {
                sheet.line(labels.text(locale, "statistics.table.overlapping"));
            }
            sheet.head(head(asked, table));
            table.lines().forEach(line -> line(sheet, line, asked.compared(), line.name()));
            Line total = table.total();
            if (total != null) {
                line(sheet, total, asked.compared(), labels.text(locale, "statistics.table.total"));
            }
        }
    }

    private List<String> head(TableParameters asked, ReportTable table) {
        List<String> names = new ArrayList<>();
        names.add(
                asked.rowsBy() == null
                        ? ""
                        : labels.text(
                                locale, "statistics.dimension." + asked.rowsBy().word()));
        for (Column column : table.columns()) {
            names.add(column.name());
            if (asked.compared()) {
                names.add(labels.text(locale, "statistics.yoy"));
                names.add(labels.text(locale, "statistics.mom"));
            }
        }
        return names;
    }

    private static void line(Sheet sheet, Line line, boolean compared, String name) {
        sheet.text(name);
        for (Cell cell : line.cells()) {
            Figure figure = cell == null ? null : cell.figure();
            if (figure == null) {
                sheet.text(null);
            } else {
                sheet.number(figure.indicator().measure(), figure.value());
            }
            if (compared) {
                sheet.change(figure == null ? null : figure.yoy()).change(figure == null ? null : figure.mom());
            }
        }
        sheet.end();
    }
}
