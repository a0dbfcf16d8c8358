package cn.fanzha.command.statistics.web;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.statistics.domain.FigureRow;
import cn.fanzha.command.statistics.domain.Indicator.Measure;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A figure's row as a page shows it.
 *
 * @param href the record's own page; null where it has none, or lies outside the scope
 */
record RowLine(
        String kind,
        String number,
        @Nullable String href,
        String unit,
        String at,
        String type,
        String tags,
        String operations,
        String region,
        String place,
        String value,
        String exact,
        String change,
        boolean visible) {

    static RowLine of(FigureRow row, Measure measure, Labels labels, Units units, Locale locale) {
        String change = row.change() == null
                ? ""
                : labels.text(locale, "statistics.rows.change." + row.change().name());
        return new RowLine(
                labels.text(locale, "statistics.rows.kind." + row.recordKind()),
                row.recordNo(),
                row.visible() ? href(row) : null,
                units.find(row.unitId()).map(UnitRef::name).orElse("—"),
                row.at() == null ? "" : ChinaTime.format(row.at()),
                row.visible() ? labels.type(row.fraudType(), locale) : "",
                String.join(", ", row.tags()),
                String.join(", ", row.operations()),
                row.region() == null ? "" : row.region(),
                row.place() == null ? "" : row.place(),
                row.visible() ? Shown.value(measure, row.value(), false, locale) : "",
                row.visible() ? Shown.value(measure, row.value(), true, locale) : "",
                change,
                row.visible());
    }

    private static @Nullable String href(FigureRow row) {
        return switch (row.recordKind()) {
            case "case" -> "/cases/" + row.recordNo();
            case "stop" -> "/stops/" + row.recordNo();
            case "gang" -> "/gangs/" + row.recordNo();
            case "suspect" -> "/suspects/" + row.recordNo();
            default -> null;
        };
    }
}
