package cn.fanzha.command.work;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.alerts.RiskGrade;
import cn.fanzha.command.alerts.domain.AlertWork;
import cn.fanzha.command.alerts.domain.NewAlerts;
import cn.fanzha.command.alerts.domain.TestAlerts;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseStep;
import cn.fanzha.command.platform.work.WorkItem;
import cn.fanzha.command.platform.work.WorkSource;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.StopNumber;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.SqlCount;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What each feature offers as open work: whose it is, what comes first, and what must not come back. */
@IntegrationTest
class WorkSourcesTest {

    @Autowired
    List<WorkSource> sources;

    @Autowired
    TestCity city;

    @Autowired
    TestCases cases;

    @Autowired
    Stops stops;

    @Autowired
    NewAlerts alerts;

    @Autowired
    AlertWork alertWork;

    @Autowired
    TestClock clock;

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void aStopWaitsForTheBankThenForTheFilingBeforeItsEnd() {
        clock.set("2026-03-02 09:00");
        CaseRef file = stops.caseOf(city.officer);
        StopNumber number = stops.sent(file, city.bank1.id(), Stops.newAccount(), city.officer);

        WorkItem waiting = only("funds.work.stops", "funds.work.unreceived", number, city.officer);
        assertThat(waiting.number()).isEqualTo(number.value());
        assertThat(waiting.text()).isEqualTo("李** · 50,000.00");
        assertThat(waiting.due()).isEqualTo(clock.instant().plus(Duration.ofMinutes(5)));
        assertThat(waiting.mine()).isTrue();
        assertThat(only("funds.work.stops", "funds.work.unreceived", number, city.officer2)
                        .mine())
                .isFalse();
        assertThat(items("funds.work.stops", city.otherOfficer))
                .noneMatch(one -> one.number().equals(number.value()));

        stops.confirm(number, "30000", city.liaison);
        assertNone("funds.work.unfiled", number, city.officer);
        clock.advance(Duration.ofHours(37));
        WorkItem ending = only("funds.work.today", "funds.work.unfiled", number, city.officer);
        // a freeze takes 2 of the 11 hours that are left
        assertThat(ending.due()).isEqualTo(clock.instant().plus(Duration.ofHours(9)));
        clock.advance(Duration.ofHours(11));
        assertNone("funds.work.unfiled", number, city.officer);
    }

    @Test
    void whatTheSecondOfficerHasNotSignedIsHers() {
        clock.set("2026-03-12 09:00");
        StopNumber number = stops.sent(stops.caseOf(city.officer), city.bank1.id(), Stops.newAccount(), city.officer);
        only("funds.work.stops", "funds.work.countersign", number, city.supervisor);
        long signers = List.of(city.officer, city.officer2, city.supervisor, city.supervisorOfStation).stream()
                .filter(one -> mine("funds.work.stops", one).stream()
                        .anyMatch(item -> item.kindKey().equals("funds.work.countersign")))
                .count();
        assertThat(signers).isLessThanOrEqualTo(1);
        assertThat(mine("funds.work.stops", city.officer))
                .noneMatch(item -> item.kindKey().equals("funds.work.countersign"));
    }

    @Test
    void alertsComeByTheirNextDeadlineAndThoseTakenAreMine() {
        Instant now = clock.instant();
        AlertNumber low = TestAlerts.pushed(alerts, city.stationA2, RiskGrade.LOW, now, city.supervisor);
        AlertNumber high = TestAlerts.pushed(alerts, city.stationA2, RiskGrade.HIGH, now, city.supervisor);
        AlertNumber far = TestAlerts.pushed(alerts, city.stationB1, RiskGrade.HIGH, now, city.otherSupervisor);
        assertThat(items("alerts.work.title", city.supervisor))
                .extracting(WorkItem::number)
                .containsSubsequence(high.value(), low.value())
                .doesNotContain(far.value());
        assertThat(mine("alerts.work.title", city.supervisor)).isEmpty();
        alertWork.receive(low, city.supervisor);
        assertThat(mine("alerts.work.title", city.supervisor)).singleElement().satisfies(one -> {
            assertThat(one.number()).isEqualTo(low.value());
            assertThat(one.mine()).isTrue();
            assertThat(one.kindKey()).isEqualTo("alerts.work.RECEIVED.LOW");
            assertThat(one.text()).startsWith("林** · 174****");
        });
        assertThat(mine("alerts.work.title", city.otherSupervisor)).isEmpty();
    }

    @Test
    void anApprovalWaitsForTheDistrictsSupervisorAlone() {
        Actor officer = city.officer;
        CaseRef file = cases.reported(officer);
        cases.take(file, CaseStep.ACCEPT, officer);
        assertThat(items("cases.work.title", officer))
                .anyMatch(one -> one.number().equals(file.number().value())
                        && one.kindKey().equals("cases.work.decide")
                        && one.text().equals("王** · 50,000.00"));
        cases.take(file, CaseStep.FILE, officer);
        assertThat(mine("cases.work.title", city.supervisor))
                .anyMatch(one -> one.number().equals(file.number().value())
                        && one.kindKey().equals("cases.work.approve.FILED"));
        for (Actor other : List.of(officer, city.supervisorOfStation, city.otherSupervisor)) {
            assertThat(items("cases.work.title", other))
                    .noneMatch(one -> one.number().equals(file.number().value()));
        }
        assertThat(sources.stream().filter(source -> source.concerns(city.liaison)))
                .isEmpty();
    }

    @Test
    void aReportThatNobodyAcceptedForADayIsLate() {
        Instant now = clock.instant();
        CaseRef old = cases.reported(city.officer2, now.minus(Duration.ofHours(30)), "10");
        CaseRef fresh = cases.reported(city.officer2, now.minus(Duration.ofHours(20)), "10");
        CaseRef history = cases.reported(city.officer2, now.minus(Duration.ofDays(100)), "10");
        assertThat(mine("cases.work.title", city.officer2))
                .filteredOn(one -> one.kindKey().equals("cases.work.accept"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.number()).isEqualTo(old.number().value());
                    assertThat(one.late(now)).isTrue();
                });
        assertThat(items("cases.work.title", city.officer))
                .extracting(WorkItem::number)
                .doesNotContain(fresh.number().value(), history.number().value());
    }

    @Test
    void eachSourceTakesOneStatement() {
        for (Actor actor : List.of(
                city.officer,
                city.analyst,
                city.supervisor,
                city.sysadmin,
                city.secadmin,
                city.auditor,
                city.liaison)) {
            for (WorkSource source : sources) {
                if (source.concerns(actor)) {
                    assertThat(SqlCount.during(() -> source.open(actor, 20))).hasSizeLessThanOrEqualTo(1);
                    assertThat(SqlCount.during(() -> source.mine(actor, 20))).hasSizeLessThanOrEqualTo(1);
                }
            }
        }
    }

    private WorkSource source(String title) {
        return sources.stream()
                .filter(one -> one.titleKey().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private List<WorkItem> items(String title, Actor actor) {
        return source(title).open(actor, 100);
    }

    private List<WorkItem> mine(String title, Actor actor) {
        return source(title).mine(actor, 100);
    }

    private WorkItem only(String title, String kind, StopNumber number, Actor actor) {
        List<WorkItem> found = items(title, actor).stream()
                .filter(one ->
                        one.number().equals(number.value()) && one.kindKey().equals(kind))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private void assertNone(String kind, StopNumber number, Actor actor) {
        assertThat(items("funds.work.stops", actor))
                .noneMatch(one ->
                        one.number().equals(number.value()) && one.kindKey().equals(kind));
    }
}
