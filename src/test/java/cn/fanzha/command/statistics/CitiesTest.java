package cn.fanzha.command.statistics;

import static cn.fanzha.command.support.Importing.answer;
import static cn.fanzha.command.support.Importing.bearer;
import static cn.fanzha.command.support.Importing.resource;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.SignedIn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two cities' rows come in as files and give every figure that those cities' press briefings printed, to the digit. */
@IntegrationTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CitiesTest {

    private static final List<String> ORDER = List.of(
            "units",
            "operations",
            "cases",
            "gangs",
            "suspects",
            "stop-payments",
            "returns",
            "alerts",
            "alert-attempts",
            "seizures",
            "inspections");
    private static boolean imported;

    @Autowired
    MockMvcTester mvc;

    @BeforeEach
    void importOnce() {
        if (!imported) {
            for (String city : List.of("zhengzhou-2019", "tianhe-2020")) {
                for (String kind : kinds(city)) {
                    JsonNode answer = send(city, kind);
                    assertThat(answer.path("rejected").asInt())
                            .as(answer.toString())
                            .isZero();
                    assertThat(answer.path("received").asInt()).isEqualTo(rows(city, kind));
                }
            }
            new Reading(mvc).rollUp();
            imported = true;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zhengzhou-2019", "tianhe-2020"})
    @Order(1)
    void everyFigureIsThatOfThePressBriefing(String city) {
        everyFigureIsRight(city);
    }

    @Test
    @Order(2)
    void theSharesOfTheFiveMostFrequentTypesAreThoseOfThePressBriefing() {
        JsonNode types = expected("zhengzhou-2019").path("fraudTypes");
        String year = "unit=410100000000&from=2019-01&to=2019-12";
        for (String indicator : List.of("case.share", "case.amount-share")) {
            List<JsonNode> shares = new Reading(mvc).figures(year + "&by=fraudType&indicator=" + indicator);
            for (JsonNode type :
                    types.valueStream().filter(JsonNode::isArray).findFirst().orElseThrow()) {
                JsonNode share = shares.stream()
                        .filter(figure -> figure.path("by").path("fraudType").equals(type.path("fraudType")))
                        .findFirst()
                        .orElseThrow();
                assertThat(percent(share.path("value"), 0))
                        .isEqualTo(type.path(indicator).asString());
                assertThat(shown(year + "&fraudType=" + type.path("fraudType").asString(), indicator, "PERCENT(0)"))
                        .isEqualTo(type.path(indicator).asString());
            }
            assertThat(shown(year + "&fraudType=50,51,52,53,54", indicator, "PERCENT(0)"))
                    .isEqualTo(types.path("fraudType=50,51,52,53,54 together")
                            .path(indicator)
                            .asString());
        }
    }

    @Test
    @Order(3)
    void theOperationsAreThoseOfThePressBriefings() {
        JsonNode sweep = expected("zhengzhou-2019").path("operation");
        String asked = "unit=410100000000&from=2019-01&to=2019-12&operation="
                + sweep.path("operation_no").asString();
        for (String indicator : indicators(sweep)) {
            assertThat(value(asked, indicator)).as(indicator).isEqualTo(sweep.path(indicator));
        }
        assertThat(shown(asked, "suspect.captured", "YU(2)")).isEqualTo("350余");
        assertThat(List.of(
                        shown(asked, "inspection.office", "EXACT"),
                        shown(asked, "inspection.flat", "YU(2)"),
                        shown(asked, "inspection.rental", "YU(2)")))
                .containsExactly("2986", "2800余", "1400余");
        assertThat(List.of(
                        shown(asked, "seizure.computer", "YU(2)"),
                        shown(asked, "seizure.phone", "YU(2)"),
                        shown(asked, "seizure.bank-card", "YU(2)")))
                .containsExactly("300余", "500余", "1000余");
        JsonNode hurricane = expected("tianhe-2020").path("operation");
        for (String indicator : indicators(hurricane)) {
            assertThat(value(
                            "unit=440106000000&from=2020-01&to=2020-07&operation="
                                    + hurricane.path("operation_no").asString(),
                            indicator))
                    .as(indicator)
                    .isEqualTo(hurricane.path(indicator));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zhengzhou-2019", "tianhe-2020"})
    @Order(4)
    void whatWasImportedOnceChangesNothingTheSecondTimeInAnotherOrder(String city) {
        List<String> kinds = new ArrayList<>(kinds(city));
        Collections.shuffle(kinds, new Random(41));
        for (String kind : kinds) {
            JsonNode answer = send(city, kind);
            assertThat(answer.path("unchanged").asInt()).as(kind + answer).isEqualTo(rows(city, kind));
        }
        new Reading(mvc).rollUp();
        everyFigureIsRight(city);
    }

    private void everyFigureIsRight(String city) {
        JsonNode expected = expected(city);
        String unit = "unit=" + expected.path("unit").asString();
        expected.path("figures").valueStream().forEach(figure -> isRight(unit, period(expected), figure));
        JsonNode since = expected.path("sinceOctober");
        since.path("figures").valueStream().forEach(figure -> isRight(unit, period(since), figure));
    }

    private void isRight(String unit, String period, JsonNode expected) {
        String indicator = expected.path("indicator").asString();
        String asked = unit
                + period
                + (expected.has("tag") ? "&tag=" + expected.path("tag").asString() : "");
        JsonNode figure =
                new Reading(mvc).figures(asked + "&indicator=" + indicator).getFirst();
        assertThat(figure.path("value")).as(indicator).isEqualTo(expected.path("value"));
        if (expected.has("previousYear")) {
            assertThat(figure.path("previousYear")).as(indicator).isEqualTo(expected.path("previousYear"));
        }
        if (expected.has("yoy")) {
            assertThat("+" + percent(figure.path("yoy"), 1))
                    .as(indicator)
                    .isEqualTo(expected.path("yoy").asString());
        }
        if (expected.has("shown")) {
            assertThat(shown(asked, indicator, expected.path("rounding").asString()))
                    .as(indicator)
                    .isEqualTo(expected.path("shown").asString());
        }
    }

    private JsonNode value(String query, String indicator) {
        return new Reading(mvc)
                .figures(query + "&indicator=" + indicator)
                .getFirst()
                .path("value");
    }

    private String shown(String query, String indicator, String rounding) {
        String uri = UriComponentsBuilder.fromUriString("/api/v1/briefings/preview?" + query)
                .queryParam("indicator", indicator)
                .queryParam("rounding", rounding)
                .encode()
                .build()
                .toUriString();
        JsonNode answer = answer(mvc.get()
                .uri(java.net.URI.create(uri))
                .with(SignedIn.bearer(Units.ROOT_CODE, "briefings:read"))
                .exchange());
        return answer.path("paragraphs")
                .path(0)
                .path("figures")
                .path(0)
                .path("shown")
                .asString();
    }

    private static List<String> indicators(JsonNode operation) {
        return operation.propertyNames().stream()
                .filter(name -> name.contains("."))
                .toList();
    }

    private static String period(JsonNode expected) {
        return "&from=" + expected.path("from").asString() + "&to="
                + expected.path("to").asString();
    }

    private static String percent(JsonNode fraction, int decimals) {
        return new BigDecimal(fraction.toString()).movePointRight(2).setScale(decimals, RoundingMode.HALF_UP) + "%";
    }

    private static List<String> kinds(String city) {
        return ORDER.stream()
                .filter(kind -> CitiesTest.class.getResource("/" + city + "/" + kind + ".csv") != null)
                .toList();
    }

    private static int rows(String city, String kind) {
        return (int) new String(resource("/" + city + "/" + kind + ".csv"), StandardCharsets.UTF_8)
                        .lines()
                        .count()
                - 1;
    }

    private static JsonNode expected(String city) {
        return new JsonMapper().readTree(resource("/" + city + "/expected.json"));
    }

    private JsonNode send(String city, String kind) {
        byte[] file = resource("/" + city + "/" + kind + ".csv");
        return answer(Importing.send(mvc, kind, "", file, bearer(Units.ROOT_CODE)));
    }
}
