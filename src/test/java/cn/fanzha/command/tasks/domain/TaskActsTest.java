package cn.fanzha.command.tasks.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import cn.fanzha.command.tasks.TaskAct;
import cn.fanzha.command.tasks.TaskNumber;
import cn.fanzha.command.tasks.TaskState;
import cn.fanzha.command.tasks.domain.TaskChange.Done;
import cn.fanzha.command.tasks.domain.TaskChange.Refused;
import cn.fanzha.command.tasks.domain.TaskChange.Stale;
import cn.fanzha.command.tasks.domain.TaskWork.Act;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What may be done to a task in each state and by whom; given by district A's supervisor to station A1. */
@IntegrationTest
class TaskActsTest {

    private static final String NO = "tasks.not-now.";
    private static final Map<TaskAct, List<String>> TABLE = Map.of(
            // OPEN, TAKEN, REPORTED_BACK, RETURNED, DONE, CANCELLED
            TaskAct.TAKE,
                    List.of("TAKEN", NO + "taken", NO + "REPORTED_BACK", NO + "taken", NO + "DONE", NO + "CANCELLED"),
            TaskAct.GIVE_BACK,
                    List.of(NO + "OPEN", "OPEN", NO + "REPORTED_BACK", "OPEN", NO + "DONE", NO + "CANCELLED"),
            TaskAct.HAND, List.of("TAKEN", "TAKEN", NO + "REPORTED_BACK", "RETURNED", NO + "DONE", NO + "CANCELLED"),
            TaskAct.REPORT,
                    List.of(
                            NO + "OPEN",
                            "REPORTED_BACK",
                            NO + "REPORTED_BACK",
                            "REPORTED_BACK",
                            NO + "DONE",
                            NO + "CANCELLED"),
            TaskAct.ACCEPT,
                    List.of(
                            NO + "unreported",
                            NO + "unreported",
                            "DONE",
                            NO + "unreported",
                            NO + "DONE",
                            NO + "CANCELLED"),
            TaskAct.SEND_BACK,
                    List.of(
                            NO + "unreported",
                            NO + "unreported",
                            "RETURNED",
                            NO + "unreported",
                            NO + "DONE",
                            NO + "CANCELLED"),
            TaskAct.URGE, List.of("OPEN", "TAKEN", NO + "REPORTED_BACK", "RETURNED", NO + "DONE", NO + "CANCELLED"),
            TaskAct.REDATE, List.of("OPEN", "TAKEN", NO + "REPORTED_BACK", "RETURNED", NO + "DONE", NO + "CANCELLED"),
            TaskAct.CANCEL, List.of("CANCELLED", "CANCELLED", "CANCELLED", "CANCELLED", NO + "DONE", NO + "CANCELLED"));

    @Autowired
    TestCity city;

    @Autowired
    TestClock clock;

    @Autowired
    TestCases cases;

    @Autowired
    NewTasks giving;

    @Autowired
    TaskWork work;

    @Autowired
    TaskReading reading;

    @Autowired
    OpenTasks open;

    @Autowired
    MessageSource messages;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void aMorning() {
        clock.set("2026-11-20 09:00:00");
    }

    @AfterEach
    void realTime() {
        jdbc.sql("update task set escalate_at = null where from_unit_id = any(?)")
                .param(new java.util.UUID[] {city.districtA.id(), city.stationA1.id()})
                .update();
        clock.reset();
    }

    @ParameterizedTest
    @EnumSource(TaskAct.class)
    void everyStateAllowsTheActOrSaysWhyNot(TaskAct act) {
        for (TaskState state : TaskState.values()) {
            TaskNumber no = in(state);
            String expected = TABLE.get(act).get(state.ordinal());
            String result = switch (perform(act, no, city.officer, city.supervisor)) {
                case Done done -> done.state().name();
                case Refused refused -> said(refused);
                case Stale stale -> "stale";
            };
            assertThat(result).as("%s in %s", act, state).isEqualTo(expected);
            assertThat(state(no)).isEqualTo(expected.startsWith(NO) ? state : TaskState.valueOf(expected));
        }
    }

