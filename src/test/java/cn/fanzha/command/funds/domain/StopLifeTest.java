package cn.fanzha.command.funds.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.RefusalReason;
import cn.fanzha.command.funds.StopOutcome;
import cn.fanzha.command.funds.StopOutcome.Refused;
import cn.fanzha.command.funds.StopPayments;
import cn.fanzha.command.funds.StopRequest;
import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.funds.domain.StopChange.Done;
import cn.fanzha.command.funds.domain.StopChange.Stale;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.StopNumber;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the request to the end of the stop, on the real database. */
@IntegrationTest
class StopLifeTest {

    @Autowired
    TestCity city;

    @Autowired
    Stops stops;

    @Autowired
    StopPayments requests;

    @Autowired
    StopDesk desk;

    @Autowired
    StopFiles files;

    @Autowired
    TestClock clock;

    @Autowired
    AuditTrail trail;

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
    void aRequestStandsOnTheDeskAuditedAndOnTheTimeline() {
        CaseRef file = stops.caseOf(city.officer);
        StopNumber number = stops.sent(file, city.bank1.id(), account, city.officer);

        assertThat(number.unit().value()).isEqualTo(city.stationA1.code());
        StopDetail shown = desk.open(number, city.liaison);
        assertThat(shown.account()).isEqualTo(account);
        assertThat(shown.holder()).isEqualTo("李收款");
        assertThat(shown.state()).isEqualTo(StopState.REQUESTED);
        assertThat(trail.only("stop.request", number.value()).details()).doesNotContain(account);
        trail.only("stop.open", number.value());
        assertThat(timeline(file)).contains("STOP_REQUESTED " + number);
    }

    @Test
    void policeSeeMaskedValuesUntilTheyGiveAReason() {
        StopNumber number = stops.sent(stops.caseOf(city.officer), city.bank1.id(), account, city.officer);
        StopDetail shown = files.open(number, city.officer);
        assertThat(shown.account()).contains("****").isNotEqualTo(account);
        assertThat(shown.holder()).isEqualTo("李**");
        assertThat(files.reveal(number, StopFiles.Masked.ACCOUNT, " ", city.officer))
                .isEmpty();
        assertThat(files.reveal(number, StopFiles.Masked.ACCOUNT, "核对流水", city.officer))
                .contains(account);
        assertThat(trail.only("stop.reveal", number.value()).detail("reason").asString())
                .isEqualTo("核对流水");
    }

    @Test
    void onlyThoseInScopeReachARequest() {
        StopNumber number = stops.sent(stops.caseOf(city.officer), city.bank1.id(), account, city.officer);
        assertThatThrownBy(() -> desk.open(number, city.liaison2)).isInstanceOf(OutOfScopeException.class);
        assertThatThrownBy(() -> desk.receive(number, 0, city.liaison2)).isInstanceOf(OutOfScopeException.class);
        assertThatThrownBy(() -> desk.open(number, city.officer)).isInstanceOf(OutOfScopeException.class);
        assertThatThrownBy(() -> files.open(number, city.liaison)).isInstanceOf(OutOfScopeException.class);
        assertThatThrownBy(() -> files.open(number, city.otherOfficer)).isInstanceOf(OutOfScopeException.class);
        assertThatThrownBy(() -> files.cancel(number, "x", city.otherOfficer)).isInstanceOf(OutOfScopeException.class);
        CaseRef theirs = stops.caseOf(city.officer);
        assertThatThrownBy(() -> stops.ask(theirs, city.bank1.id(), account, city.otherOfficer))
                .isInstanceOf(OutOfScopeException.class);
        assertThatThrownBy(() -> stops.ask(theirs, city.bank1.id(), account, city.liaison))
                .isInstanceOf(OutOfScopeException.class);
    }

    @Test
    void onlyAnActiveBankOrPaymentInstitutionIsAsked() {
        CaseRef file = stops.caseOf(city.officer);
        assertThat(stops.ask(file, city.telecom.id(), account, city.officer))
                .isEqualTo(Refused.because("funds.request.institution"));
        assertThat(stops.ask(file, city.stationA1.id(), account, city.officer))
                .isEqualTo(Refused.because("funds.request.institution"));
        assertThat(stops.ask(file, city.bank1.id(), "12", city.officer)).isInstanceOf(Refused.class);
    }

