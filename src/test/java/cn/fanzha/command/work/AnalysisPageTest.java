package cn.fanzha.command.work;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.alerts.RiskGrade;
import cn.fanzha.command.alerts.domain.NewAlerts;
import cn.fanzha.command.alerts.domain.TestAlerts;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.gangs.web.TestGangs;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.observables.SightingSource;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import cn.fanzha.command.work.domain.Investigations;
import cn.fanzha.command.work.domain.Traces;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** The analyst's page: links, money, what nobody linked or solved; within the scope alone. */
@IntegrationTest
class AnalysisPageTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    TestCases cases;

    @Autowired
    TestGangs gangs;

    @Autowired
    Traces traces;

    @Autowired
    Investigations investigations;

    @Autowired
    Observables observables;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    NewAlerts alerts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    private Instant since = Instant.EPOCH;
    private UUID[] stationA1 = {};

    @BeforeEach
    void lastMonth() {
        since = clock.instant().minus(Duration.ofDays(30));
        stationA1 = new UUID[] {city.stationA1.id()};
    }

    @Test
    void whatTwoCasesShareComesFirstAndTheRestIsUnlinked() throws Exception {
        CaseRef first = cases.reported(city.officer);
        CaseRef second = cases.reported(city.officer);
        CaseRef alone = cases.reported(city.officer);
        CaseRef far = cases.reported(city.otherOfficer);
        String account = Stops.newAccount();
        UUID shared = seen(account, first, second);
        seen(Stops.newAccount(), alone);
        UUID fars = seen(Stops.newAccount(), far, cases.reported(city.otherOfficer));
        assertThat(traces.shared(stationA1, since))
                .filteredOn(one -> one.id().equals(shared))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.cases()).isEqualTo(2);
                    assertThat(one.masked()).isEqualTo(Masks.card(account));
                });
        assertThat(traces.shared(stationA1, since))
                .extracting(Traces.Shared::id)
                .doesNotContain(fars);
        assertThat(traces.unlinked(stationA1, since, city.analyst))
                .extracting(Traces.Case::number)
                .contains(alone.number().value())
                .doesNotContain(first.number().value(), far.number().value());
        String page = page("/analysis?unit=" + city.stationA1.code(), city.analyst);
        assertThat(page)
                .contains(Masks.card(account), "/cases/" + alone.number())
                .doesNotContain(account, far.number().value());
    }

    @Test
    void theAccountWithMostMoneyShowsWhetherItIsHeld() {
        CaseRef file = cases.reported(city.officer2);
        UUID much = account();
        UUID little = account();
        sent(file, much, "90000000");
        sent(file, much, "1");
        sent(file, little, "80000000");
        assertThat(traces.receivers(stationA1, since))
                .extracting(Traces.Receiver::id)
                .startsWith(much, little);
        Traces.Receiver first = traces.receivers(stationA1, since).getFirst();
        assertThat(first.money()).isEqualTo(Money.of("90000001"));
        assertThat(first.transfers()).isEqualTo(2);
        assertThat(first.stopped()).isFalse();
        assertThat(first.frozen()).isFalse();
        assertThat(traces.receivers(new UUID[] {city.stationB1.id()}, since))
                .extracting(Traces.Receiver::id)
                .doesNotContain(much);
    }

    @Test
    void aLargeLossIsShownUntilItIsSolved() {
        CaseRef large = cases.reported(city.officer);
        CaseRef small = cases.reported(city.officer);
        jdbc.sql("update case_file set loss = 500000 where id = ?")
                .param(large.id())
                .update();
        assertThat(traces.largeUnsolved(stationA1, since, city.analyst))
                .extracting(Traces.Case::number)
                .contains(large.number().value())
                .doesNotContain(small.number().value());
        jdbc.sql("update case_file set state = 'SOLVED', solved_at = now() where id = ?")
                .param(large.id())
                .update();
        assertThat(traces.largeUnsolved(stationA1, since, city.analyst))
                .extracting(Traces.Case::number)
                .doesNotContain(large.number().value());
    }

    @Test
    void aGangUnderInvestigationCountsWhoseLimitsRun() throws Exception {
        String gang = gangs.gang(city.analyst, null);
        String held = gangs.suspect(city.analyst, gang);
        gangs.suspect(city.analyst, gang);
        jdbc.sql("update gang set state = 'INVESTIGATING' where gang_no = ?")
                .param(gang)
                .update();
        jdbc.sql("update suspect set captured_at = :at, detained_at = :at where person_no = :no")
                .param("at", Timestamp.from(clock.instant().minus(Duration.ofDays(38))))
                .param("no", held)
                .update();
        assertThat(investigations.gangs(new UUID[] {city.city.id()}))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.number()).isEqualTo(gang);
                    assertThat(one.members()).isEqualTo(2);
                    assertThat(one.captured()).isEqualTo(1);
                    assertThat(one.limited()).isEqualTo(1);
                });
        assertThat(investigations.gangs(stationA1)).isEmpty();
        assertThat(page("/analysis?unit=" + city.city.code(), city.analyst)).contains("/suspects/" + held);
        assertThat(page("/analysis?unit=" + city.stationA1.code(), city.analyst))
                .doesNotContain("/suspects/" + held);
    }

    @Test
    void whoWasReachedAndDeceivedAfterwardsIsShownToTheAlertsUnit() {
        Instant pushed = clock.instant().minus(Duration.ofHours(8));
        AlertNumber no = TestAlerts.pushed(alerts, city.stationA1, RiskGrade.HIGH, pushed, city.officer);
        AlertNumber unreached = TestAlerts.pushed(alerts, city.stationA1, RiskGrade.HIGH, pushed, city.officer);
        jdbc.sql("insert into alert_attempt (id, attempt_no, alert_id, step, at, result, created_at)"
                        + " select ?, 'AT' || alert_no, id, 'CALL', ?, 'REACHED', now() from alert where alert_no = ?")
                .params(Ids.next(), Timestamp.from(pushed.plusSeconds(60)), no.value())
                .update();
        for (AlertNumber one : List.of(no, unreached)) {
            jdbc.sql(
                            "update victim set phone_index = (select phone_index from alert where alert_no = ?) where case_id = ?")
                    .params(one.value(), cases.reported(city.otherOfficer).id())
                    .update();
        }
        Instant from = clock.instant().minus(Duration.ofDays(1));
        assertThat(investigations.deceived(stationA1, from))
                .extracting(Investigations.Deceived::number)
                .contains(no.value())
                .doesNotContain(unreached.value());
        assertThat(investigations.deceived(new UUID[] {city.stationB1.id()}, from))
                .isEmpty();
    }

    @Test
    void aUnitOutOfScopeIsRefusedAndAnUnknownPeriodSaysSo() {
        assertThat(mvc.get()
                        .uri("/analysis?unit=" + city.districtB.code())
                        .with(city.signedIn(city.supervisor))
                        .exchange())
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.get()
                        .uri("/analysis?days=31")
                        .with(city.signedIn(city.analyst))
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private UUID seen(String account, CaseRef... files) {
        return java.util.Objects.requireNonNull(transactions.execute(status -> {
            UUID id = observables.idOf(ObservableType.BANK_ACCOUNT, account);
            for (CaseRef file : files) {
                observables.record(id, SightingSource.CASE, file.number().value(), file.unitId(), clock.instant());
            }
            return id;
        }));
    }

    private UUID account() {
        return seen(Stops.newAccount());
    }

    private void sent(CaseRef file, UUID account, String amount) {
        jdbc.sql("insert into transfer (id, case_id, to_account_id, amount, at, created_at)"
                        + " values (?, ?, ?, ?, now(), now())")
                .params(Ids.next(), file.id(), account, Money.of(amount).yuan())
                .update();
    }

    private String page(String address, Actor actor) throws Exception {
        var answer = mvc.get().uri(address).with(city.signedIn(actor)).exchange();
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString();
    }
}
