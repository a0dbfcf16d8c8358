package cn.fanzha.command.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.MadeUpCodes;
import cn.fanzha.command.support.TestCity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
class CaseIntakeApiTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    AuditTrail audit;

    @Test
    void aCaseIsLoggedInTheOfficersNameAndItsStopLeaves() throws Exception {
        MvcTestResult answer = post(call("对方自称客服"), null);
        assertThat(answer).hasStatus(201);
        JsonNode logged = body(answer);
        String no = logged.path("caseNo").asString();
        assertThat(answer.getResponse().getHeader("Location")).isEqualTo("/api/v1/cases/" + no);
        assertThat(answer.getResponse().getHeader("ETag")).matches("\"\\d+\"");
        assertThat(logged.path("stopPayments").path(0).path("result").asString())
                .isEqualTo("REQUESTED");
        assertThat(jdbc.sql("select handler_id from case_file where case_no = ?")
                        .param(no)
                        .query(UUID.class)
                        .single())
                .isEqualTo(city.officer.id());
        assertThat(audit.only("case.log", no).program()).isTrue();
        assertThat(jdbc.sql(
                                "select count(*) from intake_draft d join case_file c on c.id = d.case_id where c.case_no = ?")
                        .param(no)
                        .query(Integer.class)
                        .single())
                .as("no form stays open")
                .isZero();
    }

    @Test
    void whatCanNotBeIsNamedFieldByFieldAndNothingIsDone() throws Exception {
        int before = cases();
        MvcTestResult answer = post("""
                {"officer": "nobody", "channel": "PIGEON", "reportedAt": "2999-01-01T00:00:00Z", "color": "red",
                 "transfers": [{"account": "12", "holder": "李四", "amount": "1.234"}]}""", null);
        assertThat(answer).hasStatus(422);
        JsonNode problem = body(answer);
        assertThat(problem.path("code").asString()).isEqualTo("fields");
        assertThat(problem.path("errors")
                        .valueStream()
                        .map(one -> one.path("field").asString()))
                .contains("officer", "channel", "reportedAt", "color", "transfers[0].account", "transfers[0].amount");
        assertThat(problem.path("errors")
                        .valueStream()
                        .map(one -> one.path("message").asString()))
                .doesNotContain("")
                .allMatch(text -> !text.startsWith("api.") && !text.startsWith("value."));
        assertThat(cases()).isEqualTo(before);
    }

    @Test
    void theSameKeyAnswersTheSameAndDoesNothingTwice() throws Exception {
        String key = UUID.randomUUID().toString();
        String call = call("重复发送");
        int before = cases();
        MvcTestResult first = post(call, key);
        MvcTestResult again = post(call, key);
        assertThat(first).hasStatus(201);
        assertThat(again).hasStatus(201);
        assertThat(text(again)).isEqualTo(text(first));
        for (String header : List.of("Location", "ETag")) {
            assertThat(again.getResponse().getHeader(header))
                    .isNotNull()
                    .isEqualTo(first.getResponse().getHeader(header));
        }
        assertThat(again.getResponse().getHeader("Idempotency-Replayed")).isEqualTo("true");
        assertThat(cases()).isEqualTo(before + 1);
        MvcTestResult other = post(call("别的内容"), key);
        assertThat(other).hasStatus(422);
        assertThat(body(other).path("code").asString()).isEqualTo("idempotency-other-request");
        assertThat(post(call, "短")).hasStatus(400);
        assertThat(jdbc.sql("select encode(body, 'escape') from idempotency_key where key = ?")
                        .param(key)
                        .query((rs, n) -> String.valueOf(rs.getString(1)))
                        .single())
                .as("kept encrypted")
                .doesNotContain("caseNo");
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() throws Exception {
        String key = UUID.randomUUID().toString();
        assertThat(post("{\"officer\": \"nobody\"}", key)).hasStatus(422);
        assertThat(post(call("改正后再发"), key)).hasStatus(201);
    }

    @Test
    void oneOfManyAtOnceWorksAndTheOthersGetItsAnswer() throws Exception {
        String key = UUID.randomUUID().toString();
        String call = call("同时发送");
        int before = cases();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<MvcTestResult>> all = java.util.stream.IntStream.range(0, 6)
                    .<Callable<MvcTestResult>>mapToObj(i -> () -> post(call, key))
                    .toList();
            List<Integer> answers = new java.util.ArrayList<>();
            for (Future<MvcTestResult> one : threads.invokeAll(all)) {
                answers.add(one.get().getResponse().getStatus());
            }
            assertThat(answers).contains(201).containsAnyOf(201, 409).doesNotContain(500, 422);
        }
        assertThat(cases()).isEqualTo(before + 1);
    }

    @Test
    void whoComesWhileTheFirstIsStillAtWorkIsToldToAskAgain() {
        String key = UUID.randomUUID().toString();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("insert into idempotency_key (client, key, digest, rights, created_at)"
                            + " values ('test-client', ?, '\\x00', '{}', now())")
                    .param(key)
                    .update();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                MvcTestResult answer =
                        threads.submit(() -> post(call("还在处理"), key)).get();
                assertThat(answer).hasStatus(409);
                assertThat(answer.getResponse().getHeader("Retry-After")).isEqualTo("2");
                assertThat(text(answer)).contains("idempotency-busy");
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            status.setRollbackOnly();
        });
    }

    private String call(String story) {
        return """
                {"officer": "%s", "channel": "ALARM_110", "fraudType": "10", "summary": "%s",
                 "victimName": "王小明", "victimPhone": "13800138000",
                 "transfers": [{"account": "%s", "holder": "李四", "amount": "50000.00", "institution": "%s"}]}""".formatted(city.officer.username(), story, "6222" + MadeUpCodes.digits(15), city.bank1.code());
    }

    private MvcTestResult post(String json, @Nullable String key) {
        var request = mvc.post()
                .uri("/api/v1/cases")
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.getBytes(StandardCharsets.UTF_8))
                .with(city.bearer(city.districtA.code(), "cases:write"));
        return (key == null ? request : request.header("Idempotency-Key", key)).exchange();
    }

    private int cases() {
        return jdbc.sql("select count(*) from case_file where unit_id = ?")
                .param(city.stationA1.id())
                .query(Integer.class)
                .single();
    }

    private static JsonNode body(MvcTestResult answer) throws Exception {
        return new JsonMapper().readTree(text(answer));
    }

    private static String text(MvcTestResult answer) throws Exception {
        return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }
}
