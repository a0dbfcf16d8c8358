package cn.fanzha.command.work;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.alerts.RiskGrade;
import cn.fanzha.command.alerts.domain.NewAlerts;
import cn.fanzha.command.alerts.domain.TestAlerts;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.gangs.web.TestGangs;
import cn.fanzha.command.intake.domain.IntakeDrafts;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.platform.work.WorkItem;
import cn.fanzha.command.platform.work.WorkSource;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Open work that hangs on a day: freezes, watches, limits of measures; and what lies with one person alone. */
@IntegrationTest
class WorkOfRecordsTest {

    @Autowired
    List<WorkSource> sources;

    @Autowired
    TestCity city;

    @Autowired
    TestCases cases;

    @Autowired
    TestGangs gangs;

    @Autowired
    NewAlerts alerts;

    @Autowired
    IntakeDrafts drafts;

    @Autowired
    Observables observables;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    /** No midnight falls between a record and what is asked of it. */
    @BeforeEach
    void aMoment() {
        clock.set(clock.instant());
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void aFreezeIsWorkInItsLastTenDays() {
        LocalDate today = ChinaTime.date(clock.instant());
        CaseRef file = cases.filed(city.officer, city.supervisor);
        String last = freeze(file, today.plusDays(10));
        String first = freeze(file, today);
        String later = freeze(file, today.plusDays(11));
        String over = freeze(file, today.minusDays(1));
        assertThat(items("funds.work.freezes", city.officer))
                .extracting(WorkItem::number)
                .containsSubsequence(first, last)
                .doesNotContain(later, over);
        WorkItem one = items("funds.work.freezes", city.officer).getFirst();
        assertThat(one.due()).isEqualTo(ChinaTime.startOf(today.plusDays(1)));
        assertThat(one.href()).isEqualTo("/cases/" + file.number());
        assertThat(items("funds.work.freezes", city.otherOfficer)).isEmpty();
    }

    @Test
    void whoWasNotDissuadedIsWorkFromTheDayOn() {
        LocalDate today = ChinaTime.date(clock.instant());
        AlertNumber no = TestAlerts.pushed(alerts, city.stationA1, RiskGrade.LOW, clock.instant(), city.officer);
        watch(no, 7, today);
        watch(no, 30, today.plusDays(1));
        assertThat(items("alerts.work.watches", city.officer))
                .filteredOn(one -> one.number().equals(no.value()))
                .singleElement()
                .satisfies(one -> assertThat(one.kindKey()).isEqualTo("alerts.work.watch.7"));
        assertThat(items("alerts.work.watches", city.otherOfficer)).isEmpty();
    }

    @Test
    void aDetentionIsWorkInItsLastDayAndWhenItIsOver() {
        Instant now = clock.instant();
        String soon = detained(now.minus(Duration.ofDays(3)));
        String fresh = detained(now.minus(Duration.ofHours(1)));
        String over = detained(now.minus(Duration.ofDays(50)));
        String arrested = detained(now.minus(Duration.ofDays(40)));
        jdbc.sql("update suspect set arrested_at = ? where person_no = ?")
                .params(Timestamp.from(now.minus(Duration.ofDays(20))), arrested)
                .update();
        assertThat(items("gangs.work.title", city.officer))
                .extracting(WorkItem::number)
                .containsSubsequence(over, soon)
                .doesNotContain(fresh, arrested);
        assertThat(items("gangs.work.title", city.officer).getFirst().text()).isEqualTo("赵**");
        assertThat(items("gangs.work.title", city.otherOfficer)).isEmpty();
    }

    @Test
    void aDraftIsItsWritersAlone() {
        UUID form = Ids.next();
        drafts.keep(form, null, "{}", city.officer2);
        assertThat(items("intake.work.title", city.officer2))
                .extracting(WorkItem::href)
                .containsExactly("/intake?draft=" + form);
        assertThat(items("intake.work.title", city.officer)).isEmpty();
    }

    @Test
    void aDraftedAccountWaitsForTheSecurityAdministratorAlone() {
        jdbc.sql("insert into account (id, username, display_name, unit_id, state, drafted_at)"
                        + " values (?, ?, '新同事', ?, 'DRAFT', timestamptz '2000-01-01')")
                .params(Ids.next(), "draft-" + city.division, city.stationA1.id())
                .update();
        assertThat(items("identity.work.title", city.secadmin))
                .extracting(WorkItem::number)
                .contains("draft-" + city.division);
        assertThat(source("identity.work.title").concerns(city.sysadmin)).isFalse();
        assertThat(source("audit.work.title").concerns(city.auditor)).isTrue();
        assertThat(items("audit.work.title", city.auditor)).hasSize(1);
    }

    @Test
    void aMonthIsClosedByTheTreesTopUnit() {
        Actor top = city.account("top-supervisor", city.province, cn.fanzha.command.shared.Role.SUPERVISOR);
        LocalDate month = ChinaTime.month(clock.instant()).minusMonths(3).atDay(1);
        jdbc.sql(
                        "insert into figure_pending (month, indicator, unit_id, path, fraud_type, region_code, tags, operations, rows)"
                                + " values (?, 'case.filed', ?, ?, null, null, '{}', '{}', 4)")
                .params(month, city.stationA1.id(), city.stationA1.path())
                .update();
        assertThat(source("statistics.work.title").concerns(city.supervisor)).isFalse();
        assertThat(items("statistics.work.title", top)).singleElement().satisfies(one -> {
            assertThat(one.number()).isEqualTo(month.toString().substring(0, 7));
            assertThat(one.text()).isEqualTo("4");
        });
    }

    private String freeze(CaseRef file, LocalDate endsOn) {
        String no = "FZ" + Ids.next().toString().substring(24);
        UUID account =
                transactions.execute(status -> observables.idOf(ObservableType.BANK_ACCOUNT, Stops.newAccount()));
        jdbc.sql("""
                        insert into fund_freeze (id, freeze_no, unit_id, case_id, institution_id, account_kind, account_id, mode,
                                                 state, frozen_at, frozen_amount, ends_on, created_at)
                        values (?, ?, ?, ?, ?, 'BANK_ACCOUNT', ?, 'LIMIT', 'FROZEN', now(), 1000, ?, now())""")
                .params(Ids.next(), no, city.stationA1.id(), file.id(), city.bank1.id(), account, endsOn)
                .update();
        return no;
    }

    private void watch(AlertNumber no, int days, LocalDate dueOn) {
        jdbc.sql(
                        "insert into alert_watch (alert_id, days, due_on, unit_id) select id, ?, ?, unit_id from alert where alert_no = ?")
                .params(days, dueOn, no.value())
                .update();
    }

    private String detained(Instant at) {
        String no = gangs.suspect(city.officer, null);
        jdbc.sql("update suspect set detained_at = ? where person_no = ?")
                .params(Timestamp.from(at), no)
                .update();
        return no;
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
}
