package cn.fanzha.command.alerts.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.alerts.RiskGrade;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Several officers at one queue in the same moment, on real threads. */
@IntegrationTest
class AlertQueueTest {

    private static final int OFFICERS = 8;

    @Autowired
    TestCity city;

    @Autowired
    TestClock clock;

    @Autowired
    NewAlerts alerts;

    @Autowired
    AlertQueue queue;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theMostBurningAlertOfTheOwnTreeComesFirst() {
        var now = clock.instant();
        Actor officer = city.account("queue-officer", city.stationA2, Role.OFFICER);
        AlertNumber low = TestAlerts.pushed(alerts, city.stationA2, RiskGrade.LOW, now.minusSeconds(600), officer);
        AlertNumber high = TestAlerts.pushed(alerts, city.stationA2, RiskGrade.HIGH, now, officer);
        AlertNumber medium = TestAlerts.pushed(alerts, city.stationA2, RiskGrade.MEDIUM, now, officer);
        TestAlerts.pushed(alerts, city.stationB1, RiskGrade.HIGH, now.minusSeconds(999), city.otherOfficer);
        assertThat(queue.takeNext(officer)).contains(high);
        assertThat(queue.takeNext(officer)).contains(medium);
        assertThat(queue.takeNext(officer)).contains(low);
        assertThat(queue.takeNext(officer)).isEmpty();
    }

    @Test
    void noAlertGoesToTwoOfEightWhoTakeAtOnce() throws Exception {
        int each = 6;
        for (int i = 0; i < OFFICERS * each; i++) {
            TestAlerts.pushed(alerts, city.stationB2, RiskGrade.HIGH, clock.instant(), city.otherSupervisor);
        }
        List<Actor> officers = new ArrayList<>();
        for (int i = 0; i < OFFICERS; i++) {
            officers.add(city.account("taker" + i, city.stationB2, Role.OFFICER));
        }
        CountDownLatch start = new CountDownLatch(1);
        List<AlertNumber> taken = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(OFFICERS)) {
            List<Future<List<AlertNumber>>> running = officers.stream()
                    .map(officer -> pool.submit(() -> {
                        start.await();
                        List<AlertNumber> own = new ArrayList<>();
                        for (int i = 0; i < each; i++) {
                            Optional<AlertNumber> next = queue.takeNext(officer);
                            next.ifPresent(own::add);
                        }
                        return own;
                    }))
                    .toList();
            start.countDown();
            for (Future<List<AlertNumber>> one : running) {
                taken.addAll(one.get());
            }
        }
        assertThat(taken).hasSize(OFFICERS * each).doesNotHaveDuplicates();
        assertThat(jdbc.sql("select count(*) from alert_event e join alert a on a.id = e.alert_id"
                                + " where a.unit_id = ? and e.kind = 'RECEIVED'")
                        .param(city.stationB2.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(OFFICERS * each);
    }
}
