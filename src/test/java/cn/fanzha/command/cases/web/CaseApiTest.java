package cn.fanzha.command.cases.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseStep;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.Patience;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
class CaseApiTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    TestCases cases;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    AuditTrail audit;

    @Autowired
    Clock clock;

    @Test
    void aChangeNeedsTheVersionThatWasReadAndAStaleOneLosesNothing() throws Exception {
        CaseRef file = cases.reported(city.officer);
        String uri = "/api/v1/cases/" + file.number();
        String read = etag(get(uri));
        assertThat(get(uri, read)).hasStatus(304);
        assertThat(audit.of("case.read", file.number().value())).hasSize(1);

        assertThat(send(HttpMethod.PATCH, uri, "{\"loss\": \"1.00\"}", null)).hasStatus(428);
        MvcTestResult changed = send(HttpMethod.PATCH, uri, "{\"loss\": \"1.00\", \"regionCode\": \"440104\"}", read);
        assertThat(changed).hasStatus(204);
        assertThat(etag(changed)).isNotEqualTo(read).isEqualTo(etag(get(uri)));

        MvcTestResult stale = send(HttpMethod.PATCH, uri, "{\"loss\": \"2.00\"}", read);
        assertThat(stale).hasStatus(412);
        assertThat(etag(stale)).isEqualTo(etag(changed));
        assertThat(body(stale).path("current").asString()).isEqualTo(etag(changed));
        JsonNode now = body(get(uri));
        assertThat(now.path("loss").asString()).isEqualTo("1.00");
        assertThat(now.path("regionCode").asString()).isEqualTo("440104");
        assertThat(now.path("amountInvolved").asString()).as("absent: stays").isEqualTo("50000.00");

        assertThat(send(HttpMethod.PATCH, uri, "{\"regionCode\": null}", etag(changed)))
                .hasStatus(204);
        assertThat(body(get(uri)).path("regionCode").isMissingNode()
                        || body(get(uri)).path("regionCode").isNull())
                .isTrue();
    }

    @Test
    void faultsAreNamedByTheirFieldsAndAnEndedCaseIsRefused() throws Exception {
        CaseRef file = cases.reported(city.officer);
        String uri = "/api/v1/cases/" + file.number();
        MvcTestResult wrong = send(
                HttpMethod.PATCH,
                uri,
                "{\"loss\": \"-1\", \"state\": \"CLOSED\", \"victimPhone\": \"12\"}",
                etag(get(uri)));
        assertThat(wrong).hasStatus(422);
        assertThat(body(wrong)
                        .path("errors")
                        .valueStream()
                        .map(one -> one.path("field").asString()))
                .containsExactlyInAnyOrder("loss", "state", "victimPhone");
        cases.take(file, CaseStep.ACCEPT, city.officer);
        assertThat(send(HttpMethod.PATCH, uri, "{\"reportedAt\": \"2026-01-01T00:00:00Z\"}", etag(get(uri))))
                .hasStatus(422)
                .bodyText()
                .contains("cases.api.reported-at");
        assertThat(send(HttpMethod.PATCH, uri, "[1]", etag(get(uri)))).hasStatus(422);
        assertThat(send(HttpMethod.PATCH, uri, "{", etag(get(uri)))).hasStatus(400);
    }

    @Test
    void aVictimIsAddedBehindThoseThatStandAndMakesAnotherVersion() throws Exception {
        CaseRef file = cases.reported(city.officer);
        String uri = "/api/v1/cases/" + file.number();
        String read = etag(get(uri));
        String victim = "{\"name\": \"李四\", \"idNo\": \"P1234567\", \"phone\": \"+86 139-0013-9000\"}";
        assertThat(send(HttpMethod.POST, uri + "/victims", victim, null)).hasStatus(428);
        MvcTestResult added = send(HttpMethod.POST, uri + "/victims", victim, read);
        assertThat(added).hasStatus(201);
        assertThat(body(added).path("position").asInt()).isEqualTo(1);
        assertThat(etag(added)).isNotEqualTo(read).isEqualTo(etag(get(uri)));
        assertThat(send(HttpMethod.POST, uri + "/victims", victim, read)).hasStatus(412);
        MvcTestResult found = send(HttpMethod.POST, "/api/v1/cases/search", "{\"victimPhone\": \"13900139000\"}", null);
        assertThat(body(found)
                        .path("cases")
                        .valueStream()
                        .map(one -> one.path("caseNo").asString()))
                .contains(file.number().value());
    }

    @Test
    void whoFollowsTheChangesMissesNoneThatCommitsLate() throws Exception {
        CaseRef early = cases.reported(city.otherOfficer);
        String resume =
                followUntil("?updatedSince=" + clock.instant().minusSeconds(7 * 86_400), new ArrayList<>(), early);
        List<String> seen = new ArrayList<>();
        CaseRef slow = cases.reported(city.otherOfficer);
        CaseRef fast = cases.reported(city.otherOfficer);
        resume = followUntil("?resume=" + resume, seen, slow, fast);
        assertThat(seen)
                .containsExactlyInAnyOrder(slow.number().value(), fast.number().value());

        seen.clear();
        String held = resume;
        String later = transaction.execute(status -> {
            // written first, and committed last
            jdbc.sql("update case_file set loss = 7 where id = ?")
                    .param(slow.id())
                    .update();
            try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
                return other.submit(() -> {
                            cases.take(fast, CaseStep.ACCEPT, city.otherOfficer);
                            return follow("?resume=" + held, seen);
                        })
                        .get();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        assertThat(seen).as("nothing behind the oldest that still runs").isEmpty();
        followUntil("?resume=" + later, seen, slow, fast);
        assertThat(seen)
                .containsExactlyInAnyOrder(slow.number().value(), fast.number().value())
                .doesNotContain(early.number().value());
        assertThat(mvc.get()
                        .uri("/api/v1/cases?resume=zz")
                        .with(city.bearer(city.stationB1.code(), "cases:read"))
                        .exchange())
                .hasStatus(400);
    }

    /** Other work of the same database server, such as its own housekeeping, holds changes back while it runs. */
    private String followUntil(String query, List<String> seen, CaseRef... wanted) throws Exception {
        List<String> numbers =
                Stream.of(wanted).map(file -> file.number().value()).toList();
        String resume = follow(query, seen);
        long end = System.nanoTime() + Patience.LONG.toNanos();
        while (!seen.containsAll(numbers) && System.nanoTime() < end) {
            Thread.sleep(50);
            resume = follow("?resume=" + resume, seen);
        }
        return resume;
    }

    /** Reads page after page of two until there is no more. */
    private String follow(String query, List<String> seen) throws Exception {
        String next = query;
        JsonNode page;
        do {
            page = body(mvc.get()
                    .uri("/api/v1/cases" + next + "&limit=2")
                    .with(city.bearer(city.stationB1.code(), "cases:read"))
                    .exchange());
            page.path("cases")
                    .valueStream()
                    .map(one -> one.path("caseNo").asString())
                    .forEach(seen::add);
            next = "?resume=" + page.path("resume").asString();
        } while (page.path("more").asBoolean());
        return page.path("resume").asString();
    }

    private MvcTestResult get(String uri) {
        return get(uri, null);
    }

    private MvcTestResult get(String uri, @Nullable String ifNoneMatch) {
        var request = mvc.get().uri(uri).with(city.bearer(city.stationA1.code(), "cases:read"));
        return (ifNoneMatch == null ? request : request.header("If-None-Match", ifNoneMatch)).exchange();
    }

    private MvcTestResult send(HttpMethod method, String uri, String json, @Nullable String ifMatch) {
        var request = mvc.method(method)
                .uri(uri)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.getBytes(StandardCharsets.UTF_8))
                .with(city.bearer(city.stationA1.code(), "cases:read", "cases:write"));
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).exchange();
    }

    private static String etag(MvcTestResult answer) {
        return String.valueOf(answer.getResponse().getHeader("ETag"));
    }

    private static JsonNode body(MvcTestResult answer) throws Exception {
        return new JsonMapper().readTree(answer.getResponse().getContentAsByteArray());
    }
}