    @Test
    void theAnswerMayComeWithoutAReceipt() {
        StopNumber number = stops.sent(stops.caseOf(city.officer), city.bank1.id(), account, city.officer);
        assertThat(stops.confirm(number, "30000", city.liaison)).isEqualTo(new Done(StopState.STOPPED));
        StopDetail shown = files.glance(number, city.officer);
        assertThat(shown.said()).isNotNull();
        assertThat(Objects.requireNonNull(shown.running()).endsAt())
                .isEqualTo(clock.instant().plus(Duration.ofHours(48)));
    }

    @Test
    void theMomentOfStoppingLiesBetweenRequestAndNow() {
        StopNumber number = stops.sent(stops.caseOf(city.officer), city.bank1.id(), account, city.officer);
        Instant asked = clock.instant();
        clock.advance(Duration.ofMinutes(10));
        assertThat(confirmAt(number, asked.minusSeconds(1))).isInstanceOf(StopChange.Refused.class);
        assertThat(confirmAt(number, clock.instant().plusSeconds(1))).isInstanceOf(StopChange.Refused.class);
        assertThat(confirmAt(number, asked)).isInstanceOf(Done.class);
    }

    @Test
    void theBankSaysWhatDiffers() {
        CaseRef file = stops.caseOf(city.officer);
        StopNumber number = stops.sent(file, city.bank1.id(), account, city.officer);
        assertThat(desk.refuse(number, 0, new Refusal(Set.of(), "", "赵", "1"), city.liaison))
                .isInstanceOf(StopChange.Refused.class);
        assertThat(desk.refuse(number, 0, new Refusal(Set.of(RefusalReason.OTHER), " ", "赵", "1"), city.liaison))
                .isInstanceOf(StopChange.Refused.class);
        assertThat(desk.refuse(
                        number, 0, new Refusal(Set.of(RefusalReason.HOLDER_DIFFERS), "", "赵", "1"), city.liaison))
                .isEqualTo(new Done(StopState.REFUSED));
        assertThat(Objects.requireNonNull(files.glance(number, city.officer).said())
                        .reasons())
                .containsExactly(RefusalReason.HOLDER_DIFFERS);
        // a refused request uses up no stop
        stops.sent(file, city.bank1.id(), account, city.officer);
    }

    @Test
    void twoLiaisonsNeverOverwriteEachOther() {
        StopNumber number = stops.sent(stops.caseOf(city.officer), city.bank1.id(), account, city.officer);
        assertThat(desk.receive(number, 0, city.liaison)).isInstanceOf(Done.class);
        assertThat(desk.confirm(number, 0, Stops.confirmation(null, "1"), city.liaison))
                .isEqualTo(new Stale(StopState.RECEIVED));
        assertThat(desk.receive(number, 1, city.liaison)).isInstanceOf(StopChange.Refused.class);
    }

    @Test
    void theSameCaseHasOneOpenRequestForAnAccount() {
        CaseRef file = stops.caseOf(city.officer);
        StopNumber first = stops.sent(file, city.bank1.id(), account, city.officer);
        assertThat(stops.ask(file, city.bank1.id(), account, city.officer2))
                .isEqualTo(Refused.because("funds.request.duplicate", first.value()));
        assertThat(files.cancel(first, "重复", city.officer)).isInstanceOf(Done.class);
        stops.sent(file, city.bank1.id(), account, city.officer);
    }

    @Test
    void onlySomebodyElseCountersignsAndOnce() {
        StopNumber number = stops.sent(stops.caseOf(city.officer), city.bank1.id(), account, city.officer);
        assertThat(files.countersign(number, city.officer)).isInstanceOf(StopChange.Refused.class);
        assertThat(trail.only("stop.countersign", number.value()).refused()).isTrue();
        assertThat(files.countersign(number, city.supervisorOfStation))
                .isEqualTo(StopChange.Refused.because("funds.countersign.not-you", city.officer2.displayName()));
        assertThat(files.countersign(number, city.officer2)).isInstanceOf(Done.class);
        assertThat(files.countersign(number, city.officer2))
                .isEqualTo(StopChange.Refused.because("funds.countersign.already"));
    }

