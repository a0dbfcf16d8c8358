package cn.fanzha.command.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.CaseStep;
import cn.fanzha.command.cases.StepOutcome;
import cn.fanzha.command.cases.StepOutcome.Refused;
import cn.fanzha.command.cases.domain.CaseSteps.StepRequest;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class CaseStepsTest {

    @Autowired
    CaseSteps steps;

    @Autowired
    CaseFiles files;

    @Autowired
    TestCases cases;

    @Autowired
    Timeline timeline;

    @Autowired
    Clock clock;

    @Autowired
    TestCity city;

    @Test
    void aCaseWalksFromTheReportToTheClosedFile() {
        CaseRef file = cases.filed(city.officer, city.supervisor);
        for (CaseStep step : new CaseStep[] {
            CaseStep.SOLVE,
            CaseStep.CONCLUDE,
            CaseStep.PROSECUTE,
            CaseStep.RETURN,
            CaseStep.CONCLUDE,
            CaseStep.PROSECUTE,
            CaseStep.RETURN,
            CaseStep.CONCLUDE,
            CaseStep.PROSECUTE
        }) {
            assertThat(cases.take(file, step, city.officer)).isEqualTo(new StepOutcome.Taken(step.to()));
        }
        assertThat(cases.take(file, CaseStep.RETURN, city.officer))
                .isEqualTo(Refused.because("cases.step.refused.returns", 2));
        assertThat(cases.take(file, CaseStep.CLOSE, city.officer)).isEqualTo(new StepOutcome.Taken(CaseState.CLOSED));
        assertThat(timeline.of(file.id())).extracting(Timeline.Line::kind).contains("REPORTED", "FILED", "CLOSED");
    }

    @Test
    void filingWaitsForASupervisorOfDistrictLevel() {
        CaseRef file = cases.reported(city.officer);
        cases.take(file, CaseStep.ACCEPT, city.officer);
        assertThat(cases.take(file, CaseStep.FILE, city.officer)).isEqualTo(new StepOutcome.AwaitsApproval());
        assertThat(state(file)).isEqualTo(CaseState.ACCEPTED);
        assertThat(cases.take(file, CaseStep.TRANSFER_ACCEPTED, city.officer))
                .isEqualTo(Refused.because("cases.step.refused.waiting"));
        assertThatThrownBy(() -> steps.decide(file.number(), true, null, city.supervisorOfStation))
                .isInstanceOf(OutOfScopeException.class);
        assertThatThrownBy(() -> steps.decide(file.number(), true, null, city.otherSupervisor))
                .isInstanceOf(OutOfScopeException.class);
        assertThat(steps.decide(file.number(), true, null, city.supervisor))
                .isEqualTo(new StepOutcome.Taken(CaseState.FILED));
    }

    @Test
    void whoAskedCannotApprove() {
        CaseRef file = cases.reported(city.officer);
        cases.take(file, CaseStep.ACCEPT, city.officer);
        cases.take(file, CaseStep.FILE, city.supervisor);
        assertThatThrownBy(() -> steps.decide(file.number(), true, null, city.supervisor))
                .isInstanceOf(OutOfScopeException.class);
    }

    @Test
    void aDeclinedRequestLeavesTheCaseWhereItWas() {
        CaseRef file = cases.reported(city.officer);
        cases.take(file, CaseStep.ACCEPT, city.officer);
        cases.take(file, CaseStep.REJECT, city.officer);
        assertThat(steps.decide(file.number(), false, "证据不足", city.supervisor))
                .isEqualTo(new StepOutcome.Taken(CaseState.ACCEPTED));
        assertThat(steps.decide(file.number(), false, null, city.supervisor))
                .isEqualTo(Refused.because("cases.approval.refused.none"));
    }

    @Test
    void datesCannotContradict() {
        CaseRef file = cases.reported(city.officer);
        Instant now = clock.instant();
        assertThat(at(file, CaseStep.ACCEPT, now.plusSeconds(60)))
                .isEqualTo(Refused.because("cases.step.refused.future"));
        assertThat(at(file, CaseStep.ACCEPT, file.reportedAt().minusSeconds(1)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.key()).isEqualTo("cases.step.refused.before-report"));
        assertThat(at(file, CaseStep.ACCEPT, file.reportedAt())).isEqualTo(new StepOutcome.Taken(CaseState.ACCEPTED));
        assertThat(state(file)).isEqualTo(CaseState.ACCEPTED);
    }

    @Test
    void aTransferredFileIsSeenByBothAndWorkedByTheReceiver() {
        CaseRef file = cases.filed(city.officer, city.supervisor);
        assertThat(steps.take(
                        new StepRequest(
                                file.number(), CaseStep.TRANSFER_FILED, clock.instant(), "移送", city.stationB1.code()),
                        city.officer))
                .isEqualTo(new StepOutcome.Taken(CaseState.TRANSFERRED));
        assertThat(files.require(file.number(), city.officer).unitId()).isEqualTo(city.stationB1.id());
        assertThatThrownBy(() -> cases.take(file, CaseStep.TAKE_OVER_FILED, city.officer))
                .isInstanceOf(OutOfScopeException.class);
        assertThat(cases.take(file, CaseStep.TAKE_OVER_ACCEPTED, city.otherOfficer))
                .isEqualTo(Refused.because("cases.step.refused.already-filed"));
        assertThat(cases.take(file, CaseStep.TAKE_OVER_FILED, city.otherOfficer))
                .isEqualTo(new StepOutcome.Taken(CaseState.FILED));
    }

    @Test
    void aFileOfAnotherUnitIsNeitherSeenNorChanged() {
        CaseRef file = cases.reported(city.officer);
        assertThatThrownBy(() -> files.require(file.number(), city.otherOfficer))
                .isInstanceOf(OutOfScopeException.class);
        assertThatThrownBy(() -> files.require(file.number(), city.liaison)).isInstanceOf(OutOfScopeException.class);
        assertThatThrownBy(() -> files.require(file.number(), city.auditor)).isInstanceOf(OutOfScopeException.class);
        assertThatThrownBy(() -> cases.take(file, CaseStep.ACCEPT, city.otherOfficer))
                .isInstanceOf(OutOfScopeException.class);
        assertThatThrownBy(() -> cases.take(file, CaseStep.ACCEPT, city.analyst))
                .isInstanceOf(OutOfScopeException.class);
    }

    private StepOutcome at(CaseRef file, CaseStep step, Instant at) {
        return steps.take(new StepRequest(file.number(), step, at, null, null), city.officer);
    }

    private CaseState state(CaseRef file) {
        return files.require(file.number(), city.officer).state();
    }
}
