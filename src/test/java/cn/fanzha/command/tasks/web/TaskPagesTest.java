package cn.fanzha.command.tasks.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.tasks.TaskNumber;
import cn.fanzha.command.tasks.TaskState;
import cn.fanzha.command.tasks.domain.NewTasks;
import cn.fanzha.command.tasks.domain.TaskReading;
import cn.fanzha.command.tasks.domain.TaskTemplates;
import cn.fanzha.command.tasks.domain.TaskWork;
import cn.fanzha.command.tasks.domain.TemplateSet;
import cn.fanzha.command.tasks.domain.TestTasks;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages and the API as people and programs use them. */
@IntegrationTest
class TaskPagesTest {

    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");
    private static final Pattern NUMBER = Pattern.compile("J\\d{22}");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    TestCases cases;

    @Autowired
    NewTasks giving;

    @Autowired
    TaskWork work;

    @Autowired
    TaskReading reading;

    @Autowired
    TaskTemplates templates;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    void aTaskGoesFromTheFormThroughTheQueueToItsEnd() {
        MvcTestResult made = mvc.post()
                .uri("/tasks")
                .param("title", "核查手机号归属")
                .param("unit", city.stationA1.code())
                .param("due", ChinaTime.date(clock.instant()).plusDays(60) + "T09:00")
                .param("stage", "HANDLE")
                .param("priority", "TOP")
                .with(csrf())
                .with(city.signedIn(city.supervisor))
                .exchange();
        assertThat(made).hasStatus3xxRedirection();
        String address = String.valueOf(made.getResponse().getRedirectedUrl());
        TaskNumber no = TaskNumber.of(address.substring(address.lastIndexOf('/') + 1));
        assertThat(get("/tasks?side=queue", city.officer)).bodyText().contains("核查手机号归属", "特急");
        assertThat(get("/tasks?side=given", city.supervisor)).bodyText().contains(no.value());
        assertThat(get("/tasks?side=mine", city.officer)).bodyText().doesNotContain(no.value());
        assertThat(act(no, "take", city.officer)).hasStatus3xxRedirection();
        assertThat(get("/tasks?side=mine&lang=en", city.officer)).bodyText().contains(no.value(), "In hand");
        assertThat(mvc.post()
                        .uri("/tasks/{no}/feedback", no)
                        .multipart()
                        .file(new MockMultipartFile("files", "归属.txt", "text/plain", new byte[] {65}))
                        .file(new MockMultipartFile("files", "第二.txt", "text/plain", new byte[] {66}))
                        .param("text", "归属已查清")
                        .with(csrf())
                        .with(city.signedIn(city.officer))
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(get("/tasks/" + no, city.supervisor)).bodyText().contains("归属已查清", "归属.txt", "第二.txt", "通过，办结");
        assertThat(act(no, "send-back", city.supervisor, "text", "")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(act(no, "send-back", city.supervisor, "text", "缺登录地址")).hasStatus3xxRedirection();
        assertThat(get("/tasks/" + no + "/status", city.officer))
                .bodyText()
                .contains("退回重办", "缺登录地址")
                .doesNotContain("<html");
        MvcTestResult stale = act(no, "give-back", city.officer, "text", "写了很多", "edition", "0");
        assertThat(stale).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT).bodyText().contains("写了很多", "刚刚改动");
        assertThat(act(no, "feedback", city.officer, "text", "补齐了")).hasStatus3xxRedirection();
        assertThat(act(no, "accept", city.supervisor)).hasStatus3xxRedirection();
        assertThat(reading.glance(no, city.officer).state()).isEqualTo(TaskState.DONE);
        assertThat(get("/tasks?state=DONE", city.officer)).bodyText().contains(no.value());
        assertThat(get("/tasks?state=NONSENSE", city.officer)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void aFormThatIsRefusedKeepsWhatWasTyped() {
        assertThat(mvc.post()
                        .uri("/tasks")
                        .param("title", "某项工作")
                        .param("unit", city.stationA1.code())
                        .param("due", "2020-01-01T00:00")
                        .param("stage", "HANDLE")
                        .param("priority", "NORMAL")
                        .param("caseNo", "12345")
                        .with(csrf())
                        .with(city.signedIn(city.supervisor))
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("某项工作", "12345");
        assertThat(get("/tasks/people?unit=" + city.stationA1.code(), city.supervisor))
                .bodyText()
                .contains(city.officer2.displayName())
                .doesNotContain("<html");
        assertThat(get("/tasks/people?unit=" + city.stationB1.code(), city.supervisor))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void theListIsPagedByWhatIsDueWithoutLosingAny() {
        Actor officer = city.account("pager", city.stationA2, Role.OFFICER);
        Instant due = clock.instant().plus(Duration.ofDays(40));
        List<String> given = new ArrayList<>();
        for (int i = 0; i < 55; i++) {
            given.add(TestTasks.given(giving, city.stationA2, due.minusSeconds(i / 3), city.supervisor)
                    .value());
        }
        List<String> seen = new ArrayList<>();
        String next = "/tasks?unit=" + city.stationA2.code();
        while (next != null) {
            String page = body(get(next, officer));
            Matcher numbers = NUMBER.matcher(page.substring(page.indexOf("id=\"task-rows\"")));
            while (numbers.find()) {
                if (seen.isEmpty() || !seen.getLast().equals(numbers.group())) {
                    seen.add(numbers.group());
                }
            }
            Matcher link = NEXT.matcher(page);
            next = link.find() ? link.group(1).replace("&amp;", "&") : null;
        }
        assertThat(seen).doesNotHaveDuplicates().containsAll(given);
    }

    @Test
    void theTemplateOfACasesTypeIsGivenWithOnePressAndOnce() {
        CaseRef file = cases.filed(city.officer, city.supervisor);
        String panel = body(get("/cases/" + file.number() + "/tasks", city.officer));
        assertThat(panel).contains("按模板下达 5 项任务", "调取刷单平台和派单群信息");
        assertThat(apply(file, city.officer)).hasStatus3xxRedirection();
        List<String> units = jdbc.sql("select unit_id::text || coalesce(holder_name, '') from task where case_id = ?")
                .param(file.id())
                .query((rs, n) -> String.valueOf(rs.getString(1)))
                .list();
        assertThat(units)
                .hasSize(5)
                .contains(city.city.id().toString(), city.stationA1.id() + city.officer.displayName());
        assertThat(apply(file, city.officer)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(jdbc.sql("select count(*) from task where case_id = ?")
                        .param(file.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);
        assertThat(get("/cases/" + file.number(), city.officer)).bodyText().contains("/tasks\"");
        // the city's analysts work on theirs though the station gave it
        assertThat(get("/tasks?side=queue", city.analyst)).bodyText().contains("研判资金流向和关联案件");
    }

    @Test
    void aDistrictsOwnTemplateHoldsForItsStationsUntilItIsTakenBack() {
        Actor editor = city.otherSupervisor;
        assertThat(save(editor, "0", "查账户, 再查对手", "查人")).hasStatus3xxRedirection();
        TemplateSet set = templates.of(city.stationB1.id(), "18").orElseThrow();
        assertThat(set.unitId()).isEqualTo(city.districtB.id());
        assertThat(set.lines()).extracting(TemplateSet.Line::title).containsExactly("查账户, 再查对手", "查人");
        assertThat(templates.of(city.stationA1.id(), "18").orElseThrow().unitId())
                .isNull();
        // older names of the type are counted under it
        assertThat(templates.of(city.stationB1.id(), "58").orElseThrow().fraudType())
                .isEqualTo("11");
        assertThat(save(editor, "0", "另一个人的"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("另一个人的");
        assertThat(save(editor, "1", "甲", "甲")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(save(editor, "1")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(save(city.supervisorOfStation, "0", "派出所的")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("/tasks/templates?type=18", city.officer)).bodyText().contains("查交友账号和杀猪平台");
        assertThat(mvc.post()
                        .uri("/tasks/templates/reset")
                        .param("type", "18")
                        .with(csrf())
                        .with(city.signedIn(editor))
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(templates.of(city.stationB1.id(), "18").orElseThrow().unitId())
                .isNull();
    }

    private MvcTestResult save(Actor editor, String edition, String... titles) {
        var request = mvc.post().uri("/tasks/templates").param("type", "18").param("edition", edition);
        for (String title : titles) {
            request.param("title", title)
                    .param("ask", "")
                    .param("stage", "HANDLE")
                    .param("priority", "NORMAL")
                    .param("hours", "24")
                    .param("assignee", "OWN_UNIT");
        }
        return request.with(csrf()).with(city.signedIn(editor)).exchange();
    }

    private MvcTestResult apply(CaseRef file, Actor actor) {
        return mvc.post()
                .uri("/cases/{no}/tasks/template", file.number())
                .with(csrf())
                .with(city.signedIn(actor))
                .exchange();
    }

    private MvcTestResult act(TaskNumber no, String act, Actor actor, String... fields) {
        var request = mvc.post().uri("/tasks/{no}/{act}", no, act);
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.with(csrf()).with(city.signedIn(actor)).exchange();
    }

    private MvcTestResult get(String address, Actor actor) {
        return mvc.get()
                .uri(java.net.URI.create(address))
                .with(city.signedIn(actor))
                .exchange();
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