    @Test
    void theSecondOfficerIsNamedAtOnceAndSignsWithinHalfAnHourOrLate() {
        StopNumber number = stops.sent(stops.caseOf(city.officer), city.bank1.id(), account, city.officer);
        StopDetail.Signatures asked = files.glance(number, city.officer).signatures();
        assertThat(asked.secondOfficerId()).isEqualTo(city.officer2.id());
        assertThat(asked.late(clock.instant().plus(Duration.ofMinutes(30)))).isFalse();
        clock.advance(Duration.ofMinutes(30).plusSeconds(1));
        files.countersign(number, city.officer2);
        assertThat(files.glance(number, city.officer).signatures().late(clock.instant()))
                .isTrue();
    }

    @Test
    void theSecondOfficerMayBeChosenButNotTheFirstNorAnybody() {
        CaseRef file = stops.caseOf(city.officer);
        assertThat(requests.request(withSecond(file, city.officer.id()), city.officer))
                .isEqualTo(Refused.because("funds.request.same-officer"));
        assertThat(requests.request(withSecond(file, city.auditor.id()), city.officer))
                .isEqualTo(Refused.because("funds.request.second-officer-unknown"));
        assertThat(requests.request(withSecond(file, city.supervisor.id()), city.officer))
                .isInstanceOfSatisfying(
                        StopOutcome.Requested.class,
                        sent -> assertThat(files.glance(sent.number(), city.officer)
                                        .signatures()
                                        .secondOfficerId())
                                .isEqualTo(city.supervisor.id()));
    }

    private StopRequest withSecond(CaseRef file, UUID second) {
        StopRequest asked =
                Stops.request(file, city.bank1.id(), account, clock.instant().minusSeconds(60));
        return new StopRequest(
                asked.caseId(),
                asked.kind(),
                asked.accountNo(),
                asked.holderName(),
                asked.institutionId(),
                asked.amount(),
                asked.transferredAt(),
                asked.urgency(),
                asked.victimIdChecked(),
                second);
    }

    @Test
    void theVictimsIdIsPendingUntilSomebodyHasSeenIt() {
        StopNumber number = stops.sent(stops.caseOf(city.officer), city.bank1.id(), account, city.officer);
        assertThat(desk.glance(number, city.liaison).victimIdChecked()).isFalse();
        assertThat(files.checkVictim(number, city.officer)).isInstanceOf(Done.class);
        assertThat(desk.glance(number, city.liaison).victimIdChecked()).isTrue();
        assertThat(files.checkVictim(number, city.officer)).isInstanceOf(StopChange.Refused.class);
    }

    @Test
    void theBankOrTheOfficerReleasesARunningStopWithAReason() {
        StopNumber number = stops.sent(stops.caseOf(city.officer), city.bank1.id(), account, city.officer);
        assertThat(files.release(number, "查清无关", city.officer)).isInstanceOf(StopChange.Refused.class);
        stops.confirm(number, "20000", city.liaison);
        assertThat(files.release(number, " ", city.officer)).isInstanceOf(StopChange.Refused.class);
        assertThat(files.cancel(number, "撤", city.officer)).isInstanceOf(StopChange.Refused.class);
        assertThat(desk.release(number, stops.version(number, city.liaison), "公安通知", city.liaison))
                .isEqualTo(new Done(StopState.RELEASED));
    }

    private StopChange confirmAt(StopNumber number, Instant stoppedAt) {
        return desk.confirm(number, 0, Stops.confirmation(stoppedAt, "1"), city.liaison);
    }

    private java.util.List<String> timeline(CaseRef file) {
        return jdbc.sql(
                        "select kind || ' ' || coalesce(reference, '') from case_timeline where case_id = ? order by id")
                .param(file.id())
                .query((rs, row) -> rs.getString(1))
                .list();
    }
}
