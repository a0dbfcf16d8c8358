package cn.fanzha.command.tasks.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.tasks.TaskNumber;
import cn.fanzha.command.tasks.domain.NewTasks;
import cn.fanzha.command.tasks.domain.TaskWork;
import cn.fanzha.command.tasks.domain.TaskWork.Act;
import cn.fanzha.command.tasks.domain.TestTasks;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tasks as programs give, take and report them. */
@IntegrationTest
class TaskApiTest {

    private static final JsonMapper JSON = new JsonMapper();

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
    Clock clock;

    private @Nullable RequestPostProcessor client;

    @Test
    void aProgramTakesTheNextAndReportsBackUnderItsEtag() {
        TaskNumber no = TestTasks.given(giving, city.outpost, clock.instant().plusSeconds(3600), city.supervisor);
        assertThat(api("/api/v1/tasks/" + no + "/feedback", null, "{\"text\": \"好\"}"))
                .hasStatus(HttpStatus.PRECONDITION_REQUIRED);
        MvcTestResult next = api("/api/v1/tasks/next", null, "{}");
        assertThat(next).hasStatusOk();
        assertThat(read(next).path("taskNo").asString()).isEqualTo(no.value());
        String tag = String.valueOf(next.getResponse().getHeader("ETag"));
        assertThat(api("/api/v1/tasks/next", null, "{}")).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(api("/api/v1/tasks/next", null, "{\"unitCode\": \"" + city.stationB1.code() + "\"}"))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(api("/api/v1/tasks/" + no + "/feedback", "\"999\"", "{\"text\": \"好\"}"))
                .hasStatus(HttpStatus.PRECONDITION_FAILED);
        assertThat(api("/api/v1/tasks/" + no + "/feedback", tag, "{\"text\": \" \"}"))
                .hasStatus(HttpStatus.BAD_REQUEST);
        MvcTestResult done = api("/api/v1/tasks/" + no + "/feedback", tag, "{\"text\": \"查清\"}");
        assertThat(done).hasStatusOk();
        assertThat(read(done).path("state").asString()).isEqualTo("REPORTED_BACK");
        String again = String.valueOf(done.getResponse().getHeader("ETag"));
        MvcTestResult refused = api("/api/v1/tasks/" + no + "/feedback", again, "{\"text\": \"查清\"}");
        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(refused.getResponse().getContentType()).startsWith(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        work.accept(Act.now(no, city.supervisor), "");
        MvcTestResult list = mvc.get()
                .uri("/api/v1/tasks?limit=500&updatedSince=2020-01-01T00:00:00Z")
                .with(city.bearer(city.outpost.code(), "tasks:read"))
                .exchange();
        assertThat(read(list).path("tasks").values()).anySatisfy(one -> {
            assertThat(one.path("taskNo").asString()).isEqualTo(no.value());
            assertThat(one.path("state").asString()).isEqualTo("DONE");
        });
        assertThat(mvc.get()
                        .uri("/api/v1/tasks/" + no)
                        .with(city.bearer(city.stationB1.code(), "tasks:read"))
                        .exchange())
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void aProgramGivesATaskToAUnitInItsScopeOrToAPersonOfIt() {
        CaseRef file = cases.reported(city.officer);
        String due = clock.instant().plus(Duration.ofDays(1)).toString();
        RequestPostProcessor district = city.bearer(city.districtA.code(), "tasks:write");
        String task =
                "{\"title\": \"调取流水\", \"unitCode\": \"%s\", \"person\": \"%s\", \"caseNo\": \"%s\", \"dueAt\": \"%s\"}";
        MvcTestResult given =
                give(task.formatted(city.stationA1.code(), city.officer.username(), file.number(), due), district);
        assertThat(given).hasStatus(HttpStatus.CREATED);
        JsonNode body = read(given);
        assertThat(body.path("state").asString()).isEqualTo("OPEN");
        assertThat(body.path("holder").asString()).isEqualTo(city.officer.displayName());
        assertThat(given.getResponse().getHeader("Location"))
                .isEqualTo("/api/v1/tasks/" + body.path("taskNo").asString());
        assertThat(given.getResponse().getHeader("ETag")).isNotBlank();
        // a stranger of that unit, no due time, a unit beyond the scope, a due time that is over
        assertThat(give(
                        task.formatted(city.stationA1.code(), city.otherOfficer.username(), file.number(), due),
                        district))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("tasks.person.not-of-unit");
        assertThat(give("{\"title\": \"调取流水\", \"unitCode\": \"" + city.stationA1.code() + "\"}", district))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("tasks.due.missing");
        assertThat(give(task.formatted(city.stationB1.code(), "x", file.number(), due), district))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(give(
                        "{\"title\": \"调取流水\", \"unitCode\": \"%s\", \"dueAt\": \"2020-01-01 00:00:00\"}"
                                .formatted(city.stationA1.code()),
                        district))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private MvcTestResult give(String body, RequestPostProcessor program) {
        return mvc.post()
                .uri("/api/v1/tasks")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(program)
                .exchange();
    }

    private MvcTestResult api(String address, @Nullable String match, String body) {
        var request = mvc.post()
                .uri(address)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(client());
        if (match != null) {
            request.header("If-Match", match);
        }
        return request.exchange();
    }

    /** One and the same program each time. */
    private RequestPostProcessor client() {
        RequestPostProcessor known = client;
        if (known == null) {
            known = city.bearer(city.outpost.code(), "tasks:write");
            client = known;
        }
        return known;
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static JsonNode read(MvcTestResult answer) {
        return JSON.readTree(body(answer));
    }
}
