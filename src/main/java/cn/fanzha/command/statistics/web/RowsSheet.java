package cn.fanzha.command.statistics.web;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.statistics.domain.FigureRow;
import cn.fanzha.command.statistics.domain.FigureRows;
import cn.fanzha.command.statistics.domain.FigureRows.Opened;
import cn.fanzha.command.statistics.domain.FigureRows.PartTotal;
import cn.fanzha.command.statistics.domain.Indicator.Measure;
import cn.fanzha.command.statistics.domain.RowQuery;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The rows of a figure's part as a sheet, one after the other as the database gives them. */
final class RowsSheet {

    private static final List<String> COLUMNS =
            List.of("kind", "number", "at", "unit", "type", "tags", "operations", "region", "place", "value");

    private final Labels labels;
    private final Units units;
    private final Locale locale;

    RowsSheet(Labels labels, Units units, Locale locale) {
        this.labels = labels;
        this.units = units;
        this.locale = locale;
    }

    void write(RowQuery query, Opened opened, FigureRows rows, String stamp, Actor actor, OutputStream out)
            throws IOException {
        PartTotal total = opened.parts().get(query.part() - 1);
        Measure measure = labels.measure(total.code());
        try (Sheet sheet = new Sheet(out, "rows", 12, 26, 20, 26, 16, 16, 16, 10, 12, 16)) {
            sheet.line(labels.rows(total.code(), locale));
            sheet.line(query.figure().unit().name() + "  " + labels.period(query.figure()) + "  "
                    + labels.narrowing(query.figure(), locale));
            sheet.line(labels.text(
                    locale,
                    "statistics.export.rows",
                    total.rows(),
                    Shown.value(measure, total.sum(), true, locale),
                    opened.revision() == null ? "—" : String.valueOf(opened.revision()),
                    opened.pending()));
            sheet.line(stamp);
            sheet.head(COLUMNS.stream()
                    .map(name -> labels.text(locale, "statistics.rows." + name))
                    .toList());
            rows.each(query, actor, row -> line(sheet, row, measure));
        }
    }

    private void line(Sheet sheet, FigureRow row, Measure measure) {
        if (sheet.lines() >= Sheet.MOST - 1) {
            if (sheet.lines() == Sheet.MOST - 1) {
                sheet.line(labels.text(locale, "statistics.export.full"));
            }
            return;
        }
        sheet.text(labels.text(locale, "statistics.rows.kind." + row.recordKind()));
        sheet.text(row.recordNo());
        sheet.text(row.at() == null ? null : ChinaTime.formatSeconds(row.at()));
        sheet.text(units.find(row.unitId()).map(UnitRef::name).orElse(""));
        sheet.text(row.visible() ? labels.type(row.fraudType(), locale) : null);
        Stream.of(row.tags(), row.operations()).forEach(words -> sheet.text(String.join(", ", words)));
        sheet.text(row.region());
        sheet.text(row.place());
        sheet.number(measure, row.value()).end();
    }
}
