package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.CaseProgress;
import cn.fanzha.command.cases.CaseStep;
import cn.fanzha.command.cases.StepOutcome;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The page's own steps, for other features. */
@Component
class CaseProgressSteps implements CaseProgress {

    private final CaseSteps steps;

    CaseProgressSteps(CaseSteps steps) {
        this.steps = steps;
    }

    @Override
    public StepOutcome take(CaseNumber number, CaseStep step, Instant at, @Nullable String note, Actor actor) {
        return steps.take(new CaseSteps.StepRequest(number, step, at, note, null), actor);
    }

    @Override
    public StepOutcome decide(CaseNumber number, boolean approve, @Nullable String note, Actor actor) {
        return steps.decide(number, approve, note, null, actor);
    }

    @Override
    public StepOutcome transfer(CaseNumber number, CaseStep step, Instant at, String note, String unit, Actor actor) {
        return steps.take(new CaseSteps.StepRequest(number, step, at, note, unit), actor);
    }
}
