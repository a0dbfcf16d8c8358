package cn.fanzha.command.organisation;

import cn.fanzha.command.platform.imports.ImportFile;
import cn.fanzha.command.platform.imports.ImportRow;
import cn.fanzha.command.platform.imports.RowFault;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.Scope;
import cn.fanzha.command.shared.Text;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Units and institutions that rows of a file name, and who may import rows of which unit. */
@Component
public class ImportedUnits {

    private final Units units;

    ImportedUnits(Units units) {
        this.units = units;
    }

    /** Supervisors, analysts and programs of a police unit import rows of its tree; the platform's programs all. */
    public boolean mayImport(Actor actor) {
        boolean sees = actor.scope() instanceof Scope.Everything || actor.scope() instanceof Scope.Tree;
        return sees && (actor.program() || actor.has(Role.SUPERVISOR) || actor.has(Role.ANALYST));
    }

    /** Units may have come in through another instance a moment ago: call it once a file. */
    public void readAgain() {
        units.follow();
    }

    /** The police unit of column {@code unit_code} that holds the row. */
    public UnitRef holder(ImportRow row, ImportFile file) {
        UnitRef unit = units.findByCode(Text.halfWidth(row.required("unit_code")))
                .filter(found -> found.kind().isPolice() && found.kind() != UnitKind.PLATFORM)
                .orElseThrow(() -> new RowFault("unit_code", "unknown-unit"));
        if (!file.actor().scope().sees(unit.id())) {
            throw new RowFault("unit_code", "out-of-scope");
        }
        return unit;
    }

    /** A number that carries a unit counts within it: another unit's counter is not this sender's to move. */
    public void numberInScope(String column, String unitCode, ImportFile file) {
        Optional<UnitRef> foreign =
                units.findByCode(unitCode).filter(unit -> !file.actor().scope().sees(unit.id()));
        if (!file.everyUnit() && foreign.isPresent()) {
            throw new RowFault(column, "out-of-scope");
        }
    }

    /** The partner institution that the column names by its code; null where the cell is empty. */
    public @Nullable UnitRef institution(ImportRow row, String column) {
        String code = row.text(column);
        return code == null
                ? null
                : units.findByCode(Text.halfWidth(code).toUpperCase(Locale.ROOT))
                        .filter(found -> !found.kind().isPolice())
                        .orElseThrow(() -> new RowFault(column, "unknown-unit"));
    }
}
