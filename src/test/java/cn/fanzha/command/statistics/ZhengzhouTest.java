package cn.fanzha.command.statistics;

import static cn.fanzha.command.support.Importing.answer;
import static cn.fanzha.command.support.Importing.bearer;
import static cn.fanzha.command.support.Importing.body;
import static cn.fanzha.command.support.Importing.resource;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.SignedIn;
import cn.fanzha.command.support.SqlCount;
import cn.fanzha.command.support.TestCity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A city's year comes in as files and gives the figures of that city's press briefing, to the digit. */
@IntegrationTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ZhengzhouTest {

    private static final String CITY = "410100000000";
    private static final String YEAR = "unit=" + CITY + "&from=2019-01&to=2019-12";
    private static final JsonNode EXPECTED = new JsonMapper().readTree(resource("/zhengzhou-2019/expected.json"));
    private static boolean imported;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Units units;

    @Autowired
    TestCity city;

    @BeforeEach
    void importOnce() {
        if (!imported) {
            assertThat(importFile("units").path("received").asInt()).isEqualTo(33);
            JsonNode cases = importFile("cases");
            assertThat(cases.path("received").asInt()).isEqualTo(10426);
            assertThat(cases.path("rejected").asInt()).isZero();
            rollUp();
            imported = true;
        }
    }

    @Test
    @Order(1)
    void theYearsFiguresAreThoseOfThePressBriefing() {
        theFiguresAreExact();
    }

    @Test
    @Order(2)
    void theSameFilesAgainChangeNothing() {
        assertThat(importFile("units").path("unchanged").asInt()).isEqualTo(33);
        JsonNode cases = importFile("cases");
        assertThat(cases.path("unchanged").asInt()).isEqualTo(10426);
        assertThat(cases.path("updated").asInt() + cases.path("created").asInt())
                .isZero();
        rollUp();
        theFiguresAreExact();
    }

    @ParameterizedTest
    @CsvSource({"case.reported", "case.filed", "case.solved", "case.amount-involved"})
    @Order(3)
    void aUnitsFigureIsTheSumOfItsPartsInEveryBreakdown(String indicator) {
        BigDecimal total = sum(figures(YEAR + "&indicator=" + indicator));
        assertThat(total).isPositive();
        for (String by : List.of("unit", "month", "fraudType", "unit&by=month&by=fraudType")) {
            assertThat(sum(figures(YEAR + "&indicator=" + indicator + "&by=" + by)))
                    .as(by)
                    .isEqualByComparingTo(total);
        }
        List<JsonNode> districts = figures(YEAR + "&by=unit&indicator=" + indicator);
        assertThat(districts).hasSize(6);
        for (JsonNode district : districts.subList(1, 6)) {
            String code = district.path("by").path("unit").asString();
            String own = "unit=" + code + "&from=2019-01&to=2019-12&indicator=" + indicator;
            assertThat(sum(figures(own))).isEqualByComparingTo(value(district));
            assertThat(sum(figures(own + "&by=unit"))).isEqualByComparingTo(value(district));
        }
        assertThat(sum(figures("unit=410000000000&from=2019-01&to=2019-12&indicator=" + indicator)))
                .isEqualByComparingTo(total);
    }

    @Test
    @Order(4)
    void figuresFromTheRowsAreThoseOfTheRollUp() {
        for (JsonNode figure : figures("unit=" + CITY + "&from=2019-01-01&to=2019-12-31&by=fraudType&indicator="
                + "case.reported,case.filed,case.solved,case.amount-involved,case.share,case.amount-share")) {
            String type = figure.path("by").path("fraudType").asString();
            String indicator = figure.path("indicator").asString();
            List<JsonNode> rolledUp = figures(YEAR + "&indicator=" + indicator + "&fraudType=" + type);
            assertThat(rolledUp).hasSize(1);
            assertThat(rolledUp.getFirst().path("value")).isEqualTo(figure.path("value"));
            assertThat(figure.path("revision").isNull()).isTrue();
        }
    }

    @Test
    @Order(5)
    void thePageShowsTheSameFiguresInBothLanguages() throws Exception {
        UnitRef zhengzhou = units.findByCode(CITY).orElseThrow();
        var analyst = city.account("zhengzhou-analyst", zhengzhou, Role.ANALYST);
        List<String> pages = new ArrayList<>();
        for (String language : List.of("zh-CN", "en")) {
            var statements = SqlCount.during(() -> pages.add(page(language, SignedIn.signedIn(analyst))));
            assertThat(statements).hasSizeLessThanOrEqualTo(6);
        }
        assertThat(pages.getFirst()).contains("10,426", "2,609", "418,620,000.00", "4.19亿", "前五类合计", "兼职刷单");
        assertThat(pages.getLast()).contains("10,426", "2,609", "418,620,000.00", "First five together");
        String byType = pages.getFirst().replaceAll("(?s).*id=\"by-type\"(.*?)</table>.*", "$1");
        for (JsonNode type : fiveTypes()) {
            assertThat(byType)
                    .contains(">" + type.path("case.share").asString() + "<")
                    .contains(">" + type.path("case.amount-share").asString() + "<")
                    .contains("fraudType=" + type.path("fraudType").asString() + "\"");
        }
        assertThat(byType.replaceAll("(?s).*<tfoot>", "")).contains(">78%<", ">89%<");
    }

    @Test
    @Order(6)
    void aChangedCaseMovesTheFiguresAndChangingItBackMovesThemBack() {
        String header = "case_no,unit_code,channel,fraud_type,reported_at,filed_at,amount_involved\n";
        String row = "A4101030100002019010001,410103010000,ALARM_110,52,2019-01-01 00:33:16,";
        Importing.csv(mvc, "cases", header + row + "2019-02-01 00:00:00,28892.10\n");
        rollUp();
        List<JsonNode> months = figures(
                "unit=410103010000&from=2019-01&to=2019-02&by=month&indicator=case.filed&indicator=case.amount-involved");
        Importing.csv(mvc, "cases", header + row + "2019-01-01 13:04:16,28892.09\n");
        rollUp();
        List<JsonNode> before = figures(
                "unit=410103010000&from=2019-01&to=2019-02&by=month&indicator=case.filed&indicator=case.amount-involved");
        assertThat(value(months.get(0)))
                .isEqualByComparingTo(value(before.get(0)).subtract(BigDecimal.ONE));
        assertThat(value(months.get(1)))
                .isEqualByComparingTo(value(before.get(1)).add(BigDecimal.ONE));
        assertThat(value(months.get(2)))
                .isEqualByComparingTo(value(before.get(2)).subtract(new BigDecimal("28892.09")));
        assertThat(value(months.get(3)))
                .isEqualByComparingTo(value(before.get(3)).add(new BigDecimal("28892.10")));
        theFiguresAreExact();
    }

    @ParameterizedTest
    @CsvSource({
        "unit=410100000000&from=2019-02&to=2019-01, 400",
        "unit=410100000000&from=2019-01&to=2019-01-31, 400",
        "unit=410100000000&from=2019-01, 400",
        "unit=410100000000&from=19-01&to=19-02, 400",
        "unit=410100000000&from=2019-02-30&to=2019-03-01, 400",
        "unit=410100000000&from=2019-01&to=2019-01&indicator=case.pigeons, 400",
        "unit=410100000000&from=2019-01&to=2019-01&fraudType=00, 400",
        "unit=410100000000&from=2019-01&to=2019-01&by=pigeon, 400",
        "unit=410100000000&from=2019-01&to=2019-01&region=41, 400",
        "unit=419900000000&from=2019-01&to=2019-01, 400",
        "unit=410100000000&from=1900-01&to=1950-01&by=unit, 400",
        "unit=410100000000&from=1900-01-01&to=9999-12-31&by=month&by=unit&by=fraudType, 400",
    })
    @Order(7)
    void whatCannotBeAnsweredIsAProblem(String query, int status) {
        JsonNode problem = body(
                mvc.get().uri("/api/v1/statistics?" + query).with(bearer(CITY)).exchange(), status);
        assertThat(problem.path("detail").asString()).isNotBlank().doesNotStartWith("statistics.");
    }

    @Test
    @Order(8)
    void anotherUnitsFiguresAreRefused() {
        String query = "/api/v1/statistics?" + YEAR;
        body(mvc.get().uri(query).with(bearer("410102000000")).exchange(), 403);
        body(
                mvc.post()
                        .uri("/api/v1/statistics/roll-up?unit=" + CITY)
                        .with(bearer("410102000000"))
                        .exchange(),
                403);
    }

    private void theFiguresAreExact() {
        for (String indicator : List.of("case.filed", "case.solved", "case.amount-involved")) {
            JsonNode expected = EXPECTED.path("figures")
                    .valueStream()
                    .filter(figure -> figure.path("indicator").asString().equals(indicator))
                    .findFirst()
                    .orElseThrow()
                    .path("value");
            assertThat(figures(YEAR + "&indicator=" + indicator).getFirst().path("value"))
                    .as(indicator)
                    .isEqualTo(expected);
        }
        assertThat(figures(YEAR + "&indicator=case.filed")
                        .getFirst()
                        .path("yoy")
                        .isNull())
                .isTrue();
        for (String indicator : List.of("case.share", "case.amount-share")) {
            for (JsonNode type : fiveTypes()) {
                String code = type.path("fraudType").asString();
                List<JsonNode> shares = figures(YEAR + "&by=fraudType&indicator=" + indicator);
                JsonNode share = shares.stream()
                        .filter(figure ->
                                figure.path("by").path("fraudType").asString().equals(code))
                        .findFirst()
                        .orElseThrow();
                assertThat(percent(share))
                        .as(indicator + " " + code)
                        .isEqualTo(type.path(indicator).asString());
            }
            JsonNode together = figures(YEAR + "&indicator=" + indicator
                            + "&fraudType=50,51&fraudType=52&fraudType=53&fraudType=54")
                    .getFirst();
            assertThat(percent(together))
                    .isEqualTo(EXPECTED.path("fraudTypes")
                            .path("fraudType=50,51,52,53,54 together")
                            .path(indicator)
                            .asString());
        }
    }

    private static List<JsonNode> fiveTypes() {
        return EXPECTED.path("fraudTypes")
                .valueStream()
                .filter(JsonNode::isArray)
                .findFirst()
                .orElseThrow()
                .valueStream()
                .toList();
    }

    private String page(String language, org.springframework.test.web.servlet.request.RequestPostProcessor who) {
        try {
            return mvc.get()
                    .uri("/statistics?" + YEAR + "&lang=" + language)
                    .with(who)
                    .exchange()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode importFile(String kind) {
        return answer(
                Importing.send(mvc, kind, "", resource("/zhengzhou-2019/" + kind + ".csv"), bearer(Units.ROOT_CODE)));
    }

    private void rollUp() {
        answer(mvc.post()
                .uri("/api/v1/statistics/roll-up?unit=" + CITY)
                .with(bearer(CITY))
                .exchange());
    }

    private List<JsonNode> figures(String query) {
        JsonNode answer = answer(mvc.get()
                .uri("/api/v1/statistics?" + query)
                .with(bearer(Units.ROOT_CODE))
                .exchange());
        return answer.path("figures").valueStream().toList();
    }

    private static BigDecimal sum(List<JsonNode> figures) {
        return figures.stream().map(ZhengzhouTest::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal value(JsonNode figure) {
        JsonNode value = figure.path("value");
        return value.isString() ? new BigDecimal(value.asString()) : value.decimalValue();
    }

    private static String percent(JsonNode figure) {
        return value(figure).movePointRight(2).setScale(0, RoundingMode.HALF_UP) + "%";
    }
}
