package cn.fanzha.command.alerts.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.alerts.Deadline;
import cn.fanzha.command.alerts.RiskGrade;
import cn.fanzha.command.alerts.domain.DeadlineRule.Dates;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineRuleTest {

    private static final Instant PUSHED = Instant.parse("2026-11-22T01:00:00Z");

    private final AlertSettings settings = AlertSettings.defaults();

    @ParameterizedTest
    @CsvSource({
        "HIGH, RECEIVE, 5",
        "HIGH, FIRST_CALL, 15",
        "HIGH, FACE_TO_FACE, 120",
        "MEDIUM, RECEIVE, 15",
        "MEDIUM, FIRST_CALL, 60",
        "MEDIUM, FACE_TO_FACE, 1440",
        "LOW, RECEIVE, 60",
        "LOW, FIRST_CALL, 1440"
    })
    void eachGradesDeadlineIsKeptToItsLastMomentAndMissedBehindIt(RiskGrade grade, Deadline what, long minutes) {
        DeadlineRule rule = settings.of(grade);
        Instant edge = PUSHED.plus(Duration.ofMinutes(minutes));
        DeadlineRule.Due open = due(rule, what, dates(null, null, null));
        assertThat(open.at()).isEqualTo(edge);
        assertThat(open.late(edge.minusNanos(1))).isFalse();
        assertThat(open.late(edge)).isFalse();
        assertThat(open.late(edge.plusNanos(1))).isTrue();
        assertThat(due(rule, what, dates(edge, edge, edge)).late(edge.plusSeconds(9)))
                .isFalse();
        Instant after = edge.plusNanos(1);
        assertThat(due(rule, what, dates(after, after, after)).late(after)).isTrue();
    }

    @Test
    void theLowGradeAsksForNoMeeting() {
        assertThat(settings.of(RiskGrade.LOW).all(dates(null, null, null)))
                .extracting(DeadlineRule.Due::what)
                .containsExactly(Deadline.RECEIVE, Deadline.FIRST_CALL);
    }

    @Test
    void theNextDeadlineIsTheEarliestThatIsNotDone() {
        DeadlineRule high = settings.of(RiskGrade.HIGH);
        assertThat(high.next(dates(null, null, null))).isEqualTo(minutes(5));
        assertThat(high.next(dates(PUSHED, null, null))).isEqualTo(minutes(15));
        assertThat(high.next(dates(PUSHED, PUSHED, null))).isEqualTo(minutes(120));
        assertThat(high.next(dates(PUSHED, PUSHED, PUSHED))).isNull();
        assertThat(high.nextFrom(dates(null, null, null), minutes(5))).isEqualTo(minutes(5));
        assertThat(high.nextFrom(dates(null, null, null), minutes(5).plusNanos(1)))
                .isEqualTo(minutes(15));
    }

    @Test
    void whatIsLeftOutOrClosedIsWaitedForNoMore() {
        DeadlineRule high = settings.of(RiskGrade.HIGH);
        assertThat(high.next(new Dates(PUSHED, PUSHED, PUSHED, null, null, true, true, null)))
                .isNull();
        assertThat(high.next(new Dates(PUSHED, PUSHED, PUSHED, null, null, false, false, PUSHED)))
                .isNull();
    }

    @Test
    void whatWasOverWhenTheWorkEndedStaysMissed() {
        DeadlineRule high = settings.of(RiskGrade.HIGH);
        Dates closed = new Dates(PUSHED, PUSHED, PUSHED, null, null, false, false, minutes(20));
        assertThat(due(high, Deadline.FIRST_CALL, closed).late(minutes(999))).isTrue();
        assertThat(due(high, Deadline.FACE_TO_FACE, closed).late(minutes(999))).isFalse();
    }

    @Test
    void anAlertThatIsHandedOnIsReceivedAnewAndCalledInTheOldTime() {
        Dates handed = new Dates(PUSHED, minutes(10), null, null, null, false, false, null);
        assertThat(due(settings.of(RiskGrade.HIGH), Deadline.RECEIVE, handed).at())
                .isEqualTo(minutes(15));
        assertThat(due(settings.of(RiskGrade.HIGH), Deadline.FIRST_CALL, handed).at())
                .isEqualTo(minutes(15));
    }

    private static DeadlineRule.Due due(DeadlineRule rule, Deadline what, Dates dates) {
        return rule.all(dates).stream()
                .filter(due -> due.what() == what)
                .findFirst()
                .orElseThrow();
    }

    private static Dates dates(@Nullable Instant received, @Nullable Instant called, @Nullable Instant met) {
        return new Dates(PUSHED, PUSHED, received, called, met, false, false, null);
    }

    private static Instant minutes(long minutes) {
        return PUSHED.plus(Duration.ofMinutes(minutes));
    }
}
