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
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Movements of money of banks' statements. A transfer is kept once, however often it is imported. It belongs to the
 * unit that holds its case; one without a case to nobody, and whoever may import at all may send it.
 */
@Configuration(proxyBeanMethods = false)
class TransferImport {

    private static final List<ImportColumn> COLUMNS = List.of(
            required("transfer_no", "流水编号"),
            required("from_account", "付款账号"),
            optional("from_name", "付款户名"),
            optional("from_institution", "付款机构代码"),
            required("to_account", "收款账号"),
            optional("to_name", "收款户名"),
            optional("to_institution", "收款机构代码"),
            required("amount", "金额"),
            required("at", "交易时间"),
            optional("balance_after", "交易后余额"),
            optional("channel", "交易渠道"),
            optional("case_no", "案件编号"));

    private final RecordMerge merge;
    private final ImportedUnits units;
    private final AccountCells accounts;
    private final PersonCells persons;
    private final JdbcClient jdbc;

    TransferImport(
            RecordMerge merge, ImportedUnits units, AccountCells accounts, PersonCells persons, JdbcClient jdbc) {
        this.merge = merge;
        this.units = units;
        this.accounts = accounts;
        this.persons = persons;
        this.jdbc = jdbc;
    }

    @Bean
    ImportKind transfersImport() {
        RecordSpec spec = RecordSpec.of("transfer", "transfer_no")
                .scopedBy("""
                        (t.case_id is null or exists (select from case_file c where c.id = t.case_id
                                                      and c.unit_id = any(:units)))""")
                .value("from_account_id", "from_account")
                .secret("from_name", "from_name")
                .column("from_name_digest", "bytea", "from_name")
                .column("from_institution_id", "uuid", "from_institution")
                .value("to_account_id", "to_account")
                .secret("to_name", "to_name")
                .column("to_name_digest", "bytea", "to_name")
                .column("to_institution_id", "uuid", "to_institution")
                .column("amount", "numeric(18, 2)")
                .column("at", "timestamptz")
                .column("balance_after", "numeric(18, 2)")
                .column("channel", "text")
                .reference("case_id", "case_no");
        return RecordKind.of("transfers", COLUMNS, spec, merge, units::mayImport, this::check)
                .alsoJudging(this::rejectForeignCases);
    }

    private RowCheck check(ImportFile file) {
        units.readAgain();
        return this::check;
    }

    private void check(ImportRow row, StageRow stage) {
        String number = row.requiredNumber("transfer_no");
        stage.key(number);
        row.required("from_account");
        row.required("to_account");
        party(row, stage, "from", number);
        party(row, stage, "to", number);
        stage.amount(row.requiredAmount("amount"))
                .time(row.requiredTime("at"))
                .amount(row.amount("balance_after"))
                .text(row.text("channel"))
                .reference(row.text("case_no"));
    }

    private void party(ImportRow row, StageRow stage, String side, String number) {
        UnitRef institution = units.institution(row, side + "_institution");
        accounts.guess(row, stage, side + "_account", institution);
        persons.name(row, stage, side + "_name", number);
        stage.id(institution == null ? null : institution.id());
    }

    private void rejectForeignCases(ImportFile file) {
        if (!file.everyUnit()) {
            jdbc.sql("""
                            update import_stage s set fault_column = 'case_no', fault_code = 'out-of-scope'
                            from case_file c
                            where c.case_no = s.case_id_no and s.fault_code is null and not c.unit_id = any(:units)""").param("units", file.units()).update();
        }
    }
}
