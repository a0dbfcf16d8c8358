package cn.fanzha.command.tasks.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.platform.work.WorkItem;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import cn.fanzha.command.tasks.TaskNumber;
import cn.fanzha.command.tasks.domain.TaskChange.Done;
import cn.fanzha.command.tasks.domain.TaskWork.Act;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Escalation at its edges, and many people at one queue in the same moment, on real threads. */
@IntegrationTest
class TaskClockTest {

    private static final int PEOPLE = 12;

    @Autowired
    TestCity city;

    @Autowired
    TestClock clock;

    @Autowired
    NewTasks giving;

    @Autowired
    TaskWork work;

    @Autowired
    TaskReading reading;

    @Autowired
    TaskQueue queue;

    @Autowired
    TaskEscalations escalations;

    @Autowired
    OpenTasks open;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void aMoment() {
        // due in half a minute stays in the future however long the test takes
        clock.set(clock.instant());
    }

    @AfterEach
    void realTime() {
        jdbc.sql("update task set escalate_at = null where from_unit_id = any(?)")
                .param(new UUID[] {city.districtA.id(), city.districtB.id(), city.city.id(), city.stationA1.id()})
                .update();
        clock.reset();
    }

    @Test
    void aLateTaskIsToldToTheNextLevelOnceALevelAndDueTime() {
        clock.set("2031-03-03 09:00:00");
        Instant due = clock.instant().plus(Duration.ofHours(1));
        TaskNumber no = TestTasks.given(giving, city.stationA1, due, city.supervisor);
        work.take(Act.now(no, city.officer));
        Actor inCity = city.account("city-supervisor", city.city, Role.SUPERVISOR);
        clock.set(due.minusSeconds(1));
        assertThat(escalations.escalate(no)).isFalse();
        clock.set(due);
        assertThat(escalations.escalate(no)).isTrue();
        assertThat(escalations.escalate(no)).isFalse();
        assertThat(toldTo(no)).containsExactly(city.districtA.id());
        assertThat(kind(no, city.supervisor)).isEqualTo("tasks.work.ESCALATED");
        assertThat(open.mine(inCity, 20)).noneMatch(item -> item.number().equals(no.value()));
        assertThat(reading.glance(no, city.officer).escalatedTo()).isEqualTo(city.districtA.id());

        clock.set(due.plus(Duration.ofHours(24)).minusSeconds(1));
        assertThat(escalations.escalate(no)).isFalse();
        clock.set(due.plus(Duration.ofHours(24)));
        assertThat(escalations.escalate(no)).isTrue();
        clock.advance(Duration.ofHours(24));
        assertThat(escalations.escalate(no)).isTrue();
        clock.advance(Duration.ofHours(48));
        assertThat(escalations.escalate(no)).isFalse();
        assertThat(toldTo(no)).containsExactly(city.districtA.id(), city.city.id(), city.province.id());

        // reported back the clock stands; sent back with a new due time every level hears anew
        work.report(Act.now(no, city.officer), "已办", List.of());
        assertThat(escalations.escalate(no)).isFalse();
        Instant again = clock.instant().plusSeconds(600);
        work.sendBack(Act.now(no, city.supervisor), "不全", again);
        clock.set(again);
        assertThat(escalations.escalate(no)).isTrue();
        assertThat(toldTo(no)).hasSize(4);
        work.cancel(Act.now(no, city.supervisor), "不用了");
        clock.advance(Duration.ofDays(9));
        assertThat(escalations.escalate(no)).isFalse();
    }

