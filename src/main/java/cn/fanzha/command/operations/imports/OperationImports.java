package cn.fanzha.command.operations.imports;

import static cn.fanzha.command.platform.imports.ImportColumn.optional;
import static cn.fanzha.command.platform.imports.ImportColumn.required;

import cn.fanzha.command.operations.PremisesKind;
import cn.fanzha.command.operations.SeizureKind;
import cn.fanzha.command.organisation.ImportedUnits;
import cn.fanzha.command.platform.imports.ImportColumn;
import cn.fanzha.command.platform.imports.ImportFile;
import cn.fanzha.command.platform.imports.ImportKind;
import cn.fanzha.command.platform.imports.ImportKind.RowCheck;
import cn.fanzha.command.platform.imports.ImportRow;
import cn.fanzha.command.platform.imports.RecordKind;
import cn.fanzha.command.platform.imports.RecordMerge;
import cn.fanzha.command.platform.imports.RecordSpec;
import cn.fanzha.command.platform.imports.ReferenceTarget;
import cn.fanzha.command.platform.imports.StageRow;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Operations, and the trips, seizures and inspections that may belong to one. */
@Configuration(proxyBeanMethods = false)
class OperationImports {

    private final RecordMerge merge;
    private final ImportedUnits units;

    OperationImports(RecordMerge merge, ImportedUnits units) {
        this.merge = merge;
        this.units = units;
    }

    @Bean
    ReferenceTarget operationsByNumber() {
        return new ReferenceTarget("operation_no", "operation", "operation_no");
    }

    @Bean
    ImportKind operationsImport() {
        List<ImportColumn> columns = List.of(
                required("operation_no", "专项行动编号"),
                required("unit_code", "单位代码"),
                required("name", "行动名称"),
                required("starts_on", "开始日期"),
                optional("ends_on", "结束日期"));
        RecordSpec spec = RecordSpec.of("operation", "operation_no")
                .column("unit_id", "uuid", "unit_code")
                .column("name", "text")
                .column("starts_on", "date")
                .column("ends_on", "date")
                .reject("s.ends_on < s.starts_on", "ends_on", "dates-out-of-order");
        return kind("operations", columns, spec, (row, stage) -> {
            String name = row.required("name");
            row.required("starts_on");
            stage.text(name).day(row.day("starts_on")).day(row.day("ends_on"));
        });
    }

    @Bean
    ImportKind tripsImport() {
        List<ImportColumn> columns = List.of(
                required("trip_no", "出差编号"),
                required("unit_code", "单位代码"),
                optional("operation_no", "专项行动编号"),
                required("left_on", "出发日期"),
                optional("returned_on", "返回日期"),
                required("officers", "出动警力"),
                optional("provinces", "到访省份"),
                optional("cities", "到访城市"));
        RecordSpec spec = RecordSpec.of("trip", "trip_no")
                .column("unit_id", "uuid", "unit_code")
                .reference("operation_id", "operation_no")
                .column("left_on", "date")
                .column("returned_on", "date")
                .column("officers", "integer")
                .column("provinces", "text[]")
                .column("cities", "text[]")
                .reject("s.returned_on < s.left_on", "returned_on", "dates-out-of-order");
        return kind("trips", columns, spec, (row, stage) -> {
            row.required("left_on");
            stage.reference(row.text("operation_no"))
                    .day(row.pastDay("left_on"))
                    .day(row.pastDay("returned_on"))
                    .number(row.requiredQuantity("officers", 100_000))
                    .list(row.list("provinces"))
                    .list(row.list("cities"));
        });
    }

    @Bean
    ImportKind seizuresImport() {
        List<ImportColumn> columns = List.of(
                required("seizure_no", "缴获编号"),
                required("unit_code", "单位代码"),
                optional("operation_no", "专项行动编号"),
                required("kind", "物品类别"),
                required("quantity", "数量"),
                required("seized_at", "缴获时间"));
        RecordSpec spec = RecordSpec.of("seizure", "seizure_no")
                .column("unit_id", "uuid", "unit_code")
                .reference("operation_id", "operation_no")
                .column("kind", "text")
                .column("quantity", "bigint")
                .column("seized_at", "timestamptz");
        return kind(
                "seizures",
                columns,
                spec,
                (row, stage) -> stage.reference(row.text("operation_no"))
                        .word(row.requiredWord("kind", SeizureKind.class))
                        .number(row.requiredQuantity("quantity"))
                        .time(row.requiredTime("seized_at")));
    }

    @Bean
    ImportKind inspectionsImport() {
        List<ImportColumn> columns = List.of(
                required("inspection_no", "清查编号"),
                required("unit_code", "单位代码"),
                optional("operation_no", "专项行动编号"),
                required("premises_kind", "场所类别"),
                required("quantity", "数量"),
                required("inspected_at", "清查时间"));
        RecordSpec spec = RecordSpec.of("inspection", "inspection_no")
                .column("unit_id", "uuid", "unit_code")
                .reference("operation_id", "operation_no")
                .column("premises_kind", "text")
                .column("quantity", "bigint")
                .column("inspected_at", "timestamptz");
        return kind(
                "inspections",
                columns,
                spec,
                (row, stage) -> stage.reference(row.text("operation_no"))
                        .word(row.requiredWord("premises_kind", PremisesKind.class))
                        .number(row.requiredQuantity("quantity"))
                        .time(row.requiredTime("inspected_at")));
    }

    /** All four begin with their number and their unit. */
    private ImportKind kind(
            String name, List<ImportColumn> columns, RecordSpec spec, BiConsumer<ImportRow, StageRow> rest) {
        String key = columns.getFirst().name();
        Function<ImportFile, RowCheck> check = file -> {
            units.readAgain();
            return (row, stage) -> {
                stage.key(row.requiredNumber(key));
                stage.id(units.holder(row, file).id());
                rest.accept(row, stage);
            };
        };
        return RecordKind.of(name, columns, spec, merge, units::mayImport, check);
    }
}
