package cn.fanzha.command.funds.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.platform.work.WorkItem;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.StopNumber;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A stop that a second one carries on: nothing lapses at its end, so nobody is called for it. */
@IntegrationTest
class StopRenewalTest {

    @Autowired
    TestCity city;

    @Autowired
    TestCases cases;

    @Autowired
    Stops stops;

    @Autowired
    StopFiles files;

    @Autowired
    StopClock job;

    @Autowired
    StopEnds ends;

    @Autowired
    LapsingToday lapsing;

    @Autowired
    StopCaseClocks clocks;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    String account = Stops.newAccount();

    @BeforeEach
    void aQuietMorning() {
        clock.set("2026-11-20 09:00:00");
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void aStopThatWasRenewedRemindsNobodyAndPreparesNoFreeze() {
        CaseRef file = cases.filed(city.officer, city.supervisor);
        StopNumber first = stopped(file);
        pass(36);
        StopNumber second = stops.sent(file, city.bank1.id(), account, city.officer);
        stops.confirm(second, "20000", city.liaison);
        job.tick();
        ends.remind(first);
        pass(11);
        job.tick();
        ends.remind(first);
        assertThat(told(file, first)).containsExactly("STOP_REQUESTED", "STOP_STOPPED");
        assertThat(drafts(file)).isZero();
        pass(1);
        job.tick();
        assertThat(told(file, first)).endsWith("STOP_CARRIED_ON");
        // the second reminds of its own end
        pass(35);
        job.tick();
        assertThat(told(file, second)).containsExactly("STOP_REQUESTED", "STOP_STOPPED", "STOP_REMINDER");
        assertThat(drafts(file)).isOne();
    }

    @Test
    void theReminderComesUntilTheSecondStopStandsAndAgainWhenItIsGone() {
        CaseRef file = cases.filed(city.officer, city.supervisor);
        StopNumber first = stopped(file);
        pass(37);
        StopNumber second = stops.sent(file, city.bank1.id(), account, city.officer);
        job.tick();
        assertThat(told(file, first)).as("asked, not answered").endsWith("STOP_REMINDER");
        assertThat(drafts(file)).isOne();
        stops.confirm(second, "20000", city.liaison);
        pass(9);
        job.tick();
        assertThat(told(file, first)).filteredOn("STOP_REMINDER"::equals).hasSize(1);
        files.release(second, "打错了", city.officer);
        job.tick();
        assertThat(told(file, first)).filteredOn("STOP_REMINDER"::equals).hasSize(2);
    }

    @Test
    void aSecondStopThatHoldsLessLetsTheRestLapseAndTheReminderCome() {
        CaseRef file = stops.caseOf(city.officer);
        StopNumber first = stopped(file);
        pass(36);
        stops.confirm(stops.sent(file, city.bank1.id(), account, city.officer), "5000", city.liaison);
        job.tick();
        assertThat(told(file, first)).endsWith("STOP_REMINDER");
        pass(12);
        job.tick();
        assertThat(told(file, first)).endsWith("STOP_EXPIRED");
    }

    @Test
    void whoseStopAnotherCaseRenewsIsToldOfTheRenewalsClock() {
        CaseRef file = stops.caseOf(city.officer);
        CaseRef other = stops.caseOf(city.otherOfficer);
        StopNumber first = stopped(file);
        stops.ask(other, city.bank1.id(), account, city.otherOfficer);
        pass(37);
        StopNumber second = stops.sent(other, city.bank1.id(), account, city.otherOfficer);
        assertThat(lapsing(city.officer)).contains(first.value());
        stops.confirm(second, "26000", city.liaison);
        assertThat(lapsing(city.officer)).doesNotContain(first.value());
        assertThat(lapsing(city.otherOfficer)).isEmpty();
        for (int hours : new int[] {0, 11}) {
            pass(hours);
            job.tick();
        }
        assertThat(lapsing(city.officer)).doesNotContain(first.value());
        for (CaseRef one : List.of(file, other)) {
            assertThat(clocks.of(one)).first().satisfies(shown -> {
                assertThat(shown.args()).containsExactly(1);
                assertThat(shown.until()).isEqualTo(clock.instant().plus(Duration.ofHours(37)));
            });
        }
        pass(26);
        job.tick();
        assertThat(lapsing(city.officer)).contains(first.value());
        assertThat(lapsing(city.otherOfficer)).contains(second.value());
        for (int hours : new int[] {10, 1}) {
            pass(hours);
            job.tick();
        }
        assertThat(clocks.of(file)).isEmpty();
        assertThat(told(file, first))
                .containsExactly(
                        "STOP_REQUESTED",
                        "STOP_STOPPED",
                        "STOP_RENEWED_ELSEWHERE",
                        "STOP_CARRIED_ON",
                        "STOP_REMINDER",
                        "STOP_REMINDER",
                        "STOP_EXPIRED");
        assertThat(told(other, second))
                .containsExactly("STOP_REQUESTED", "STOP_STOPPED", "STOP_REMINDER", "STOP_REMINDER", "STOP_EXPIRED");
    }

    private StopNumber stopped(CaseRef file) {
        StopNumber number = stops.sent(file, city.bank1.id(), account, city.officer);
        stops.confirm(number, "20000", city.liaison);
        return number;
    }

    private List<String> lapsing(Actor officer) {
        return lapsing.open(officer, 100).stream().map(WorkItem::number).toList();
    }

    private void pass(int hours) {
        clock.advance(Duration.ofHours(hours));
    }

    private List<String> told(CaseRef file, StopNumber number) {
        return jdbc.sql("select kind from case_timeline where case_id = ? and reference = ? order by id")
                .params(file.id(), number.value())
                .query((rs, n) -> String.valueOf(rs.getString(1)))
                .list();
    }

    private long drafts(CaseRef file) {
        return jdbc.sql("select count(*) from freeze_order where case_id = ?")
                .param(file.id())
                .query(Long.class)
                .single();
    }
}
