package cn.fanzha.command.cases.imports;

import cn.fanzha.command.platform.imports.ImportRow;
import cn.fanzha.command.platform.imports.PersonCells;
import cn.fanzha.command.platform.imports.StageRow;
import java.util.List;
import org.springframework.stereotype.Component;

/** The victim's columns of a case. */
@Component
class VictimCells {

    static final List<String> STAGING = List.of(
            "victim_name bytea",
            "name_digest bytea",
            "victim_id_no bytea",
            "id_no_index bytea",
            "victim_phone bytea",
            "phone_index bytea");

    private final PersonCells cells;

    VictimCells(PersonCells cells) {
        this.cells = cells;
    }

    void check(ImportRow row, StageRow stage, String caseNo) {
        cells.name(row, stage, "victim_name", caseNo);
        cells.idNo(row, stage, "victim_id_no");
        cells.phone(row, stage, "victim_phone");
    }
}
