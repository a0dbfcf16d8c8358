package cn.fanzha.command.alerts.imports;

import static cn.fanzha.command.platform.imports.ImportColumn.optional;
import static cn.fanzha.command.platform.imports.ImportColumn.required;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.alerts.AlertOutcome;
import cn.fanzha.command.alerts.AlertSource;
import cn.fanzha.command.alerts.RiskGrade;
import cn.fanzha.command.alerts.domain.AlertSettings;
import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.cases.FraudTypes.FraudType;
import cn.fanzha.command.organisation.ImportedUnits;
import cn.fanzha.command.platform.imports.ImportColumn;
import cn.fanzha.command.platform.imports.ImportFile;
import cn.fanzha.command.platform.imports.ImportKind;
import cn.fanzha.command.platform.imports.ImportKind.RowCheck;
import cn.fanzha.command.platform.imports.PersonCells;
import cn.fanzha.command.platform.imports.RecordKind;
import cn.fanzha.command.platform.imports.RecordMerge;
import cn.fanzha.command.platform.imports.RecordSpec;
import cn.fanzha.command.platform.imports.ReferenceTarget;
import cn.fanzha.command.platform.imports.RowFault;
import cn.fanzha.command.shared.ChinaTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Alerts 预警. One with an outcome is closed. One that was pushed longer before it came in than {@code
 * fanzha.imports.history} is inert: it enters nobody's queue, clock or reminder, and counts in statistics. The person's
 * name, phone and document are encrypted (Personal Information Protection Law arts 28, 51).
 */
@Configuration(proxyBeanMethods = false)
class AlertImport {

    private static final List<ImportColumn> COLUMNS = List.of(
            required("alert_no", "预警编号"),
            required("unit_code", "单位代码"),
            required("source", "预警来源"),
            required("risk", "风险等级"),
            required("fraud_type", "诈骗类型"),
            required("pushed_at", "推送时间"),
            optional("person_name", "被预警人姓名"),
            required("phone", "被预警人电话"),
            optional("id_no", "被预警人身份证号"),
            optional("outcome", "处置结果"),
            optional("outcome_at", "处置时间"),
            optional("loss_avoided", "避免损失金额"),
            optional("tags", "标签"),
            optional("region_code", "行政区划代码"));

    private final RecordMerge merge;
    private final ImportedUnits units;
    private final FraudTypes types;
    private final PersonCells cells;
    private final AlertSettings settings;
    private final Duration history;

    AlertImport(
            RecordMerge merge,
            ImportedUnits units,
            FraudTypes types,
            PersonCells cells,
            AlertSettings settings,
            @Value("${fanzha.imports.history}") Duration history) {
        this.merge = merge;
        this.units = units;
        this.types = types;
        this.cells = cells;
        this.settings = settings;
        this.history = history;
    }

    @Bean
    ReferenceTarget alertsByNumber() {
        return new ReferenceTarget("alert_no", "alert", "alert_no");
    }

    @Bean
    ImportKind alertsImport() {
        String inert = "s.pushed_at < :born - interval '" + history.toSeconds() + " seconds'";
        RecordSpec spec = RecordSpec.of("alert", "alert_no")
                .column("unit_id", "uuid", "unit_code")
                .column("source", "text")
                .column("risk", "text")
                .column("fraud_type", "text")
                .column("pushed_at", "timestamptz")
                .secret("person_name", "person_name")
                .column("name_digest", "bytea", "person_name")
                .secret("phone", "phone")
                .column("phone_index", "bytea", "phone")
                .secret("id_no", "id_no")
                .column("id_no_index", "bytea", "id_no")
                .column("outcome", "text")
                .column("outcome_at", "timestamptz")
                .column("loss_avoided", "numeric(18, 2)")
                .column("tags", "text[]")
                .column("region_code", "text")
                .inOrder("pushed_at", "outcome_at")
                .reject("s.outcome is not null and s.outcome_at is null", "outcome_at", "required")
                .reject("s.outcome is null and s.outcome_at is not null", "outcome", "required")
                .derived("state", "case when s.outcome is null then 'PUSHED' else 'CLOSED' end")
                .derived("inert", inert)
                .derived("due_at", receiveBy(inert))
                .derived("escalate_at", receiveBy(inert))
                .numbered(AlertNumber.LETTER);
        return RecordKind.of("alerts", COLUMNS, spec, merge, units::mayImport, this::check);
    }

    /** What comes in unworked waits for its receipt first; nothing that is history or closed has a deadline. */
    private String receiveBy(String inert) {
        String within = Arrays.stream(RiskGrade.values())
                .map(grade -> " when s.risk = '" + grade + "' then s.pushed_at + interval '"
                        + settings.of(grade).receive().toSeconds() + " seconds'")
                .collect(Collectors.joining());
        return "case when s.outcome is not null or " + inert + " then null" + within + " end";
    }

    private RowCheck check(ImportFile file) {
        units.readAgain();
        Map<String, FraudType> known =
                types.all().stream().collect(Collectors.toMap(FraudType::code, Function.identity()));
        return (row, stage) -> {
            String no = row.requiredNumber("alert_no");
            stage.key(no);
            stage.id(units.holder(row, file).id())
                    .word(row.requiredWord("source", AlertSource.class))
                    .word(row.requiredWord("risk", RiskGrade.class));
            FraudType type = known.get(row.required("fraud_type"));
            if (type == null) {
                throw new RowFault("fraud_type", "unknown-type");
            }
            Instant pushed = row.requiredTime("pushed_at");
            if (!type.inForce(ChinaTime.date(pushed))) {
                stage.warn();
            }
            stage.text(type.code()).time(pushed);
            row.required("phone");
            cells.name(row, stage, "person_name", no);
            cells.phone(row, stage, "phone");
            cells.idNo(row, stage, "id_no");
            stage.word(row.word("outcome", AlertOutcome.class))
                    .time(row.time("outcome_at"))
                    .amount(row.amount("loss_avoided"))
                    .list(row.list("tags"))
                    .text(row.region("region_code"));
        };
    }
}
