package cn.fanzha.command.requests.imports;

import static cn.fanzha.command.platform.imports.ImportColumn.optional;
import static cn.fanzha.command.platform.imports.ImportColumn.required;

import cn.fanzha.command.observables.ObservableCells;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.organisation.ImportedUnits;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.platform.imports.ImportColumn;
import cn.fanzha.command.platform.imports.ImportFile;
import cn.fanzha.command.platform.imports.ImportKind;
import cn.fanzha.command.platform.imports.ImportKind.RowCheck;
import cn.fanzha.command.platform.imports.RecordKind;
import cn.fanzha.command.platform.imports.RecordMerge;
import cn.fanzha.command.platform.imports.RecordSpec;
import cn.fanzha.command.requests.ControlKind;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Control requests 处置 to block a number or a site or to remove an app; what is blocked is kept once, as an observable.
 * Asked longer before they came in than {@code fanzha.imports.history}, they are history and remind nobody.
 */
@Configuration(proxyBeanMethods = false)
class ControlRequestImport {

    private static final List<ImportColumn> COLUMNS = List.of(
            required("control_no", "处置编号"),
            required("unit_code", "单位代码"),
            required("kind", "处置类别"),
            required("value", "处置对象"),
            optional("institution_code", "机构代码"),
            optional("case_no", "案件编号"),
            required("requested_at", "请求时间"),
            optional("done_at", "完成时间"));

    private final RecordMerge merge;
    private final ImportedUnits units;
    private final ObservableCells cells;
    private final Duration history;

    ControlRequestImport(
            RecordMerge merge,
            ImportedUnits units,
            ObservableCells cells,
            @Value("${fanzha.imports.history}") Duration history) {
        this.merge = merge;
        this.units = units;
        this.cells = cells;
        this.history = history;
    }

    @Bean
    ImportKind controlRequestsImport() {
        RecordSpec spec = RecordSpec.of("control_request", "control_no")
                .column("unit_id", "uuid", "unit_code")
                .column("kind", "text")
                .value("observable_id", "value")
                .column("institution_id", "uuid", "institution_code")
                .existing("case_no")
                .column("requested_at", "timestamptz")
                .column("done_at", "timestamptz")
                .inOrder("requested_at", "done_at")
                .derived("state", "case when s.done_at is null then 'REQUESTED' else 'DONE' end")
                .derived("inert", "s.requested_at < :born - interval '" + history.toSeconds() + " seconds'");
        return RecordKind.of("control-requests", COLUMNS, spec, merge, units::mayImport, this::check);
    }

    private RowCheck check(ImportFile file) {
        units.readAgain();
        return (row, stage) -> {
            stage.key(row.requiredNumber("control_no"));
            stage.id(units.holder(row, file).id());
            ControlKind kind = row.requiredWord("kind", ControlKind.class);
            stage.word(kind);
            row.required("value");
            String fault = kind == ControlKind.NUMBER ? "phone-format" : "value-format";
            cells.fill(stage, row.value("value", text -> ObservableValue.of(kind.observable(), text), fault));
            UnitRef institution = units.institution(row, "institution_code");
            stage.id(institution == null ? null : institution.id())
                    .numberOf(row.text("case_no"))
                    .time(row.requiredTime("requested_at"))
                    .time(row.time("done_at"));
        };
    }
}
