package cn.fanzha.command.operations.web;

import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.operations.domain.OperationDraft;
import cn.fanzha.command.operations.domain.OperationPlans;
import cn.fanzha.command.support.authorisation.Sample;
import cn.fanzha.command.support.authorisation.SampleData;
import cn.fanzha.command.support.authorisation.Side;
import java.time.LocalDate;
import java.util.List;

/** Examples of operations for the authorisation matrix, led by the side's station. */
class OperationSamples implements SampleData {

    private final OperationPlans plans;

    OperationSamples(OperationPlans plans) {
        this.plans = plans;
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
        return Sample.of("no", ((ChangeOutcome.Done) made).number()).with("name", "测试行动");
    }
}
