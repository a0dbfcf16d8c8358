package cn.fanzha.command.organisation.imports;

import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.imports.ImportColumn;
import cn.fanzha.command.platform.imports.ImportFile;
import cn.fanzha.command.platform.imports.ImportKind;
import cn.fanzha.command.platform.imports.ImportRow;
import cn.fanzha.command.platform.imports.RowFault;
import cn.fanzha.command.platform.imports.StageRow;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CnapsCode;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.Scope;
import cn.fanzha.command.shared.UnitCode;
import cn.fanzha.command.shared.Uscc;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Units: police units by code and parent, in any order within the file; institutions by their CNAPS number (banks) or
 * unified social credit code. Imported by the system administrator, or by a program bound to the platform.
 */
@Component
class UnitImport implements ImportKind {

    private final UnitMerge merge;
    private final Units units;

    UnitImport(UnitMerge merge, Units units) {
        this.merge = merge;
        this.units = units;
    }

    @Override
    public String name() {
        return "units";
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
                ImportColumn.required("code", "单位代码"),
                ImportColumn.required("name", "单位名称"),
                ImportColumn.required("kind", "单位类别"),
                ImportColumn.optional("parent_code", "上级单位代码"),
                ImportColumn.optional("region_code", "行政区划代码"),
                ImportColumn.optional("host_kind", "依托类别"));
    }

    @Override
    public boolean allows(Actor actor) {
        return actor.has(Role.SYSTEM_ADMIN) || (actor.program() && actor.scope() instanceof Scope.Everything);
    }

    @Override
    public List<String> staging() {
        return List.of(
                "name text", "kind text", "parent_code text", "region_code text", "host_kind text", "parent_id uuid");
    }

    @Override
    public RowCheck begin(ImportFile file) {
        return UnitImport::check;
    }

    @Override
    public void judge(ImportFile file) {
        merge.judge(file);
    }

    @Override
    public void land(ImportFile file) {
        merge.land(file);
    }

    @Override
    public void committed() {
        units.refresh();
    }

    private static void check(ImportRow row, StageRow stage) {
        stage.key(row.required("code"));
        UnitKind kind = row.requiredWord("kind", UnitKind.class);
        if (kind == UnitKind.PLATFORM) {
            throw new RowFault("kind", "unknown-word");
        }
        stage.key(code(row, kind));
        stage.text(row.required("name"))
                .word(kind)
                .numberOf(row.text("parent_code"))
                .text(row.region("region_code"))
                .word(row.word("host_kind", HostKind.class))
                .id(null);
    }

    private static String code(ImportRow row, UnitKind kind) {
        return switch (kind) {
            case PLATFORM, PROVINCE, CITY, DISTRICT, STATION, OUTPOST -> {
                UnitCode code = Objects.requireNonNull(row.value("code", UnitCode::of, "code-format"));
                if (code.equals(UnitCode.PLATFORM)) {
                    throw new RowFault("code", "code-format");
                }
                yield code.value();
            }
            case BANK ->
                Objects.requireNonNull(row.value("code", CnapsCode::of, "code-format"))
                        .value();
            case PAYMENT, TELECOM, INTERNET, GOVERNMENT ->
                Objects.requireNonNull(row.value("code", Uscc::of, "code-format"))
                        .value();
        };
    }

    /** Where an outpost sits. */
    private enum HostKind {
        CAMPUS,
        STREET,
        ENTERPRISE,
        COMMUNITY
    }
}
