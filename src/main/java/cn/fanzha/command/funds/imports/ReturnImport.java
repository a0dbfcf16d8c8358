package cn.fanzha.command.funds.imports;

import static cn.fanzha.command.platform.imports.ImportColumn.optional;
import static cn.fanzha.command.platform.imports.ImportColumn.required;

import cn.fanzha.command.organisation.ImportedUnits;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.platform.imports.ImportColumn;
import cn.fanzha.command.platform.imports.ImportFile;
import cn.fanzha.command.platform.imports.ImportKind;
import cn.fanzha.command.platform.imports.ImportKind.RowCheck;
import cn.fanzha.command.platform.imports.ImportRow;
import cn.fanzha.command.platform.imports.PersonCells;
import cn.fanzha.command.platform.imports.RecordKind;
import cn.fanzha.command.platform.imports.RecordMerge;
import cn.fanzha.command.platform.imports.RecordSpec;
import cn.fanzha.command.platform.imports.StageRow;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Returns to victims 资金返还 (银监发〔2016〕41号) that were paid. A victim is one person by the ID; without it by the name and
 * the case, which is what the name's digest is made of.
 */
@Configuration(proxyBeanMethods = false)
class ReturnImport {

    private static final List<ImportColumn> COLUMNS = List.of(
            required("return_no", "返还编号"),
            required("unit_code", "单位代码"),
            required("case_no", "案件编号"),
            required("victim_name", "受害人姓名"),
            optional("victim_id_no", "受害人身份证号"),
            optional("from_account", "划出账号"),
            optional("to_account", "收款账号"),
            required("amount", "返还金额"),
            required("returned_at", "返还时间"));

    private final RecordMerge merge;
    private final ImportedUnits units;
    private final AccountCells accounts;
    private final PersonCells persons;
    private final OpeningEntries book;

    ReturnImport(
            RecordMerge merge, ImportedUnits units, AccountCells accounts, PersonCells persons, OpeningEntries book) {
        this.merge = merge;
        this.units = units;
        this.accounts = accounts;
        this.persons = persons;
        this.book = book;
    }

    @Bean
    ImportKind returnsImport() {
        RecordSpec spec = RecordSpec.of("fund_return", "return_no")
                .column("unit_id", "uuid", "unit_code")
                .ownReference("case_id", "case_no")
                .secret("victim_name", "victim_name")
                .column("name_digest", "bytea", "victim_name")
                .secret("victim_id_no", "victim_id_no")
                .column("id_no_index", "bytea", "victim_id_no")
                .value("from_account_id", "from_account")
                .value("to_account_id", "to_account")
                .column("amount", "numeric(18, 2)")
                .column("returned_at", "timestamptz")
                .derived("state", "'RETURNED'");
        return RecordKind.of("returns", COLUMNS, spec, merge, units::mayImport, this::check)
                .alsoStaging("was_account uuid")
                .alsoJudging(file -> book.lockReturns())
                .alsoLanding(book::postReturns);
    }

    private RowCheck check(ImportFile file) {
        units.readAgain();
        return (row, stage) -> check(row, stage, file);
    }

    private void check(ImportRow row, StageRow stage, ImportFile file) {
        stage.key(row.requiredNumber("return_no"));
        UnitRef holder = units.holder(row, file);
        String caseNo = row.requiredReference("case_no");
        row.required("victim_name");
        stage.id(holder.id()).reference(caseNo);
        persons.name(row, stage, "victim_name", caseNo);
        persons.idNo(row, stage, "victim_id_no");
        accounts.guess(row, stage, "from_account", null);
        accounts.guess(row, stage, "to_account", null);
        stage.amount(row.requiredAmount("amount")).time(row.requiredTime("returned_at"));
        stage.id(null);
    }
}
