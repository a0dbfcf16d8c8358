package cn.fanzha.command.alerts.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.alerts.domain.AlertWork;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.MadeUpCodes;
import cn.fanzha.command.support.TestCity;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
class AlertApiTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    Clock clock;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    AlertWork work;

    @Test
    void oneAlertIsTakenAndSentAgainChangesNothing() {
        String no = no();
        JsonNode first = push(item(no, city.stationA1.code(), "17400005678"));
        assertThat(first.path("created").asInt()).isEqualTo(1);
        assertThat(first.path("items").get(0).path("result").asString()).isEqualTo("ACCEPTED");
        JsonNode again = push(item(no, city.stationA1.code(), "17400005678"));
        assertThat(again.path("unchanged").asInt()).isEqualTo(1);
        assertThat(again.path("created").asInt()).isZero();
    }

    @Test
    void eachItemOfAnArrayIsAnsweredByItsPositionWithTheCodeOfTheImports() {
        String good = no();
        JsonNode answer = push("[" + item(good, city.stationA1.code(), "17400005678") + ","
                + item(no(), city.stationA1.code(), "12\\n3") + ","
                + item(no(), city.stationB1.code(), "17400005678") + ",{}]");
        assertThat(answer.path("items").values().stream()
                        .map(item -> item.path("result").asString("") + " "
                                + item.path("code").asString(""))
                        .toList())
                .containsExactly("ACCEPTED ", "REJECTED phone-format", "REJECTED out-of-scope", "REJECTED required");
        assertThat(answer.path("items").get(1).path("message").asString()).isNotBlank();
    }

    @Test
    void whatIsRepeatedContradictoryOrChangedIsAnsweredAsInAFile() {
        String no = no();
        String undated = item(no(), city.stationA1.code(), "17400005678")
                .replace("\"risk\"", "\"outcome\": \"DISSUADED\", \"risk\"");
        JsonNode answer = push("[" + item(no, city.stationA1.code(), "17400005678") + ","
                + item(no, city.stationA1.code(), "17400005679") + "," + undated + "]");
        assertThat(answer.path("items").values().stream()
                        .map(item -> item.path("result").asString("") + " "
                                + item.path("code").asString(""))
                        .toList())
                .containsExactly("ACCEPTED ", "REJECTED duplicate-in-file", "REJECTED required");
        assertThat(answer.path("created").asInt()).isEqualTo(1);
        assertThat(push(item(no, city.stationA1.code(), "17400009999"))
                        .path("updated")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whatAPersonWorksOnIsChangedNoMore() {
        String no = no();
        push(item(no, city.stationA1.code(), "17400005678"));
        work.receive(AlertNumber.of(no), city.officer);
        assertThat(push(item(no, city.stationA1.code(), "17400009999"))
                        .path("items")
                        .get(0)
                        .path("code")
                        .asString())
                .isEqualTo("owned-by-workflow");
    }

    @Test
    void aBrokenBodyAndTooManyItemsAreRefused() {
        assertThat(send("nonsense")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(send("\"text\"")).hasStatus(HttpStatus.BAD_REQUEST);
        String many = IntStream.range(0, 10_001).mapToObj(i -> "{}").collect(Collectors.joining(",", "[", "]"));
        assertThat(send(many)).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void programsFollowWhatChangedPageByPage() {
        List<String> numbers = List.of(no(), no(), no());
        numbers.forEach(no -> push(item(no, city.stationA1.code(), "17400005678")));
        work.receive(AlertNumber.of(numbers.getFirst()), city.officer);
        List<String> seen = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonNode page = get("/api/v1/alerts?limit=2&updatedSince=2020-01-01T00:00:00Z"
                    + (next.isEmpty() ? "" : "&after=" + next));
            page.path("alerts").forEach(one -> seen.add(one.path("alertNo").asString()));
            next = page.path("next").isNull() ? null : page.path("next").asString();
        }
        assertThat(seen).doesNotHaveDuplicates().containsAll(numbers);
        assertThat(seen.getLast()).isEqualTo(numbers.getFirst());
        assertThat(get("/api/v1/alerts?updatedSince=2099-01-01T00:00:00Z").path("alerts"))
                .isEmpty();
        assertThat(mvc.get()
                        .uri("/api/v1/alerts?updatedSince=yesterday")
                        .with(city.bearer(city.stationA1.code(), "alerts:read"))
                        .exchange())
                .hasStatus(HttpStatus.BAD_REQUEST);
    }

    private JsonNode push(String body) {
        MvcTestResult answer = send(body);
        assertThat(answer).hasStatusOk();
        return read(answer);
    }

    private MvcTestResult send(String body) {
        return mvc.post()
                .uri("/api/v1/alerts")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(city.bearer(city.stationA1.code(), "alerts:write"))
                .exchange();
    }

    private JsonNode get(String uri) {
        MvcTestResult answer = mvc.get()
                .uri(uri)
                .with(city.bearer(city.stationA1.code(), "alerts:read"))
                .exchange();
        assertThat(answer).hasStatusOk();
        return read(answer);
    }

    private static JsonNode read(MvcTestResult answer) {
        return JSON.readTree(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    private static String no() {
        return "AP" + MadeUpCodes.digits(16);
    }

    private String item(String no, String unit, String phone) {
        return """
                {"alert_no": "%s", "unit_code": "%s", "source": "CITY_MODEL", "risk": "HIGH", "fraud_type": "10",
                 "pushed_at": "%s", "phone": "%s", "person_name": "孙不明", "tags": ["涉老"]}""".formatted(no, unit, clock.instant().minusSeconds(3_600).truncatedTo(ChronoUnit.SECONDS), phone);
    }
}