    @Test
    void onSeveralInstancesALevelIsToldOnce() throws Exception {
        clock.set("2031-03-05 09:00:00");
        TaskNumber no = TestTasks.given(giving, city.stationA2, clock.instant().plusSeconds(60), city.supervisor);
        clock.advance(Duration.ofMinutes(2));
        List<Boolean> told = atOnce(PEOPLE, n -> escalations.escalate(no));
        assertThat(told).filteredOn(one -> one).hasSize(1);
        assertThat(toldTo(no)).containsExactly(city.districtA.id());
        assertThat(jdbc.sql("select count(*) from live_event where kind = 'task-escalated' and reference = ?")
                        .param(no.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theFirstDueOfTheOwnUnitsQueueComesFirst() {
        Actor officer = city.account("queue-officer", city.outpost, Role.OFFICER);
        Instant now = clock.instant();
        TaskNumber later = TestTasks.given(giving, city.outpost, now.plusSeconds(7200), city.supervisor);
        TaskNumber sooner = TestTasks.given(giving, city.outpost, now.plusSeconds(3600), city.supervisor);
        giving.give(TestTasks.asked(city.outpost, officer.id(), null, now.plusSeconds(60)), city.supervisor);
        TestTasks.given(giving, city.stationA1, now.plusSeconds(30), city.supervisor);
        assertThat(queue.takeNext(city.outpost.id(), officer)).contains(sooner);
        assertThat(queue.takeNext(city.outpost.id(), officer)).contains(later);
        assertThat(queue.takeNext(city.outpost.id(), officer)).isEmpty();
        assertThat(work.giveBack(Act.now(later, officer), "休假")).isInstanceOf(Done.class);
        assertThat(queue.takeNext(city.outpost.id(), officer)).contains(later);
    }

    @Test
    void noTaskGoesToTwoOfManyWhoTakeAtOnce() throws Exception {
        int each = 8;
        Instant due = clock.instant().plus(Duration.ofDays(1));
        for (int i = 0; i < PEOPLE * each; i++) {
            TestTasks.given(giving, city.stationB2, due.plusSeconds(i), city.otherSupervisor);
        }
        List<Actor> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(city.account("taker" + i, city.stationB2, Role.OFFICER));
        }
        List<TaskNumber> taken = atOnce(PEOPLE, n -> {
                    List<TaskNumber> own = new ArrayList<>();
                    for (int i = 0; i < each + 2; i++) {
                        queue.takeNext(city.stationB2.id(), people.get(n)).ifPresent(own::add);
                    }
                    return own;
                })
                .stream()
                .flatMap(List::stream)
                .toList();
        assertThat(taken).hasSize(PEOPLE * each).doesNotHaveDuplicates();
        assertThat(jdbc.sql("""
                        select count(*) from task t join task_event e on e.task_id = t.id and e.kind = 'TAKEN'
                        where t.unit_id = ? and t.state = 'TAKEN' and e.actor_id = t.holder_id""").param(city.stationB2.id()).query(Integer.class).single())
                .isEqualTo(PEOPLE * each);
    }

    @Test
    void workIsSortedByWhatIsDueAndShowsWhatWaitsForWhom() {
        Instant now = clock.instant();
        TaskNumber second =
                giving.give(TestTasks.asked(city.stationA2, null, null, now.plusSeconds(7200)), city.supervisor);
        TaskNumber first =
                giving.give(TestTasks.asked(city.stationA2, null, null, now.plusSeconds(3600)), city.supervisor);
        Actor officer = city.account("work-officer", city.stationA2, Role.OFFICER);
        assertThat(open.open(officer, 20))
                .extracting(WorkItem::number)
                .containsSubsequence(first.value(), second.value());
        assertThat(open.open(city.otherOfficer, 20))
                .noneMatch(item -> item.number().equals(first.value()));
        assertThat(open.mine(officer, 20)).isEmpty();
        work.take(Act.now(second, officer));
        assertThat(kind(second, officer)).isEqualTo("tasks.work.TAKEN");
        work.urge(Act.now(second, city.supervisor), "快");
        assertThat(kind(second, officer)).isEqualTo("tasks.work.URGED");
        work.report(Act.now(second, officer), "好", List.of());
        assertThat(open.mine(officer, 20)).isEmpty();
        assertThat(kind(second, city.supervisor)).isEqualTo("tasks.work.JUDGE");
    }

    private String kind(TaskNumber no, Actor actor) {
        return open.mine(actor, 50).stream()
                .filter(item -> item.number().equals(no.value()))
                .findFirst()
                .orElseThrow()
                .kindKey();
    }

    private List<UUID> toldTo(TaskNumber no) {
        return jdbc.sql("select e.unit_id from task_escalation e join task t on t.id = e.task_id"
                        + " where t.task_no = ? order by e.at, e.level")
                .param(no.value())
                .query((rs, n) -> rs.getObject(1, UUID.class))
                .list();
    }

    private interface Deed<T> {
        T of(int n);
    }

    private static <T> List<T> atOnce(int people, Deed<T> deed) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<T> results = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(people)) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                int n = i;
                running.add(pool.submit(() -> {
                    start.await();
                    return deed.of(n);
                }));
            }
            start.countDown();
            for (Future<T> one : running) {
                results.add(one.get());
            }
        }
        return results;
    }
}