    private TaskChange perform(TaskAct act, TaskNumber no, Actor worker, Actor giver) {
        Act working = Act.now(no, worker);
        Act judging = Act.now(no, giver);
        return switch (act) {
            case TAKE -> work.take(working);
            case GIVE_BACK -> work.giveBack(working, "手头案件多");
            case HAND -> work.hand(judging, city.officer2.id(), "");
            case REPORT -> work.report(working, "流水已调取", List.of());
            case ACCEPT -> work.accept(judging, "");
            case SEND_BACK -> work.sendBack(judging, "缺对手账户", null);
            case URGE -> work.urge(judging, "今天办结");
            case REDATE -> work.redate(judging, clock.instant().plus(Duration.ofDays(9)), "银行来不及");
            case CANCEL -> work.cancel(judging, "重复");
        };
    }

    @Test
    void whoMayNotIsRefusedWhateverTheState() {
        TaskNumber no = in(TaskState.TAKEN);
        Instant due = clock.instant().plusSeconds(99_999);
        forbidden(() -> work.take(Act.now(no, city.supervisor)));
        forbidden(() -> work.take(Act.now(no, city.otherOfficer)));
        forbidden(() -> work.report(Act.now(no, city.analyst), "反馈", List.of()));
        forbidden(() -> work.accept(Act.now(no, city.officer), ""));
        forbidden(() -> work.sendBack(Act.now(no, city.supervisorOfStation), "理由", null));
        forbidden(() -> work.redate(Act.now(no, city.supervisorOfStation), due, "理由"));
        forbidden(() -> work.cancel(Act.now(no, city.officer2), "理由"));
        forbidden(() -> work.hand(Act.now(no, city.officer2), city.officer2.id(), ""));
        forbidden(() -> work.urge(Act.now(no, city.officer), "自己催自己"));
        forbidden(() -> work.urge(Act.now(no, city.otherSupervisor), "快办"));
        forbidden(() -> reading.glance(no, city.otherOfficer));
        // a colleague of the unit sees it, but it is the holder's
        assertThat(said(work.report(Act.now(no, city.officer2), "反馈", List.of())))
                .isEqualTo("tasks.not-holder");
        assertThat(said(work.giveBack(Act.now(no, city.officer2), "理由"))).isEqualTo("tasks.not-holder");
        // the working unit's own supervisor urges and hands, but does not judge
        assertThat(work.urge(Act.now(no, city.supervisorOfStation), "抓紧")).isInstanceOf(Done.class);
        assertThat(work.hand(Act.now(no, city.supervisorOfStation), city.officer2.id(), "老案子"))
                .isInstanceOf(Done.class);
        assertThat(said(work.hand(Act.now(no, city.officer2), city.officer2.id(), "")))
                .isEqualTo("tasks.hand.same");
        assertThatThrownBy(() -> work.hand(Act.now(no, city.officer2), city.otherOfficer.id(), ""))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void aTaskIsGivenWithinScopeAloneAndANamedOneWaitsForItsPerson() {
        Instant due = clock.instant().plusSeconds(3600);
        forbidden(() -> giving.give(TestTasks.asked(city.stationB1, null, null, due), city.supervisor));
        forbidden(() -> giving.give(TestTasks.asked(city.districtA, null, null, due), city.officer));
        forbidden(() -> giving.give(TestTasks.asked(city.stationA1, null, null, due), city.liaison));
        String far = cases.reported(city.otherOfficer).number().value();
        forbidden(() -> giving.give(TestTasks.asked(city.stationA1, null, far, due), city.supervisor));
        assertThatThrownBy(() -> giving.give(
                        TestTasks.asked(city.stationA1, city.otherOfficer.id(), null, due), city.supervisor))
                .isInstanceOf(InvalidValueException.class);
        TaskNumber named = giving.give(TestTasks.asked(city.stationA1, city.officer2.id(), null, due), city.supervisor);
        assertThat(said(work.take(Act.now(named, city.officer)))).isEqualTo("tasks.take.named");
        assertThat(work.take(Act.now(named, city.officer2))).isInstanceOf(Done.class);
    }

    @Test
    void everyDateEdgeOfTheDueTime() {
        Instant now = clock.instant();
        refusedDue(now.minusSeconds(1), "tasks.due.past");
        refusedDue(now, "tasks.due.past");
        refusedDue(now.plus(Duration.ofDays(731)).plusSeconds(1), "tasks.due.far");
        TestTasks.given(giving, city.stationA1, now.plus(Duration.ofDays(731)), city.supervisor);
        TaskNumber no = TestTasks.given(giving, city.stationA1, now.plusSeconds(1), city.supervisor);
        assertThat(row(no).late(now)).isFalse();
        assertThat(row(no).late(now.plusSeconds(1))).isTrue();
        assertThatThrownBy(() -> work.redate(Act.now(no, city.supervisor), now, "理由"))
                .isInstanceOf(InvalidValueException.class);
        assertThat(said(work.redate(Act.now(no, city.supervisor), now.plusSeconds(1), "理由")))
                .isEqualTo("tasks.redate.same");
    }

    @Test
    void aFormThatWasOpenedBeforeAChangeDoesNothingButAnUrgeHarmsNone() {
        TaskNumber no = in(TaskState.TAKEN);
        int opened = reading.glance(no, city.officer).edition();
        work.urge(Act.now(no, city.supervisor), "抓紧");
        assertThat(reading.glance(no, city.officer).edition()).isEqualTo(opened);
        work.redate(Act.now(no, city.supervisor), clock.instant().plusSeconds(9999), "等银行");
        assertThat(work.report(new Act(no, opened, city.officer), "好", List.of()))
                .isEqualTo(new Stale(city.supervisor.displayName(), opened + 1));
        assertThat(state(no)).isEqualTo(TaskState.TAKEN);
    }

    private TaskNumber in(TaskState state) {
        TaskNumber no =
                TestTasks.given(giving, city.stationA1, clock.instant().plus(Duration.ofDays(1)), city.supervisor);
        Act working = Act.now(no, city.officer);
        if (state == TaskState.CANCELLED) {
            work.cancel(Act.now(no, city.supervisor), "重复");
        } else if (state != TaskState.OPEN) {
            work.take(working);
        }
        if (state == TaskState.REPORTED_BACK || state == TaskState.RETURNED || state == TaskState.DONE) {
            work.report(working, "已办", List.of());
        }
        if (state == TaskState.RETURNED) {
            work.sendBack(Act.now(no, city.supervisor), "不全", null);
        } else if (state == TaskState.DONE) {
            work.accept(Act.now(no, city.supervisor), "");
        }
        assertThat(state(no)).isEqualTo(state);
        return no;
    }

    private TaskState state(TaskNumber no) {
        return reading.glance(no, city.supervisor).state();
    }

    private TaskRow row(TaskNumber no) {
        TaskView view = reading.glance(no, city.supervisor);
        return new TaskRow(
                view.unitId(),
                view.number(),
                view.title(),
                view.stage(),
                view.priority(),
                null,
                view.state(),
                view.unitId(),
                view.holder(),
                view.givenBy(),
                view.givenAt(),
                view.dueAt(),
                0,
                false,
                view.updatedAt());
    }

    /** The key of the refusal, whose words exist in both languages with nothing left open. */
    private String said(@Nullable TaskChange change) {
        assertThat(change).isInstanceOf(Refused.class);
        Refused refused = (Refused) java.util.Objects.requireNonNull(change);
        for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            assertThat(messages.getMessage(refused.messageKey(), refused.args().toArray(), locale))
                    .isNotBlank()
                    .doesNotContain("{", "null", "''");
        }
        return refused.messageKey();
    }

    private void refusedDue(Instant due, String key) {
        assertThatThrownBy(() -> TestTasks.given(giving, city.stationA1, due, city.supervisor))
                .hasMessage(key);
    }

    private static void forbidden(ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOf(OutOfScopeException.class);
    }
}
