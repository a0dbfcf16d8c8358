package cn.fanzha.command.funds.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.StopOutcome;
import cn.fanzha.command.funds.StopPayments;
import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.funds.domain.StopChange.Done;
import cn.fanzha.command.funds.domain.StopChange.Stale;
import cn.fanzha.command.shared.StopNumber;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Several people at one account in the same moment, on real threads. */
@IntegrationTest
class StopRaceTest {

    @Autowired
    TestCity city;

    @Autowired
    Stops stops;

    @Autowired
    StopPayments requests;

    @Autowired
    StopDesk desk;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    String account = Stops.newAccount();

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void ofTwoOfficersWhoRaceForTheLastStopOneGetsIt() throws Exception {
        clock.set("2026-11-18 09:00:00");
        CaseRef first = stops.caseOf(city.officer);
        StopNumber spent = stops.sent(first, city.bank1.id(), account, city.officer);
        stops.confirm(spent, "1000", city.liaison);
        clock.advance(Duration.ofHours(48));
        CaseRef second = stops.caseOf(city.otherOfficer);

        List<StopOutcome> outcomes = atOnce(List.of(
                () -> stops.ask(first, city.bank1.id(), account, city.officer),
                () -> stops.ask(second, city.bank1.id(), account, city.otherOfficer)));

        assertThat(outcomes).filteredOn(StopOutcome.Requested.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(StopOutcome.Refused.class::isInstance).hasSize(1);
    }

    @Test
    void receiptAndAnswerOfTwoLiaisonsAtOnceDoNotOverwriteEachOther() throws Exception {
        StopNumber number = stops.sent(stops.caseOf(city.officer), city.bank1.id(), account, city.officer);
        List<StopChange> changes = atOnce(List.of(
                () -> desk.receive(number, 0, city.liaison),
                () -> desk.confirm(number, 0, Stops.confirmation(null, "1"), city.liaison)));
        assertThat(changes).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(changes).filteredOn(Stale.class::isInstance).hasSize(1);
    }

    @Test
    void callsThatShareAccountsNeverWaitInACircleAndTheirNumbersHaveNoGaps() throws Exception {
        String other = Stops.newAccount();
        List<Callable<List<StopOutcome>>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            CaseRef file = stops.caseOf(city.officer2);
            List<String> order = i % 2 == 0 ? List.of(account, other) : List.of(other, account);
            calls.add(() -> requests.requestAll(
                    order.stream()
                            .map(no -> Stops.request(
                                    file, city.bank1.id(), no, clock.instant().minusSeconds(60)))
                            .toList(),
                    city.officer2));
        }
        List<StopOutcome> outcomes =
                atOnce(calls).stream().flatMap(List::stream).toList();
        // two of each account are on their way, the rest is told so
        assertThat(outcomes).filteredOn(StopOutcome.Requested.class::isInstance).hasSize(4);
        assertThat(outcomes).filteredOn(StopOutcome.Refused.class::isInstance).hasSize(12);
        List<Integer> serials = jdbc
                .sql("select request_no from stop_payment where unit_id = ? order by request_no")
                .param(city.stationA1.id())
                .query((rs, row) -> StopNumber.of(rs.getString(1)))
                .list()
                .stream()
                .filter(no -> no.month()
                        .equals(java.time.YearMonth.from(clock.instant().atZone(clock.getZone()))))
                .map(StopNumber::serial)
                .toList();
        assertThat(serials.getLast() - serials.getFirst()).isEqualTo(serials.size() - 1);
    }

    @Test
    void aBankThatConfirmsTwoRequestsAtOnceStopsOnceAndJoinsTheOther() throws Exception {
        CaseRef first = stops.caseOf(city.officer);
        CaseRef second = stops.caseOf(city.otherOfficer);
        StopNumber one = stops.sent(first, city.bank1.id(), account, city.officer);
        StopNumber two = stops.sent(second, city.bank1.id(), account, city.otherOfficer);

        List<StopChange> changes = atOnce(List.of(
                () -> desk.confirm(one, 0, Stops.confirmation(null, "1"), city.liaison),
                () -> desk.confirm(two, 0, Stops.confirmation(null, "1"), city.liaison)));

        assertThat(changes).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(List.of(stops.state(one, city.officer), stops.state(two, city.otherOfficer)))
                .containsExactlyInAnyOrder(StopState.STOPPED, StopState.JOINED);
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws InterruptedException, ExecutionException {
        CountDownLatch start = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(calls.size())) {
            List<Future<T>> running = calls.stream()
                    .map(call -> pool.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .toList();
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        }
    }
}
