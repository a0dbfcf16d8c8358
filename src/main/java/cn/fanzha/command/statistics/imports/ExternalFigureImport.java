package cn.fanzha.command.statistics.imports;

import static cn.fanzha.command.platform.imports.ImportColumn.required;

import cn.fanzha.command.organisation.ImportedUnits;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.platform.imports.ImportColumn;
import cn.fanzha.command.platform.imports.ImportFile;
import cn.fanzha.command.platform.imports.ImportKind;
import cn.fanzha.command.platform.imports.ImportKind.RowCheck;
import cn.fanzha.command.platform.imports.RecordKind;
import cn.fanzha.command.platform.imports.RecordMerge;
import cn.fanzha.command.platform.imports.RecordSpec;
import cn.fanzha.command.platform.imports.RowFault;
import cn.fanzha.command.statistics.domain.Catalogue;
import java.time.YearMonth;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Figures that other systems count: one for a unit, an indicator that the catalogue marks as external, and a month. A
 * unit's own replaces the sum of those below it.
 */
@Configuration(proxyBeanMethods = false)
class ExternalFigureImport {

    private static final List<ImportColumn> COLUMNS = List.of(
            required("unit_code", "单位代码"),
            required("indicator", "指标代码"),
            required("month", "月份"),
            required("value", "数值"));

    private final RecordMerge merge;
    private final ImportedUnits units;
    private final Catalogue catalogue;

    ExternalFigureImport(RecordMerge merge, ImportedUnits units, Catalogue catalogue) {
        this.merge = merge;
        this.units = units;
        this.catalogue = catalogue;
    }

    @Bean
    ImportKind externalFiguresImport() {
        RecordSpec spec = RecordSpec.of("external_figure", "figure_key")
                .keyHeader("unit_code")
                .column("unit_id", "uuid", "unit_code")
                .column("indicator", "text")
                .column("month", "date")
                .column("value", "numeric(20, 2)");
        return RecordKind.of("external-figures", COLUMNS, spec, merge, units::mayImport, this::check);
    }

    private RowCheck check(ImportFile file) {
        units.readAgain();
        return (row, stage) -> {
            UnitRef holder = units.holder(row, file);
            String indicator = row.required("indicator");
            if (!catalogue.isExternal(indicator)) {
                throw new RowFault("indicator", "unknown-word");
            }
            YearMonth month = row.requiredMonth("month");
            stage.key(holder.code() + "|" + indicator + "|" + month);
            stage.id(holder.id()).text(indicator).day(month.atDay(1)).amount(row.requiredAmount("value"));
        };
    }
}
