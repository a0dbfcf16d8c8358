package cn.fanzha.command.funds.imports;

import static cn.fanzha.command.platform.imports.ImportColumn.optional;
import static cn.fanzha.command.platform.imports.ImportColumn.required;

import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.RefusalReason;
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
import cn.fanzha.command.platform.live.LiveEvent;
import cn.fanzha.command.platform.live.LiveEvents;
import cn.fanzha.command.shared.StopNumber;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Stop payments 紧急止付 (银发〔2016〕86号) of other systems. The state follows from the dates; a stop runs 48 hours from the
 * moment of stopping. History is inert: what nobody answered within 48 hours asks nothing of anybody, younger requests
 * enter the institution's desk. {@code frozen_at} makes the freeze that took over.
 */
@Configuration(proxyBeanMethods = false)
class StopPaymentImport {

    private static final List<ImportColumn> COLUMNS = List.of(
            required("request_no", "止付编号"),
            required("unit_code", "单位代码"),
            optional("case_no", "案件编号"),
            required("institution_code", "机构代码"),
            required("account_no", "收款账号"),
            required("account_name", "户名"),
            required("amount", "转账金额"),
            required("requested_at", "申请时间"),
            optional("stopped_at", "止付时间"),
            optional("stopped_amount", "止付金额"),
            optional("refused_at", "拒绝时间"),
            optional("refusal_code", "拒绝原因"),
            optional("frozen_at", "冻结时间"),
            optional("frozen_amount", "冻结金额"));

    private final RecordMerge merge;
    private final ImportedUnits units;
    private final AccountCells accounts;
    private final PersonCells persons;
    private final TouchedAccounts touched;
    private final LiveEvents live;
    private final JdbcClient jdbc;

    StopPaymentImport(
            RecordMerge merge,
            ImportedUnits units,
            AccountCells accounts,
            PersonCells persons,
            TouchedAccounts touched,
            LiveEvents live,
            JdbcClient jdbc) {
        this.merge = merge;
        this.units = units;
        this.accounts = accounts;
        this.persons = persons;
        this.touched = touched;
        this.live = live;
        this.jdbc = jdbc;
    }

    @Bean
    ImportKind stopPaymentsImport() {
        return RecordKind.of("stop-payments", COLUMNS, spec(), merge, units::mayImport, this::check)
                .alsoStaging("was_account uuid")
                .alsoJudging(file -> {
                    touched.lock("stop_payment", "request_no");
                    touched.warnOfFreezesBeforeFiling();
                })
                .alsoLanding(file -> {
                    touched.followStops(file);
                    showOnDesks();
                });
    }

    private static RecordSpec spec() {
        return RecordSpec.of("stop_payment", "request_no")
                .numbered('Z')
                .column("unit_id", "uuid", "unit_code")
                .ownReference("case_id", "case_no")
                .column("institution_id", "uuid", "institution_code")
                .column("account_kind", "text", "institution_code")
                .value("account_id", "account_no")
                .secret("holder", "account_name")
                .column("holder_digest", "bytea", "account_name")
                .column("amount", "numeric(18, 2)")
                .column("requested_at", "timestamptz")
                .column("stopped_at", "timestamptz")
                .column("amount_stopped", "numeric(18, 2)", "stopped_amount")
                .column("refused_at", "timestamptz")
                .column("refusal_code", "text")
                .column("frozen_at", "timestamptz")
                .column("frozen_amount", "numeric(18, 2)")
                .inOrder("requested_at", "stopped_at")
                .inOrder("requested_at", "refused_at")
                .inOrder("requested_at", "frozen_at")
                .inOrder("stopped_at", "frozen_at")
                .reject("s.stopped_at is not null and s.refused_at is not null", "refused_at", "contradiction")
                .reject("s.amount_stopped is not null and s.stopped_at is null", "stopped_at", "required")
                .reject("s.refusal_code is not null and s.refused_at is null", "refused_at", "required")
                .reject("s.frozen_amount is not null and s.frozen_at is null", "frozen_at", "required")
                .reject("s.frozen_at is not null and s.case_id is null", "case_no", "required")
                .derived("case_no", "select c.case_no from case_file c where c.id = s.case_id")
                .derived("urgency", "'NORMAL'")
                .derived("state", """
                        case when s.frozen_at is not null then 'FROZEN'
                             when s.refused_at is not null then 'REFUSED'
                             when s.stopped_at + interval '48 hours' > :now then 'STOPPED'
                             when s.stopped_at is not null then 'EXPIRED'
                             else 'REQUESTED' end""")
                .derived("answered_at", "coalesce(s.stopped_at, s.refused_at)")
                .derived("ends_at", "s.stopped_at + interval '48 hours'")
                // of the only stop of an account; else parted anew below
                .derived("new_money", "case when s.stopped_at is not null then coalesce(s.amount_stopped, 0) end")
                .derived("ended_at", """
                        case when s.frozen_at is not null then s.frozen_at
                             when s.stopped_at + interval '48 hours' <= :now then s.stopped_at + interval '48 hours' end""")
                .derived("settled_at", """
                        coalesce(s.stopped_at, s.refused_at, s.frozen_at,
                                 case when s.requested_at + interval '48 hours' <= :now
                                      then s.requested_at + interval '48 hours' end)""")
                .derived("inert", """
                        num_nonnulls(s.stopped_at, s.refused_at, s.frozen_at) = 0
                        and s.requested_at + interval '48 hours' <= :now""")
                .derived(
                        "refusal_reasons",
                        "case when s.refused_at is null then '{}'::text[] else array[coalesce(s.refusal_code, 'OTHER')] end");
    }

    private RowCheck check(ImportFile file) {
        units.readAgain();
        return (row, stage) -> check(row, stage, file);
    }

    private void check(ImportRow row, StageRow stage, ImportFile file) {
        stage.key(row.requiredNumber("request_no"));
        StopNumber number = Objects.requireNonNull(row.value("request_no", StopNumber::of, "number-format"));
        stage.key(number.value());
        UnitRef holder = units.holder(row, file);
        if (number.ofUnit()) {
            units.numberInScope("request_no", number.unit().value(), file);
        }
        UnitRef institution = accounts.institution(row);
        AccountKind kind = AccountCells.kind(institution);
        row.required("account_no");
        row.required("account_name");
        stage.id(holder.id())
                .reference(row.text("case_no"))
                .id(institution.id())
                .word(kind);
        accounts.fill(row, stage, "account_no", kind);
        persons.name(row, stage, "account_name", number.value());
        stage.amount(row.requiredAmount("amount"))
                .time(row.requiredTime("requested_at"))
                .time(row.time("stopped_at"))
                .amount(row.amount("stopped_amount"))
                .time(row.time("refused_at"))
                .word(row.word("refusal_code", RefusalReason.class))
                .time(row.time("frozen_at"))
                .amount(row.amount("frozen_amount"));
        stage.id(null);
    }

    /** Open pages of the institutions and units that have a request now that still waits read again. */
    private void showOnDesks() {
        jdbc.sql("""
                        select p.unit_id, p.institution_id, min(p.request_no) as request_no
                        from import_stage s join stop_payment p on p.id = s.record_id
                        where s.fault_code is null and s.action in ('CREATE', 'UPDATE') and p.settled_at is null
                        group by p.unit_id, p.institution_id""")
                .query((rs, n) -> new LiveEvent(
                        "stop-requested",
                        rs.getString("request_no"),
                        rs.getObject("unit_id", UUID.class),
                        rs.getObject("institution_id", UUID.class),
                        null))
                .list()
                .forEach(live::publish);
    }
}
