package cn.fanzha.command.cases.imports;

import cn.fanzha.command.cases.Channel;
import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.cases.FraudTypes.FraudType;
import cn.fanzha.command.organisation.ImportedUnits;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.platform.imports.ImportColumn;
import cn.fanzha.command.platform.imports.ImportFile;
import cn.fanzha.command.platform.imports.ImportKind;
import cn.fanzha.command.platform.imports.ImportRow;
import cn.fanzha.command.platform.imports.RowFault;
import cn.fanzha.command.platform.imports.StageRow;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Cases: supervisors, analysts and programs import those of their own unit's tree. The state follows from the latest
 * date; imported numbers are kept and the counter jumps past them. A filed case below 3,000 yuan (2016 opinion of the
 * Supreme Court, the Supreme Procuratorate and the ministry) and a fraud type outside its dates are warnings.
 */
@Component
class CaseImport implements ImportKind {

    private static final Money FILING_THRESHOLD = Money.of("3000");
    private static final List<String> STEPS = List.of(
            "reported_at",
            "accepted_at",
            "filed_at",
            "solved_at",
            "concluded_at",
            "prosecuted_at",
            "closed_at",
            "rejected_at",
            "withdrawn_at");

    private final ImportedUnits units;
    private final FraudTypes types;
    private final VictimCells victims;
    private final CaseMerge merge;

    CaseImport(ImportedUnits units, FraudTypes types, VictimCells victims, CaseMerge merge) {
        this.units = units;
        this.types = types;
        this.victims = victims;
        this.merge = merge;
    }

    @Override
    public String name() {
        return "cases";
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
                ImportColumn.required("case_no", "案件编号"),
                ImportColumn.required("unit_code", "单位代码"),
                ImportColumn.required("channel", "来源渠道"),
                ImportColumn.required("fraud_type", "诈骗类型"),
                ImportColumn.required("reported_at", "接报时间"),
                ImportColumn.optional("accepted_at", "受案时间"),
                ImportColumn.optional("filed_at", "立案时间"),
                ImportColumn.optional("solved_at", "破案时间"),
                ImportColumn.optional("concluded_at", "侦查终结时间"),
                ImportColumn.optional("prosecuted_at", "移送审查起诉时间"),
                ImportColumn.optional("closed_at", "结案时间"),
                ImportColumn.optional("rejected_at", "不予立案时间"),
                ImportColumn.optional("withdrawn_at", "撤案时间"),
                ImportColumn.required("amount_involved", "涉案金额"),
                ImportColumn.optional("loss", "损失金额"),
                ImportColumn.optional("victim_name", "受害人姓名"),
                ImportColumn.optional("victim_id_no", "受害人身份证号"),
                ImportColumn.optional("victim_phone", "受害人电话"),
                ImportColumn.optional("region_code", "行政区划代码"),
                ImportColumn.optional("summary", "简要案情"),
                ImportColumn.optional("tags", "标签"),
                ImportColumn.optional("operation_no", "专项行动编号"));
    }

    @Override
    public boolean allows(Actor actor) {
        return units.mayImport(actor);
    }

    @Override
    public List<String> staging() {
        return Stream.of(
                        Stream.of("unit_id uuid", "channel text", "fraud_type text"),
                        STEPS.stream().map(step -> step + " timestamptz"),
                        Stream.of("amount_involved numeric(18, 2)", "loss numeric(18, 2)"),
                        VictimCells.STAGING.stream(),
                        Stream.of(
                                "region_code text",
                                "summary text",
                                "tags text[]",
                                "operation_id uuid",
                                "operation_no text"))
                .flatMap(Function.identity())
                .toList();
    }

    @Override
    public RowCheck begin(ImportFile file) {
        units.readAgain();
        Map<String, FraudType> known =
                types.all().stream().collect(Collectors.toMap(FraudType::code, Function.identity()));
        return (row, stage) -> check(row, stage, known, file);
    }

    @Override
    public void judge(ImportFile file) {
        merge.judge(file);
    }

    @Override
    public void land(ImportFile file) {
        merge.land(file);
    }

    private void check(ImportRow row, StageRow stage, Map<String, FraudType> known, ImportFile file) {
        stage.key(row.required("case_no"));
        String caseNo = Objects.requireNonNull(row.value("case_no", CaseNumber::of, "number-format"))
                .value();
        stage.key(caseNo);
        UnitRef holder = units.holder(row, file);
        units.numberInScope("case_no", CaseNumber.of(caseNo).unit().value(), file);
        stage.id(holder.id()).word(row.requiredWord("channel", Channel.class));
        FraudType type = known.get(row.required("fraud_type"));
        if (type == null) {
            throw new RowFault("fraud_type", "unknown-type");
        }
        stage.text(type.code());
        Instant reported = row.requiredTime("reported_at");
        STEPS.forEach(step -> stage.time(row.time(step)));
        Money amount = row.requiredAmount("amount_involved");
        stage.amount(amount).amount(row.amount("loss"));
        victims.check(row, stage, caseNo);
        stage.text(row.region("region_code")).text(row.text("summary", 20_000)).list(row.list("tags"));
        stage.reference(row.text("operation_no"));
        warn(stage, type, reported, amount, row.time("filed_at"));
    }

    private static void warn(StageRow stage, FraudType type, Instant reported, Money amount, @Nullable Instant filed) {
        if (!type.inForce(ChinaTime.date(reported))) {
            stage.warn();
        }
        if (filed != null && amount.compareTo(FILING_THRESHOLD) < 0) {
            stage.warn();
        }
    }
}
