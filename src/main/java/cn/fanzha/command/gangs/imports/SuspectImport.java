package cn.fanzha.command.gangs.imports;

import static cn.fanzha.command.platform.imports.ImportColumn.optional;
import static cn.fanzha.command.platform.imports.ImportColumn.required;

import cn.fanzha.command.gangs.SuspectRole;
import cn.fanzha.command.organisation.ImportedUnits;
import cn.fanzha.command.platform.imports.ImportColumn;
import cn.fanzha.command.platform.imports.ImportFile;
import cn.fanzha.command.platform.imports.ImportKind;
import cn.fanzha.command.platform.imports.ImportKind.RowCheck;
import cn.fanzha.command.platform.imports.PersonCells;
import cn.fanzha.command.platform.imports.RecordKind;
import cn.fanzha.command.platform.imports.RecordMerge;
import cn.fanzha.command.platform.imports.RecordSpec;
import cn.fanzha.command.shared.PersonNumber;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Suspects. Any subset of the measures' dates may be known; none lies before the capture where that is known, beyond
 * that any order holds, as bail after arrest is lawful. The first case listed is the one whose fraud
 * type, tags, operation and region count for the person.
 */
@Configuration(proxyBeanMethods = false)
class SuspectImport {

    private static final List<String> MEASURES =
            List.of("detained_at", "bailed_at", "surveilled_at", "arrested_at", "prosecuted_at");

    private static final List<ImportColumn> COLUMNS = List.of(
            required("person_no", "人员编号"),
            required("unit_code", "单位代码"),
            required("name", "姓名"),
            optional("id_no", "身份证号"),
            optional("gang_no", "团伙编号"),
            optional("role", "角色"),
            optional("case_nos", "关联案件编号"),
            optional("captured_at", "抓获时间"),
            optional("detained_at", "刑事拘留时间"),
            optional("bailed_at", "取保候审时间"),
            optional("surveilled_at", "监视居住时间"),
            optional("arrested_at", "逮捕时间"),
            optional("prosecuted_at", "移送起诉时间"),
            optional("operation_no", "专项行动编号"),
            optional("tags", "标签"));

    private final RecordMerge merge;
    private final ImportedUnits units;
    private final PersonCells cells;
    private final SuspectCases cases;

    SuspectImport(RecordMerge merge, ImportedUnits units, PersonCells cells, SuspectCases cases) {
        this.merge = merge;
        this.units = units;
        this.cells = cells;
        this.cases = cases;
    }

    @Bean
    ImportKind suspectsImport() {
        RecordSpec spec = RecordSpec.of("suspect", "person_no")
                .numbered('R')
                .column("unit_id", "uuid", "unit_code")
                .secret("name", "name")
                .column("name_digest", "bytea", "name")
                .secret("id_no", "id_no")
                .column("id_no_index", "bytea", "id_no")
                .reference("gang_id", "gang_no")
                .column("role", "text")
                .column("captured_at", "timestamptz");
        for (String measure : MEASURES) {
            spec.column(measure, "timestamptz").inOrder("captured_at", measure);
        }
        spec.reference("operation_id", "operation_no").column("tags", "text[]").sameIf(SuspectCases.SAME);
        return RecordKind.of("suspects", COLUMNS, spec, merge, units::mayImport, this::check)
                .alsoStaging("case_nos text[]", "case_ids uuid[]")
                .alsoJudging(file -> cases.resolve())
                .alsoLanding(file -> cases.land());
    }

    private RowCheck check(ImportFile file) {
        units.readAgain();
        boolean tellsCases = file.present().contains("case_nos");
        return (row, stage) -> {
            stage.key(row.required("person_no"));
            PersonNumber no = Objects.requireNonNull(row.value("person_no", PersonNumber::of, "number-format"));
            stage.key(no.value());
            stage.id(units.holder(row, file).id());
            units.numberInScope("person_no", no.unit().value(), file);
            row.required("name");
            cells.name(row, stage, "name", no.value());
            cells.idNo(row, stage, "id_no");
            stage.reference(row.text("gang_no"))
                    .word(row.word("role", SuspectRole.class))
                    .time(row.time("captured_at"));
            MEASURES.forEach(measure -> stage.time(row.time(measure)));
            stage.reference(row.text("operation_no")).list(row.list("tags"));
            if (tellsCases) {
                stage.list(row.listInOrder("case_nos"));
            } else {
                stage.text(null);
            }
            stage.id(null);
        };
    }
}
