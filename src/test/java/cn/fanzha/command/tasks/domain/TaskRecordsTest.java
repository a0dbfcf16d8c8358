package cn.fanzha.command.tasks.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import cn.fanzha.command.tasks.TaskNumber;
import cn.fanzha.command.tasks.domain.TaskChange.Done;
import cn.fanzha.command.tasks.domain.TaskFiles.Upload;
import cn.fanzha.command.tasks.domain.TaskWork.Act;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a task leaves behind: texts, files, records; and who may read of it. */
@IntegrationTest
class TaskRecordsTest {

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
    TaskList list;

    @Autowired
    TaskQueue queue;

    @Autowired
    OpenTasks open;

    @Autowired
    AuditTrail trail;

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

    @Test
    void textsAreBoundedAndNeeded() {
        TaskNumber no = taken();
        Act act = Act.now(no, city.officer);
        assertThatThrownBy(() -> work.report(act, " \n ", List.of())).hasMessage("tasks.feedback.missing");
        assertThatThrownBy(() -> work.report(act, "字".repeat(4001), List.of())).hasMessage("tasks.feedback.long");
        assertThatThrownBy(() -> work.giveBack(act, "")).hasMessage("tasks.reason.missing");
        byte[] big = new byte[5 * 1024 * 1024 + 1];
        assertThatThrownBy(() -> work.report(act, "好", List.of(new Upload("a", big))))
                .hasMessage("tasks.files.long");
        assertThatThrownBy(() -> work.report(act, "好", List.of(new Upload("a", new byte[0]))))
                .hasMessage("tasks.files.empty");
        assertThatThrownBy(() -> work.report(act, "好", Collections.nCopies(6, new Upload("a", new byte[1]))))
                .hasMessage("tasks.files.many");
        // emoji count as one character
        assertThat(work.report(act, "🚓".repeat(4000), List.of())).isInstanceOf(Done.class);
    }

    @Test
    void filesOfAFeedbackAreCiphertextAtRestAndComeBackWhole() {
        TaskNumber no = taken();
        byte[] content = "6222020000000000000 张三".getBytes(StandardCharsets.UTF_8);
        work.report(Act.now(no, city.officer), "见附件", List.of(new Upload("C:\\流水\\张三.txt", content)));
        byte[] kept = jdbc.sql("select f.content from task_file f join task_event e on e.id = f.event_id"
                        + " join task t on t.id = e.task_id where t.task_no = ?")
                .param(no.value())
                .query((rs, n) -> rs.getBytes(1))
                .single();
        assertThat(new String(kept, StandardCharsets.UTF_8)).doesNotContain("6222", "张三");
        TaskFiles.Kept file =
                reading.open(no, city.supervisor).events().getFirst().files().getFirst();
        assertThat(file.name()).isEqualTo("张三.txt");
        assertThat(reading.file(no, file.id(), city.supervisor).content()).isEqualTo(content);
        forbidden(() -> reading.file(no, file.id(), city.otherOfficer));
        assertThat(trail.of("task.file", no.value())).hasSize(1);
    }

    @Test
    void everyStepStandsInTheRecordOnTheCaseAndInTheAuditLog() {
        String file = cases.reported(city.officer).number().value();
        TaskNumber no = giving.give(
                TestTasks.asked(city.stationA1, null, file, clock.instant().plusSeconds(3600)), city.supervisor);
        work.take(Act.now(no, city.officer));
        work.urge(Act.now(no, city.supervisor), "今天办结");
        work.report(Act.now(no, city.officer), "已调取", List.of());
        work.sendBack(Act.now(no, city.supervisor), "缺对手账户", clock.instant().plusSeconds(7200));
        work.report(Act.now(no, city.officer), "已补齐", List.of());
        work.accept(Act.now(no, city.supervisor), "");
        List<String> kinds = List.of("GIVEN", "TAKEN", "URGED", "REPORTED", "SENT_BACK", "REPORTED", "ACCEPTED");
        assertThat(reading.glance(no, city.officer).events().reversed())
                .extracting(TaskView.Event::kind)
                .isEqualTo(kinds);
        assertThat(jdbc.sql("select kind from case_timeline where reference = ? order by id")
                        .param(no.value())
                        .query((rs, n) -> rs.getString(1))
                        .list())
                .isEqualTo(kinds.stream().map(kind -> "TASK_" + kind).toList());
        assertThat(trail.ofSubject(no.value()))
                .extracting(AuditTrail.Line::action)
                .containsSubsequence("task.given", "task.taken", "task.urged", "task.reported", "task.sent-back")
                .endsWith("task.accepted");
        assertThat(trail.of("task.sent-back", no.value())
                        .getFirst()
                        .detail("dueWas")
                        .asString())
                .isEqualTo("2026-11-20 10:00:00");
    }

    @Test
    void aTaskOnARestrictedCaseOpensForNamedPeopleItsHolderAndItsGiverAlone() {
        CaseRef file = cases.reported(city.officer);
        TaskNumber no = giving.give(
                TestTasks.asked(
                        city.stationA1,
                        null,
                        file.number().value(),
                        clock.instant().plusSeconds(3600)),
                city.supervisor);
        assertThat(listed(city.officer2)).contains(no.value());
        jdbc.sql("update case_file set restricted = true where id = ?")
                .param(file.id())
                .update();
        assertThat(listed(city.officer2)).doesNotContain(no.value());
        forbidden(() -> reading.glance(no, city.officer2));
        forbidden(() -> work.take(Act.now(no, city.officer2)));
        assertThat(open.open(city.officer2, 50)).noneMatch(item -> item.number().equals(no.value()));
        assertThat(queue.takeNext(city.stationA1.id(), city.officer2)).isNotEqualTo(Optional.of(no));
        assertThat(listed(city.supervisor)).contains(no.value());
        work.hand(Act.now(no, city.supervisor), city.officer2.id(), "");
        assertThat(listed(city.officer2)).contains(no.value());
        assertThat(reading.glance(no, city.officer2).title()).isNotBlank();
    }

    private TaskNumber taken() {
        TaskNumber no =
                TestTasks.given(giving, city.stationA1, clock.instant().plus(Duration.ofDays(1)), city.supervisor);
        work.take(Act.now(no, city.officer));
        return no;
    }

    private List<String> listed(Actor actor) {
        TaskFilter all = new TaskFilter(
                TaskFilter.Side.ALL, TaskFilter.Order.NEWEST, null, null, null, null, null, null, null, null, null);
        return list.page(all, actor, 500).rows().stream().map(TaskRow::number).toList();
    }

    private static void forbidden(ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOf(OutOfScopeException.class);
    }
}
