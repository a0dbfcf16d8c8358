package cn.fanzha.command.alerts.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.alerts.AlertOutcome;
import cn.fanzha.command.alerts.AlertState;
import cn.fanzha.command.alerts.AttemptResult;
import cn.fanzha.command.alerts.AttemptStep;
import cn.fanzha.command.alerts.LossKnown;
import cn.fanzha.command.alerts.RiskGrade;
import cn.fanzha.command.alerts.SkipReason;
import cn.fanzha.command.alerts.domain.AlertChange.Done;
import cn.fanzha.command.alerts.domain.AlertChange.Refused;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class AlertWorkTest {

    @Autowired
    TestCity city;

    @Autowired
    TestClock clock;

    @Autowired
    NewAlerts alerts;

    @Autowired
    AlertWork work;

    @Autowired
    Watches watches;

    @Autowired
    AlertReading reading;

    @Autowired
    AlertClock ticking;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void aMorning() {
        clock.set("2026-11-20 09:00:00");
    }

    @AfterEach
    void realTime() {
        jdbc.sql("update alert set escalate_at = null where unit_id in (?, ?)")
                .params(city.stationA1.id(), city.districtA.id())
                .update();
        clock.reset();
    }

    @Test
    void aStepThatReachesNobodyLeadsToTheNextByItself() {
        AlertNumber no = received(RiskGrade.HIGH);
        assertThat(tried(no, AttemptStep.SMS, AttemptResult.SENT).nextStep()).isEqualTo(AttemptStep.CALL);
        assertThat(tried(no, AttemptStep.CALL, AttemptResult.NO_ANSWER).nextStep())
                .isEqualTo(AttemptStep.CONTACTS);
        assertThat(tried(no, AttemptStep.CALL, AttemptResult.BUSY).nextStep()).isEqualTo(AttemptStep.CONTACTS);
        assertThat(tried(no, AttemptStep.CONTACTS, AttemptResult.NO_ANSWER).nextStep())
                .isEqualTo(AttemptStep.VISIT);
        assertThat(tried(no, AttemptStep.VISIT, AttemptResult.NOT_HOME).nextStep())
                .isEqualTo(AttemptStep.VISIT);
        AlertView met = tried(no, AttemptStep.VISIT, AttemptResult.MET);
        assertThat(met.nextStep()).isNull();
        assertThat(met.settled()).isTrue();
        assertThat(met.state()).isEqualTo(AlertState.IN_PROGRESS);
        assertThat(met.steps()).extracting(step -> step.attempts().size()).containsExactly(1, 2, 1, 2);
    }

    @Test
    void thePersonsOwnSituationLeavesOutTheStepThatIsNext() {
        AlertNumber no = received(RiskGrade.HIGH);
        assertThat(work.skip(no, AttemptStep.VISIT, SkipReason.AWAY, null, city.officer))
                .isInstanceOf(Refused.class);
        assertThat(work.skip(no, AttemptStep.SMS, SkipReason.NO_SMS, null, city.officer))
                .isInstanceOf(Done.class);
        AlertView view = reading.glance(no, city.officer);
        assertThat(view.nextStep()).isEqualTo(AttemptStep.CALL);
        assertThat(view.steps().getFirst().skippedFor()).isEqualTo("NO_SMS");
        assertThat(trail.of("alert.skip", no.value()).getLast().detail("reason").asString())
                .isEqualTo("NO_SMS");
    }

    @Test
    void aStoppedTransferNeedsItsAmountAndHowItIsKnown() {
        AlertNumber no = received(RiskGrade.MEDIUM);
        assertThat(close(no, AlertOutcome.DISSUADED, null, null)).isEqualTo("alerts.close.not-tried");
        tried(no, AttemptStep.CALL, AttemptResult.REACHED);
        assertThat(close(no, AlertOutcome.STOPPED_TRANSFER, null, null)).isEqualTo("alerts.close.amount-missing");
        assertThat(close(no, AlertOutcome.STOPPED_TRANSFER, "8000", null)).isEqualTo("alerts.close.known-missing");
        assertThat(close(no, AlertOutcome.DISSUADED, "8000", null)).isEqualTo("alerts.close.amount-of-other-outcome");
        assertThat(close(no, AlertOutcome.UNREACHABLE, null, null)).isEqualTo("alerts.close.was-reached");
        assertThat(close(no, AlertOutcome.STOPPED_TRANSFER, "8000.50", LossKnown.BANK_RECORD))
                .isEqualTo("CLOSED");
        AlertView.Result result = java.util.Objects.requireNonNull(
                reading.glance(no, city.officer).result());
        assertThat(result.lossAvoided()).isEqualTo(Money.of("8000.50"));
        assertThat(result.lossKnown()).isEqualTo(LossKnown.BANK_RECORD);
        assertThat(close(no, AlertOutcome.FALSE_ALARM, null, null)).isEqualTo("alerts.not-now.CLOSED");
        assertThat(jdbc.sql(
                                "select indicator, value from figure_row where record_no = ? and indicator = 'alert.loss-avoided'")
                        .param(no.value())
                        .query((rs, n) -> rs.getBigDecimal("value"))
                        .list())
                .singleElement()
                .satisfies(value -> assertThat(value).isEqualByComparingTo("8000.50"));
    }

    @Test
    void anAttemptOfAnotherSystemCountsAsTried() {
        AlertNumber no = received(RiskGrade.LOW);
        jdbc.sql("""
                        insert into alert_attempt (id, attempt_no, alert_id, step, at, result, created_at)
                        select gen_random_uuid(), 'AT' || alert_no, id, 'CALL', pushed_at, 'NO_ANSWER', now()
                        from alert where alert_no = ?""").param(no.value()).update();
        assertThat(close(no, AlertOutcome.UNREACHABLE, null, null)).isEqualTo("CLOSED");
    }

    @Test
    void whoIsNotDissuadedIsLookedAfterAfterSevenThirtyAndNinetyDays() {
        AlertNumber no = received(RiskGrade.LOW);
        tried(no, AttemptStep.CALL, AttemptResult.NOT_BELIEVING);
        assertThat(close(no, AlertOutcome.NOT_DISSUADED, null, null)).isEqualTo("CLOSED");
        assertThat(reading.glance(no, city.officer).watches())
                .extracting(AlertView.Watch::dueOn)
                .containsExactly(
                        LocalDate.parse("2026-11-27"), LocalDate.parse("2026-12-20"), LocalDate.parse("2027-02-18"));
        assertThat(watches.done(no, 7, "已回访，未再转账", city.officer)).isInstanceOf(Done.class);
        assertThat(watches.done(no, 7, "再次", city.officer)).isInstanceOf(Refused.class);
    }

    @Test
    void aForwardedAlertIsReceivedAnewAndGoesBackToWhereItCameFrom() {
        AlertNumber no = TestAlerts.pushed(alerts, city.districtA, RiskGrade.HIGH, clock.instant(), city.supervisor);
        clock.advance(Duration.ofMinutes(2));
        assertThat(work.forward(no, city.stationA1.id(), " ", city.supervisor)).isInstanceOf(Refused.class);
        assertThat(work.forward(no, city.stationA1.id(), "属地处置", city.supervisor))
                .isInstanceOf(Done.class);
        assertThat(work.receive(no, city.officer)).isInstanceOf(Done.class);
        assertThat(work.handBack(no, "人在他区", city.officer)).isInstanceOf(Done.class);
        AlertView back = reading.glance(no, city.supervisor);
        assertThat(back.unitId()).isEqualTo(city.districtA.id());
        assertThat(back.state()).isEqualTo(AlertState.PUSHED);
        assertThat(back.events())
                .extracting(AlertView.Event::kind)
                .containsExactly("PUSHED", "FORWARDED", "RECEIVED", "RETURNED");
        assertThatThrownBy(() -> reading.open(no, city.officer)).isInstanceOf(OutOfScopeException.class);
        assertThatThrownBy(() -> work.forward(no, city.stationB1.id(), "越权", city.supervisor))
                .isInstanceOf(OutOfScopeException.class);
    }

    @Test
    void aMissedDeadlineGoesToTheUnitAboveOnceAndNotAtItsLastMoment() {
        AlertNumber no = TestAlerts.pushed(alerts, city.stationA1, RiskGrade.HIGH, clock.instant(), city.officer);
        clock.advance(Duration.ofMinutes(5));
        turn();
        assertThat(trail.of("alert.escalate", no.value())).isEmpty();
        clock.advance(Duration.ofMillis(1));
        turn();
        turn();
        assertThat(trail.only("alert.escalate", no.value()).detail("toUnit").asString())
                .isEqualTo(city.districtA.code());
        AlertView view = reading.glance(no, city.officer);
        assertThat(view.escalatedTo()).isEqualTo(city.districtA.id());
        clock.advance(Duration.ofMinutes(11));
        turn();
        assertThat(trail.of("alert.escalate", no.value())).hasSize(2);
        work.receive(no, city.officer);
        tried(no, AttemptStep.CALL, AttemptResult.REACHED);
        tried(no, AttemptStep.VISIT, AttemptResult.MET);
        clock.advance(Duration.ofDays(3));
        turn();
        assertThat(trail.of("alert.escalate", no.value())).hasSize(2);
    }

    @Test
    void aWatchIsDueOnItsDayAndToldAboveOnceTheDayIsOver() {
        AlertNumber no = received(RiskGrade.HIGH);
        tried(no, AttemptStep.CALL, AttemptResult.REACHED);
        close(no, AlertOutcome.NOT_DISSUADED, null, null);
        clock.set("2026-11-26 23:59:59");
        assertThat(due(no)).isEmpty();
        clock.set("2026-11-27 00:00:00");
        assertThat(due(no)).containsExactly("7 due");
        clock.set("2026-11-27 23:59:59");
        turn();
        assertThat(trail.of("alert.escalate", no.value())).isEmpty();
        clock.set("2026-11-28 00:00:00");
        turn();
        turn();
        assertThat(trail.only("alert.escalate", no.value()).detail("toUnit").asString())
                .isEqualTo(city.districtA.code());
        assertThat(due(no)).containsExactly("7 late escalated");
        assertThat(watches.due(city.otherOfficer, 50))
                .noneMatch(one -> one.number().equals(no));
        assertThat(watches.done(no, 7, " ", city.officer)).isInstanceOf(Refused.class);
        assertThat(watches.done(no, 7, "电话回访，已识破骗局", city.officer)).isInstanceOf(Done.class);
        assertThat(due(no)).isEmpty();
        clock.set("2026-12-20 08:00:00");
        assertThat(due(no)).containsExactly("30 due");
        jdbc.sql("delete from alert_watch where unit_id = ?")
                .param(city.stationA1.id())
                .update();
    }

    private List<String> due(AlertNumber no) {
        return watches.due(city.officer, 50).stream()
                .filter(one -> one.number().equals(no))
                .map(one -> one.days() + (one.late() ? " late" : " due") + (one.escalated() ? " escalated" : ""))
                .toList();
    }

    @Test
    void nothingIsDoneToWhatLiesOutsideTheOwnTree() {
        AlertNumber no = received(RiskGrade.HIGH);
        assertThatThrownBy(() -> work.receive(no, city.otherOfficer)).isInstanceOf(OutOfScopeException.class);
        assertThatThrownBy(
                        () -> work.close(no, new Conclusion(AlertOutcome.FALSE_ALARM, null, null, null), city.analyst))
                .isInstanceOf(OutOfScopeException.class);
    }

    @Test
    void anAttemptLiesBetweenThePushAndNow() {
        AlertNumber no = received(RiskGrade.HIGH);
        for (Duration away : List.of(Duration.ofMinutes(-11), Duration.ofSeconds(1))) {
            assertThat(work.attempt(
                            no,
                            AttemptStep.CALL,
                            AttemptResult.BUSY,
                            clock.instant().plus(away),
                            null,
                            city.officer))
                    .isInstanceOf(Refused.class);
        }
    }

    /** A turn of the clock's own that runs just now would make this one pass without doing anything. */
    private void turn() {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end
                && jdbc.sql("select exists (select from shedlock where name = 'alert-clock' and lock_until > now())")
                        .query(Boolean.class)
                        .single()) {
            Thread.onSpinWait();
        }
        ticking.tick();
    }

    private AlertNumber received(RiskGrade grade) {
        AlertNumber no =
                TestAlerts.pushed(alerts, city.stationA1, grade, clock.instant().minusSeconds(600), city.officer);
        assertThat(work.receive(no, city.officer)).isInstanceOf(Done.class);
        return no;
    }

    private AlertView tried(AlertNumber no, AttemptStep step, AttemptResult result) {
        assertThat(work.attempt(no, step, result, clock.instant(), null, city.officer))
                .isInstanceOf(Done.class);
        return reading.glance(no, city.officer);
    }

    private String close(AlertNumber no, AlertOutcome outcome, @Nullable String amount, @Nullable LossKnown known) {
        Conclusion said = new Conclusion(outcome, amount == null ? null : Money.of(amount), known, null);
        return switch (work.close(no, said, city.officer)) {
            case Done done -> done.state().name();
            case Refused refused -> refused.messageKey();
            case AlertChange.Stale stale -> stale.byName();
        };
    }
}
