package cn.fanzha.command.funds.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.StopOutcome;
import cn.fanzha.command.funds.StopOutcome.Joined;
import cn.fanzha.command.funds.StopOutcome.Refused;
import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.StopNumber;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** At most two stops of an account, shared by all its victims, on the real database. */
@IntegrationTest
class AccountStopsTest {

    @Autowired
    TestCity city;

    @Autowired
    Stops stops;

    @Autowired
    StopFiles files;

    @Autowired
    StopDesk desk;

    @Autowired
    StopClock job;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AuditTrail trail;

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
    void anotherVictimSharesARunningStopAndUsesUpNone() {
        CaseRef first = stops.caseOf(city.officer);
        CaseRef second = stops.caseOf(city.otherOfficer);
        StopNumber number = stops.sent(first, city.bank1.id(), account, city.officer);
        stops.confirm(number, "30000", city.liaison);

        StopOutcome outcome = stops.ask(second, city.bank1.id(), account, city.otherOfficer);

        Instant end = clock.instant().plus(Duration.ofHours(48));
        assertThat(outcome).isInstanceOfSatisfying(Joined.class, joined -> {
            assertThat(joined.to()).isEqualTo(number);
            assertThat(joined.runningUntil()).isEqualTo(end);
            StopDetail shown = files.glance(joined.number(), city.otherOfficer);
            assertThat(shown.state()).isEqualTo(StopState.JOINED);
            assertThat(Objects.requireNonNull(shown.running()).amount()).isEqualTo(Money.of("30000"));
        });
        assertThat(files.glance(number, city.officer).sharing()).hasSize(1);
        clock.advance(Duration.ofHours(48));
        job.tick();
        assertThat(timeline(second)).anyMatch(line -> line.startsWith("STOP_EXPIRED"));
    }

    @Test
    void whenOneOfSeveralWaitingRequestsIsConfirmedTheOthersJoinIt() {
        CaseRef first = stops.caseOf(city.officer);
        CaseRef second = stops.caseOf(city.otherOfficer);
        StopNumber one = stops.sent(first, city.bank1.id(), account, city.officer);
        StopNumber two = stops.sent(second, city.bank1.id(), account, city.otherOfficer);
        CaseRef third = stops.caseOf(city.officer2);
        assertThat(stops.ask(third, city.bank1.id(), account, city.officer2))
                .isEqualTo(Refused.because("funds.request.two-under-way"));

        stops.confirm(one, "20000", city.liaison);

        assertThat(stops.state(two, city.otherOfficer)).isEqualTo(StopState.JOINED);
        assertThat(timeline(second)).contains("STOP_JOINED " + two);
        assertThat(stops.ask(third, city.bank1.id(), account, city.officer2)).isInstanceOf(Joined.class);
    }

    @Test
    void theSameNumberAtAnotherInstitutionIsAnotherAccount() {
        CaseRef file = stops.caseOf(city.officer);
        CaseRef other = stops.caseOf(city.otherOfficer);
        CaseRef third = stops.caseOf(city.officer2);
        StopNumber first = stops.sent(file, city.bank1.id(), account, city.officer);
        StopNumber elsewhere = stops.sent(file, city.bank2.id(), account, city.officer);
        stops.sent(other, city.bank1.id(), account, city.otherOfficer);
        StopNumber theirs = stops.sent(other, city.bank2.id(), account, city.otherOfficer);
        assertThat(stops.ask(third, city.bank2.id(), account, city.officer2))
                .isEqualTo(Refused.because("funds.request.two-under-way"));

        stops.confirm(first, "20000", city.liaison);

        assertThat(stops.state(elsewhere, city.officer)).isEqualTo(StopState.REQUESTED);
        assertThat(stops.state(theirs, city.otherOfficer)).isEqualTo(StopState.REQUESTED);
        assertThat(stops.ask(third, city.payment.id(), account, city.officer2))
                .isInstanceOf(StopOutcome.Requested.class);
        stops.confirm(elsewhere, "20000", city.liaison2);
        assertThat(newMoney(elsewhere)).isEqualTo(Money.of("20000"));
    }

    @Test
    void aStopThatWasOverWhenItWasToldTakesNobodyAlong() {
        Instant asked = clock.instant();
        StopNumber late = stops.sent(stops.caseOf(city.officer), city.bank1.id(), account, city.officer);
        StopNumber waiting = stops.sent(stops.caseOf(city.otherOfficer), city.bank1.id(), account, city.otherOfficer);
        clock.advance(Duration.ofHours(48));

        assertThat(desk.confirm(late, 0, Stops.confirmation(asked, "20000"), city.liaison))
                .isEqualTo(new StopChange.Done(StopState.EXPIRED));

        assertThat(stops.state(waiting, city.otherOfficer)).isEqualTo(StopState.REQUESTED);
        assertThat(stops.confirm(waiting, "20000", city.liaison)).isEqualTo(new StopChange.Done(StopState.STOPPED));
    }

