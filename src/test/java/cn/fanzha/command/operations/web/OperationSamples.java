package cn.fanzha.command.operations.web;

import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.operations.SeizureKind;
import cn.fanzha.command.operations.domain.OperationDraft;
import cn.fanzha.command.operations.domain.OperationPlans;
import cn.fanzha.command.operations.domain.OperationRecords;
import cn.fanzha.command.operations.domain.OperationRecords.Things;
import cn.fanzha.command.support.authorisation.Sample;
import cn.fanzha.command.support.authorisation.SampleData;
import cn.fanzha.command.support.authorisation.Side;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Examples of operations for the authorisation matrix, led by the side's station. */
class OperationSamples implements SampleData {

    private final OperationPlans plans;
    private final OperationRecords records;
    private final Clock clock;

    OperationSamples(OperationPlans plans, OperationRecords records, Clock clock) {
        this.plans = plans;
        this.records = records;
        this.clock = clock;
    }

    @Override
    public boolean covers(String method, String pattern) {
        return pattern.startsWith("/operations");
    }

    @Override
    public Sample make(String method, String pattern, Side side) {
        if (!pattern.contains("{no}")) {
            return Sample.EMPTY;
        }
        OperationDraft draft = new OperationDraft(
                "测试行动", LocalDate.of(2026, 1, 1), null, side.station().code(), List.of(), List.of());
        ChangeOutcome made = plans.open(draft, side.supervisor());
        String no = ((ChangeOutcome.Done) made).number();
        if (!pattern.contains("{record}")) {
            return Sample.of("no", no).with("name", "测试行动");
        }
        ChangeOutcome seized = records.addSeizure(
                no, new Things<>(side.station().code(), SeizureKind.GOIP, 3L, clock.instant()), side.officer());
        return new Sample(
                Map.of("no", no, "kind", "SEIZURE", "record", ((ChangeOutcome.Done) seized).number()),
                Map.of("thing", "GOIP"),
                null);
    }
}
