package cn.fanzha.command.platform.imports;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.support.browser.ServedApplication;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The door as a program finds it: a token for its secret, a streamed body, an answer that arrives. */
class ImportsOverHttpTest extends ServedApplication {

    private static final String HEADER = "case_no,unit_code,channel,fraud_type,reported_at,amount_involved\n";
    private static final String ROW = "A9901020100002016010001,990102010000,WALK_IN,50,2016-01-05,4000\n";

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();

    @Autowired
    Imports imports;

    @Test
    void aStreamedFileComesInOnceHoweverOftenItIsSent() throws Exception {
        String token = token("imports:write");
        JsonNode first = json.readTree(send(token, HEADER + ROW).body());
        assertThat(first.path("received").asInt()).as(first.toString()).isEqualTo(1);
        JsonNode second = json.readTree(send(token, HEADER + ROW).body());
        assertThat(second.path("unchanged").asInt()).isEqualTo(1);
        assertThat(second.path("rejections").isArray()).isTrue();
        HttpResponse<String> file = http.send(
                request(token, second.path("rejectionsUrl").asString()).GET().build(), BodyHandlers.ofString());
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).startsWith("\uFEFFline,column,code,message");
    }

    @Test
    void aFaultNearTheBeginningOfALongFileIsAnsweredAllTheSame() throws Exception {
        HttpResponse<String> answer = send(token("imports:write"), HEADER + "cut,off\n" + ROW.repeat(200_000));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = json.readTree(answer.body());
        assertThat(problem.path("line").asInt()).isEqualTo(2);
        assertThat(problem.path("column").asString()).isEqualTo("channel");
    }

    @Test
    void aFileOverTheLimitIsRefusedWhetherItsLengthIsSaidOrNot() throws Exception {
        String token = token("imports:write");
        Object limit = imports.maxBytes();
        ReflectionTestUtils.setField(imports, "maxBytes", 1_000L);
        try {
            String body = HEADER + ROW.repeat(50);
            HttpResponse<String> chunked = send(token, body);
            assertThat(chunked.statusCode()).isEqualTo(413);
            assertThat(json.readTree(chunked.body()).path("limit").asLong()).isEqualTo(1_000);
            HttpResponse<String> measured = http.send(
                    request(token, "/api/v1/imports/cases")
                            .header("Content-Type", "text/csv")
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(measured.statusCode()).isEqualTo(413);
        } finally {
            ReflectionTestUtils.setField(imports, "maxBytes", limit);
        }
    }

    @Test
    void withoutTheScopeOrTheRightTypeTheDoorStaysShut() throws Exception {
        assertThat(send(token("statistics:read"), HEADER + ROW).statusCode()).isEqualTo(403);
        assertThat(send("nonsense", HEADER + ROW).statusCode()).isEqualTo(401);
        HttpResponse<String> wrong = http.send(
                request(token("imports:write"), "/api/v1/imports/cases")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(wrong.statusCode()).isEqualTo(415);
    }

    private HttpResponse<String> send(String token, String file) throws Exception {
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
        return http.send(
                request(token, "/api/v1/imports/cases")
                        .header("Content-Type", "text/csv; charset=utf-8")
                        .POST(BodyPublishers.ofInputStream(() -> (InputStream) new ByteArrayInputStream(bytes)))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String token, String path) {
        return HttpRequest.newBuilder(URI.create(url() + path)).header("Authorization", "Bearer " + token);
    }

    private String token(String scope) throws Exception {
        String secret =
                Base64.getEncoder().encodeToString("demo-client:fanzha-demo-2026".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(url() + "/oauth2/token"))
                        .header("Authorization", "Basic " + secret)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=" + scope))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body()).path("access_token").asString();
    }
}