    @Test
    void theSecondStopIsOpenInTheLastTwelveHoursAndTheThirdNever() {
        CaseRef file = stops.caseOf(city.officer);
        StopNumber first = stops.sent(file, city.bank1.id(), account, city.officer);
        stops.confirm(first, "20000", city.liaison);
        clock.advance(Duration.ofHours(36).minusSeconds(1));
        assertThat(files.again(first, city.officer)).isInstanceOf(Refused.class);
        clock.advance(Duration.ofSeconds(1));
        assertThat(files.again(first, city.officer)).isInstanceOf(StopOutcome.Requested.class);
        StopNumber second = latest(file);
        stops.confirm(second, "26000.50", city.liaison);
        assertThat(newMoney(first)).isEqualTo(Money.of("20000"));
        assertThat(newMoney(second)).isEqualTo(Money.of("6000.50"));
        clock.advance(Duration.ofHours(48));
        assertThat(files.again(second, city.officer)).isEqualTo(Refused.because("funds.request.stopped-twice"));
        assertThat(stops.ask(stops.caseOf(city.otherOfficer), city.bank1.id(), account, city.otherOfficer))
                .isEqualTo(Refused.because("funds.request.stopped-twice"));
    }

    @Test
    void whoSharedTheFirstStopSharesTheSecondThatRenewsIt() {
        CaseRef first = stops.caseOf(city.officer);
        CaseRef third = stops.caseOf(city.otherOfficer);
        StopNumber one = stops.sent(first, city.bank1.id(), account, city.officer);
        stops.confirm(one, "20000", city.liaison);
        StopNumber joined = ((Joined) stops.ask(third, city.bank1.id(), account, city.otherOfficer)).number();
        clock.advance(Duration.ofHours(47));
        files.again(one, city.officer);
        StopNumber two = latest(first);
        assertThat(shared(joined)).isEqualTo(one);
        // the bank answers after the first has ended: it was asked for while that one ran
        clock.advance(Duration.ofMinutes(70));
        job.tick();
        stops.confirm(two, "26000", city.liaison);

        assertThat(shared(joined)).isEqualTo(two);
        StopDetail shown = files.glance(joined, city.otherOfficer);
        assertThat(shown.state()).isEqualTo(StopState.JOINED);
        assertThat(Objects.requireNonNull(shown.running()).endsAt())
                .isEqualTo(clock.instant().plus(Duration.ofHours(48)));
        assertThat(files.glance(one, city.officer).sharing()).isEmpty();
        assertThat(files.glance(two, city.officer).sharing())
                .extracting(StopDetail.Sharing::requestNo)
                .containsExactly(joined.value());
        assertThat(timeline(third)).contains("STOP_RENEWED " + joined);
        trail.only("stop.move", joined.value());
        clock.advance(Duration.ofHours(48));
        job.tick();
        assertThat(timeline(third))
                .as("the end of each, once")
                .filteredOn(line -> line.startsWith("STOP_EXPIRED"))
                .hasSize(2);
        assertThat(stops.ask(stops.caseOf(city.officer2), city.bank1.id(), account, city.officer2))
                .isEqualTo(Refused.because("funds.request.stopped-twice"));
    }

    @Test
    void whoseStopHadEndedBeforeTheSecondWasAskedForStaysWithIt() {
        StopNumber one = stops.sent(stops.caseOf(city.officer), city.bank1.id(), account, city.officer);
        stops.confirm(one, "20000", city.liaison);
        CaseRef third = stops.caseOf(city.otherOfficer);
        StopNumber joined = ((Joined) stops.ask(third, city.bank1.id(), account, city.otherOfficer)).number();
        clock.advance(Duration.ofHours(48));
        StopNumber later = stops.sent(stops.caseOf(city.officer2), city.bank1.id(), account, city.officer2);
        stops.confirm(later, "20000", city.liaison);
        assertThat(shared(joined)).isEqualTo(one);
    }

    private StopNumber shared(StopNumber joined) {
        return Objects.requireNonNull(files.glance(joined, city.otherOfficer).running())
                .number();
    }

    @Test
    void aSmallerSecondStopHoldsNoNewMoney() {
        CaseRef file = stops.caseOf(city.officer);
        StopNumber first = stops.sent(file, city.bank1.id(), account, city.officer);
        stops.confirm(first, "20000", city.liaison);
        clock.advance(Duration.ofHours(48));
        StopNumber second = stops.sent(file, city.bank1.id(), account, city.officer);
        stops.confirm(second, "5000", city.liaison);
        assertThat(newMoney(second)).isEqualTo(Money.ZERO);
    }

    @Test
    void theCaseIsRemindedOnceAtEachMark() {
        CaseRef file = stops.caseOf(city.officer);
        StopNumber number = stops.sent(file, city.bank1.id(), account, city.officer);
        stops.confirm(number, "20000", city.liaison);
        for (int hours : new int[] {35, 1, 0, 10, 0, 2, 0}) {
            clock.advance(Duration.ofHours(hours));
            job.tick();
        }
        assertThat(timeline(file))
                .filteredOn(line -> line.startsWith("STOP_"))
                .containsExactly(
                        "STOP_REQUESTED " + number,
                        "STOP_STOPPED " + number,
                        "STOP_REMINDER " + number,
                        "STOP_REMINDER " + number,
                        "STOP_EXPIRED " + number);
    }

    private Money newMoney(StopNumber number) {
        return Money.of(jdbc.sql("select new_money from stop_payment where request_no = ?")
                .param(number.value())
                .query(java.math.BigDecimal.class)
                .single());
    }

    private StopNumber latest(CaseRef file) {
        return StopNumber.of(
                jdbc.sql("select request_no from stop_payment where case_id = ? order by requested_at desc limit 1")
                        .param(file.id())
                        .query(String.class)
                        .single());
    }

    private java.util.List<String> timeline(CaseRef file) {
        return jdbc.sql(
                        "select kind || ' ' || coalesce(reference, '') from case_timeline where case_id = ? order by id")
                .param(file.id())
                .query((rs, row) -> rs.getString(1))
                .list();
    }
}
