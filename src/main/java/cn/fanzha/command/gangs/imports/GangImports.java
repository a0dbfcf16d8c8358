package cn.fanzha.command.gangs.imports;

import static cn.fanzha.command.platform.imports.ImportColumn.optional;
import static cn.fanzha.command.platform.imports.ImportColumn.required;

import cn.fanzha.command.gangs.GangKind;
import cn.fanzha.command.operations.PremisesKind;
import cn.fanzha.command.organisation.ImportedUnits;
import cn.fanzha.command.platform.imports.ImportColumn;
import cn.fanzha.command.platform.imports.ImportKind;
import cn.fanzha.command.platform.imports.RecordKind;
import cn.fanzha.command.platform.imports.RecordMerge;
import cn.fanzha.command.platform.imports.RecordSpec;
import cn.fanzha.command.platform.imports.ReferenceTarget;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gangs 团伙, whose state follows from their dates, and dens 窝点. */
@Configuration(proxyBeanMethods = false)
class GangImports {

    private final RecordMerge merge;
    private final ImportedUnits units;

    GangImports(RecordMerge merge, ImportedUnits units) {
        this.merge = merge;
        this.units = units;
    }

    @Bean
    ReferenceTarget gangsByNumber() {
        return new ReferenceTarget("gang_no", "gang", "gang_no");
    }

    @Bean
    ImportKind gangsImport() {
        List<ImportColumn> columns = List.of(
                required("gang_no", "团伙编号"),
                required("unit_code", "单位代码"),
                required("name", "团伙名称"),
                required("kind", "团伙类别"),
                required("discovered_at", "发现时间"),
                optional("dismantled_at", "打掉时间"),
                optional("amount", "涉案金额"),
                optional("operation_no", "专项行动编号"),
                optional("tags", "标签"));
        RecordSpec spec = RecordSpec.of("gang", "gang_no")
                .column("unit_id", "uuid", "unit_code")
                .column("name", "text")
                .column("kind", "text")
                .column("discovered_at", "timestamptz")
                .column("dismantled_at", "timestamptz")
                .column("amount", "numeric(18, 2)")
                .reference("operation_id", "operation_no")
                .column("tags", "text[]")
                .inOrder("discovered_at", "dismantled_at")
                .derived("state", "case when s.dismantled_at is null then 'DISCOVERED' else 'DISMANTLED' end");
        return RecordKind.of("gangs", columns, spec, merge, units::mayImport, file -> {
            units.readAgain();
            return (row, stage) -> {
                stage.key(row.requiredNumber("gang_no"));
                stage.id(units.holder(row, file).id())
                        .text(row.required("name"))
                        .word(row.requiredWord("kind", GangKind.class))
                        .time(row.requiredTime("discovered_at"))
                        .time(row.time("dismantled_at"))
                        .amount(row.amount("amount"))
                        .reference(row.text("operation_no"))
                        .list(row.list("tags"));
            };
        });
    }

    @Bean
    ImportKind densImport() {
        List<ImportColumn> columns = List.of(
                required("den_no", "窝点编号"),
                required("unit_code", "单位代码"),
                optional("gang_no", "团伙编号"),
                required("premises_kind", "场所类别"),
                optional("region_code", "行政区划代码"),
                optional("destroyed_at", "捣毁时间"),
                optional("operation_no", "专项行动编号"),
                optional("tags", "标签"));
        RecordSpec spec = RecordSpec.of("den", "den_no")
                .column("unit_id", "uuid", "unit_code")
                .reference("gang_id", "gang_no")
                .column("premises_kind", "text")
                .column("region_code", "text")
                .column("destroyed_at", "timestamptz")
                .reference("operation_id", "operation_no")
                .column("tags", "text[]");
        return RecordKind.of("dens", columns, spec, merge, units::mayImport, file -> {
            units.readAgain();
            return (row, stage) -> {
                stage.key(row.requiredNumber("den_no"));
                stage.id(units.holder(row, file).id())
                        .reference(row.text("gang_no"))
                        .word(row.requiredWord("premises_kind", PremisesKind.class))
                        .text(row.region("region_code"))
                        .time(row.time("destroyed_at"))
                        .reference(row.text("operation_no"))
                        .list(row.list("tags"));
            };
        });
    }
}
