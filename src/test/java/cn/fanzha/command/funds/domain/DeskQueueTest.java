package cn.fanzha.command.funds.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.RefusalReason;
import cn.fanzha.command.funds.domain.StopChange.Done;
import cn.fanzha.command.funds.domain.StopChange.Refused;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.StopNumber;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two liaisons never work on one request. */
@IntegrationTest
class DeskQueueTest {

    private static final int THREADS = 12;

    @Autowired
    TestCity city;

    @Autowired
    Stops stops;

    @Autowired
    DeskQueue queue;

    @Autowired
    StopDesk desk;

    @Autowired
    AuditTrail trail;

    @Autowired
    TestClock clock;

    @AfterEach
    void nothingWaits() {
        clock.reset();
        for (Optional<StopNumber> left = queue.next(city.liaison); left.isPresent(); left = queue.next(city.liaison)) {
            refuse(left.get(), city.liaison);
        }
    }

    @Test
    void twelveLiaisonsWhoAskAtOnceGetTwelveDifferentRequests() throws Exception {
        sent(THREADS);
        List<Callable<Optional<StopNumber>>> calls = new ArrayList<>();
        List<Actor> colleagues = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Actor colleague = city.account("queue" + i, city.bank1, Role.LIAISON);
            colleagues.add(colleague);
            calls.add(() -> queue.next(colleague));
        }
        List<Optional<StopNumber>> taken = atOnce(calls);
        assertThat(taken).allMatch(Optional::isPresent).doesNotHaveDuplicates();
        for (int i = 0; i < THREADS; i++) {
            refuse(taken.get(i).orElseThrow(), colleagues.get(i));
        }
    }

    @Test
    void twoLiaisonsInTwelveThreadsEmptyTheDeskAndNeverHaveTheSame() throws Exception {
        sent(THREADS);
        Actor colleague = city.account("colleague", city.bank1, Role.LIAISON);
        Set<StopNumber> first = ConcurrentHashMap.newKeySet();
        Set<StopNumber> second = ConcurrentHashMap.newKeySet();
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Actor actor = i % 2 == 0 ? city.liaison : colleague;
            Set<StopNumber> had = i % 2 == 0 ? first : second;
            calls.add(() -> {
                int answered = 0;
                for (int tries = 0; tries < 40; tries++) {
                    Optional<StopNumber> next = queue.next(actor);
                    next.ifPresent(had::add);
                    answered += next.isPresent() && refuse(next.get(), actor) instanceof Done ? 1 : 0;
                }
                return answered;
            });
        }
        assertThat(atOnce(calls).stream().mapToInt(Integer::intValue).sum()).isEqualTo(THREADS);
        assertThat(first).doesNotContainAnyElementsOf(second);
        assertThat(first.size() + second.size()).isEqualTo(THREADS);
    }

    @Test
    void whatIsLateComesFirstAndWhoTookItHoldsIt() {
        clock.set("2026-05-12 09:00");
        StopNumber late = sent(1).getFirst();
        clock.advance(Duration.ofMinutes(6));
        StopNumber fresh = sent(1).getFirst();
        Actor colleague = city.account("holder", city.bank1, Role.LIAISON);

        assertThat(queue.next(city.liaison)).contains(late);
        // she left it unfinished: it comes again before anything else
        assertThat(queue.next(city.liaison)).contains(late);
        assertThat(queue.next(colleague)).contains(fresh);
        assertThat(queue.next(city.account("third", city.bank1, Role.LIAISON))).isEmpty();
        assertThat(refuse(late, colleague)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.messageKey()).isEqualTo("funds.hold.other");
            assertThat(refused.args()).contains(city.liaison.displayName());
        });
        assertThat(queue.take(late, false, colleague)).isInstanceOf(Refused.class);
        assertThat(queue.letGo(late, colleague)).isInstanceOf(Refused.class);
        assertThat(queue.take(late, true, colleague)).isInstanceOf(Done.class);
        assertThat(trail.of("stop.take-over", late.value())).hasSize(1);
        assertThat(refuse(late, city.liaison)).isInstanceOf(Refused.class);
        assertThat(queue.letGo(late, colleague)).isInstanceOf(Done.class);
        assertThat(queue.holder(late, colleague)).isNull();
        // a hold never outlives its ten minutes
        assertThat(refuse(fresh, city.liaison)).isInstanceOf(Refused.class);
        clock.advance(Duration.ofMinutes(10));
        assertThat(refuse(fresh, city.liaison)).isInstanceOf(Done.class);
        assertThat(refuse(late, city.liaison)).isInstanceOf(Done.class);
    }

    private List<StopNumber> sent(int many) {
        List<StopNumber> sent = new ArrayList<>();
        CaseRef file = stops.caseOf(city.officer);
        for (int i = 0; i < many; i++) {
            sent.add(stops.sent(file, city.bank1.id(), Stops.newAccount(), city.officer));
        }
        return sent;
    }

    private StopChange refuse(StopNumber number, Actor actor) {
        return desk.refuse(
                number,
                stops.version(number, actor),
                new Refusal(Set.of(RefusalReason.NO_BALANCE), "", "赵联络", "037112345678"),
                actor);
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
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
