package cn.fanzha.command.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.CaseStep;
import cn.fanzha.command.cases.StepOutcome.Refused;
import cn.fanzha.command.shared.ChinaTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StepRulesTest {

    private static final Instant NOW = ChinaTime.parse("2026-11-22 12:00:00");

    static Stream<Arguments> everyStateAndStep() {
        return Stream.of(CaseState.values())
                .flatMap(state -> Stream.of(CaseStep.values()).map(step -> Arguments.of(state, step)));
    }

    @ParameterizedTest
    @MethodSource("everyStateAndStep")
    void aStepIsTakenFromItsOwnStateAlone(CaseState state, CaseStep step) {
        Refused refused = StepRules.refusal(state, dates(state), 0, step, NOW, NOW);
        if (step.from() == state && step != CaseStep.TAKE_OVER_FILED) {
            assertThat(refused).isNull();
        } else {
            assertThat(refused)
                    .isEqualTo(
                            step.from() == state
                                    ? Refused.because("cases.step.refused.not-filed")
                                    : Refused.because("cases.step.refused.state", step, state));
        }
    }

    @ParameterizedTest
    @CsvSource({
        // reported, latest step, done, what is refused
        "2026-10-31 23:59:59, 2026-11-01 00:00:00, 2026-11-01 00:00:00,",
        "2026-10-31 23:59:59, 2026-11-01 00:00:00, 2026-10-31 23:59:59, order",
        "2026-11-01 00:00:00, 2026-11-01 00:00:00, 2026-10-31 23:59:59, before-report",
        "2026-11-01 00:00:00, 2026-11-01 00:00:00, 2026-11-01 00:00:00,",
        "2025-12-31 23:59:59, 2025-12-31 23:59:59, 2026-01-01 00:00:00,",
        "2026-11-20 08:00:00, 2026-11-21 08:00:00, 2026-11-22 12:00:00,",
        "2026-11-20 08:00:00, 2026-11-21 08:00:00, 2026-11-22 12:00:01, future",
        "2026-11-20 08:00:00, 2026-11-21 08:00:00, 2026-12-01 00:00:00, future",
        "2026-11-20 08:00:00, 2026-11-21 08:00:00, 2026-11-21 07:59:59, order",
        "2026-11-20 08:00:00, 2026-11-21 08:00:00, 1900-01-01 00:00:00, before-report"
    })
    void datesCannotContradict(String reported, String accepted, String done, @Nullable String refused) {
        StepDates dates = new StepDates();
        dates.report(ChinaTime.parse(reported));
        dates.step(CaseState.ACCEPTED, ChinaTime.parse(accepted));
        Refused said = StepRules.refusal(CaseState.ACCEPTED, dates, 0, CaseStep.FILE, ChinaTime.parse(done), NOW);
        assertThat(said == null ? null : said.key())
                .isEqualTo(refused == null ? null : "cases.step.refused." + refused);
    }

    @Test
    void aCaseIsReturnedTwiceAtMost() {
        StepDates dates = dates(CaseState.PROSECUTED);
        assertThat(StepRules.refusal(CaseState.PROSECUTED, dates, 1, CaseStep.RETURN, NOW, NOW))
                .isNull();
        assertThat(StepRules.refusal(CaseState.PROSECUTED, dates, 2, CaseStep.RETURN, NOW, NOW))
                .isEqualTo(Refused.because("cases.step.refused.returns", 2));
        assertThat(StepRules.refusal(CaseState.PROSECUTED, dates, 2, CaseStep.CLOSE, NOW, NOW))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31 10:00:00, 2026-03-01 00:00:00",
        "2026-11-22 00:00:00, 2026-12-23 00:00:00",
        "2026-12-31 23:59:59, 2027-02-01 00:00:00",
        "2024-01-30 08:00:00, 2024-03-01 00:00:00"
    })
    void aSupplementaryInvestigationEndsWithTheSameDayOfTheNextMonth(String returned, String end) {
        assertThat(StepDates.endOfSupplement(ChinaTime.parse(returned))).isEqualTo(ChinaTime.parse(end));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-22 10:00:00, 2026-11-26 00:00:00", "2026-12-29 23:59:59, 2027-01-02 00:00:00"})
    void theReporterIsToldWithinThreeDays(String decided, String end) {
        assertThat(RejectionNotices.due(ChinaTime.parse(decided))).isEqualTo(ChinaTime.parse(end));
    }

    private static StepDates dates(CaseState state) {
        StepDates dates = new StepDates();
        dates.report(NOW.minusSeconds(7200));
        if (state != CaseState.REPORTED) {
            dates.step(state == CaseState.FILED ? CaseState.ACCEPTED : state, NOW.minusSeconds(3600));
        }
        return dates;
    }
}
