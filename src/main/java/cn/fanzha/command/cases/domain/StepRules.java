package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.CaseStep;
import cn.fanzha.command.cases.StepOutcome.Refused;
import cn.fanzha.command.shared.ChinaTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which step may be taken when (domain section 3). Source: 公安机关办理刑事案件程序规定 (2020), arts 171, 174, 178-179, 186-187,
 * 190, 283, 289, 295.
 */
final class StepRules {

    private static final int RETURNS_AT_MOST = 2;

    private StepRules() {}

    /**
     * Why a case that stands there may not take the step on that date; null if it may. A step leads on from the present
     * state, lies neither in the future nor before the report or the step ahead of it, and a case is returned for
     * supplementary investigation twice at most. Officers write whole seconds: within one, steps follow each other.
     */
    static @Nullable Refused refusal(
            CaseState state, StepDates dates, int returns, CaseStep step, Instant at, Instant now) {
        if (state != step.from() || !state.mayBecome(step.to())) {
            return Refused.because("cases.step.refused.state", step, state);
        }
        if (at.isAfter(now)) {
            return Refused.because("cases.step.refused.future");
        }
        if (at.isBefore(dates.reported().truncatedTo(ChronoUnit.SECONDS))) {
            return Refused.because("cases.step.refused.before-report", ChinaTime.formatSeconds(dates.reported()));
        }
        if (at.isBefore(dates.latest().truncatedTo(ChronoUnit.SECONDS))) {
            return Refused.because("cases.step.refused.order", ChinaTime.formatSeconds(dates.latest()));
        }
        if (step == CaseStep.RETURN && returns >= RETURNS_AT_MOST) {
            return Refused.because("cases.step.refused.returns", RETURNS_AT_MOST);
        }
        boolean filed = dates.of(CaseState.FILED) != null;
        if (step == CaseStep.TAKE_OVER_FILED && !filed) {
            return Refused.because("cases.step.refused.not-filed");
        }
        if (step == CaseStep.TAKE_OVER_ACCEPTED && filed) {
            return Refused.because("cases.step.refused.already-filed");
        }
        return null;
    }
}
