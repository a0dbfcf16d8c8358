package cn.fanzha.command.funds.imports;

import static cn.fanzha.command.platform.imports.ImportColumn.optional;
import static cn.fanzha.command.platform.imports.ImportColumn.required;

import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.FreezeMode;
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
 * Freezes 冻结 (程序规定 arts 237-247) of other systems. A row stands instead of the freeze that a stop of the same account
 * and case made. Not renewed, a freeze ends at 24:00 of its last day. One that lies before the case was filed, which the
 * law forbids, is a warning: history lands as it was.
 */
@Configuration(proxyBeanMethods = false)
class FreezeImport {

    private static final List<ImportColumn> COLUMNS = List.of(
            required("freeze_no", "冻结编号"),
            required("unit_code", "单位代码"),
            required("case_no", "案件编号"),
            required("institution_code", "机构代码"),
            required("account_no", "账号"),
            optional("account_name", "户名"),
            required("mode", "冻结方式"),
            optional("limit_amount", "限额"),
            required("frozen_at", "冻结时间"),
            optional("frozen_amount", "冻结金额"),
            optional("ends_on", "到期日"),
            optional("released_at", "解除时间"));

    private final RecordMerge merge;
    private final ImportedUnits units;
    private final AccountCells accounts;
    private final PersonCells persons;
    private final TouchedAccounts touched;

    FreezeImport(
            RecordMerge merge,
            ImportedUnits units,
            AccountCells accounts,
            PersonCells persons,
            TouchedAccounts touched) {
        this.merge = merge;
        this.units = units;
        this.accounts = accounts;
        this.persons = persons;
        this.touched = touched;
    }

    @Bean
    ImportKind freezesImport() {
        return RecordKind.of("freezes", COLUMNS, spec(), merge, units::mayImport, this::check)
                .alsoStaging("was_account uuid")
                .alsoJudging(file -> {
                    touched.lock("fund_freeze", "freeze_no");
                    touched.warnOfFreezesBeforeFiling();
                })
                .alsoLanding(touched::followFreezes);
    }

    private static RecordSpec spec() {
        return RecordSpec.of("fund_freeze", "freeze_no")
                .column("unit_id", "uuid", "unit_code")
                .ownReference("case_id", "case_no")
                .column("institution_id", "uuid", "institution_code")
                .column("account_kind", "text", "institution_code")
                .value("account_id", "account_no")
                .secret("holder", "account_name")
                .column("holder_digest", "bytea", "account_name")
                .column("mode", "text")
                .column("limit_amount", "numeric(18, 2)")
                .column("frozen_at", "timestamptz")
                .column("frozen_amount", "numeric(18, 2)")
                .column("ends_on", "date")
                .column("released_at", "timestamptz")
                // a row under the number of a stop's own freeze takes that over
                .column("stop_id", "uuid", "freeze_no")
                .inOrder("frozen_at", "released_at")
                .reject("s.ends_on < (s.frozen_at at time zone 'Asia/Shanghai')::date", "ends_on", "dates-out-of-order")
                .derived("state", """
                        case when s.released_at is not null then 'RELEASED'
                             when s.ends_on < (cast(:now as timestamptz) at time zone 'Asia/Shanghai')::date then 'EXPIRED'
                             else 'FROZEN' end""");
    }

    private RowCheck check(ImportFile file) {
        units.readAgain();
        return (row, stage) -> check(row, stage, file);
    }

    private void check(ImportRow row, StageRow stage, ImportFile file) {
        String number = row.requiredNumber("freeze_no");
        stage.key(number);
        UnitRef holder = units.holder(row, file);
        String caseNo = row.required("case_no");
        UnitRef institution = accounts.institution(row);
        AccountKind kind = AccountCells.kind(institution);
        row.required("account_no");
        stage.id(holder.id()).reference(caseNo).id(institution.id()).word(kind);
        accounts.fill(row, stage, "account_no", kind);
        persons.name(row, stage, "account_name", number);
        stage.word(row.requiredWord("mode", FreezeMode.class))
                .amount(row.amount("limit_amount"))
                .time(row.requiredTime("frozen_at"))
                .amount(row.amount("frozen_amount"))
                .day(row.day("ends_on"))
                .time(row.time("released_at"))
                .id(null);
        stage.id(null);
    }
}
