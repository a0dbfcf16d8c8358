package cn.fanzha.command.statistics.web;

import static cn.fanzha.command.support.Importing.answer;
import static cn.fanzha.command.support.Importing.bearer;
import static cn.fanzha.command.support.Importing.body;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.statistics.domain.RollUp;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.SqlCount;
import cn.fanzha.command.support.TestCity;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** The rows of a figure on the page, by API and as a sheet. */
@IntegrationTest
class RowsPageTest {

    private static boolean landed;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    RollUp rollUp;

    @Autowired
    AuditTrail trail;

    @BeforeEach
    void landOnce() {
        if (!landed) {
            new Mixture(mvc, city).land();
            rollUp.bringUpToDate();
            landed = true;
        }
    }

    @Test
    void theRowsAreListedOnceEachAndAddUp() {
        JsonNode filed = rows("indicator=case.amount-involved&from=2018-03&to=2018-03");
        assertThat(filed.path("value").asString()).isEqualTo("10900.50");
        assertThat(filed.path("rows")
                        .valueStream()
                        .map(row -> row.path("number").asString() + " "
                                + row.path("value").asString()))
                .containsExactly(
                        mixture().caseNo(city.stationB1, 4) + " 400.00",
                        mixture().caseNo(city.stationA2, 3) + " 300.50",
                        mixture().caseNo(city.stationA1, 2) + " 200.00",
                        mixture().caseNo(city.stationA1, 1) + " 10000.00");
        JsonNode first = filed.path("rows").path(3);
        assertThat(first.path("tags").toString()).contains("涉疫", "跨境");
        assertThat(first.path("operations").path(0).asString())
                .isEqualTo(mixture().operation());
        assertThat(first.path("at").asString()).isEqualTo("2018-03-01 00:00:00");
        JsonNode rate = rows("indicator=case.clearance-rate&from=2018-03&to=2018-03&part=2");
        assertThat(rate.path("value").decimalValue()).isEqualByComparingTo("0.25");
        assertThat(rate.path("parts")
                        .valueStream()
                        .map(part -> part.path("code").asString() + " "
                                + part.path("rows").asInt()))
                .containsExactly("case.solved 1", "case.filed 4");
        assertThat(rate.path("rows")).hasSize(4);
        JsonNode persons = rows("indicator=suspect.captured.persons&from=2018-03&to=2018-03");
        assertThat(persons.path("value").asInt()).isEqualTo(2);
        assertThat(persons.path("rows")).hasSize(3);
        JsonNode cities = rows("indicator=trip.cities&from=2018-03&to=2018-03");
        assertThat(cities.path("value").asInt()).isEqualTo(2);
        assertThat(cities.path("rows")
                        .valueStream()
                        .map(row -> row.path("place").asString()))
                .containsExactlyInAnyOrder("深圳", "深圳", "广州");
        // 600 s and 3,600 s
        JsonNode median = rows("indicator=stop.response.p50&from=2018-03&to=2018-03");
        assertThat(median.path("value").decimalValue()).isEqualByComparingTo("2100");
        JsonNode share = rows("indicator=case.share&from=2018-03&to=2018-03&fraudType=50");
        assertThat(share.path("value").decimalValue()).isEqualByComparingTo("0.5");
        assertThat(share.path("parts").path(1).path("rows").asInt()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=2018-03&to=2018-03",
                "indicator=case.filed&from=2018-03&to=2018-03&by=unit",
                "indicator=case.filed&from=2018-03&to=2018-03&part=2",
                "indicator=case.filed&from=2018-03&to=2018-03&without=unit",
                "indicator=case.filed&from=2018-03&to=2018-03&cursor=AAAA",
                "indicator=case.filed&from=2018-03&to=2018-03&cursor=%21",
                "indicator=case.filed&from=2018-04&to=2018-03"
            })
    void whatCantBeOpenedIsAProblem(String query) throws Exception {
        JsonNode problem = body(
                mvc.get()
                        .uri(URI.create("/api/v1/statistics/rows?unit=" + city.city.code() + "&" + query))
                        .with(bearer(city.city.code()))
                        .exchange(),
                400);
        assertThat(problem.path("detail").asString()).isNotBlank().doesNotStartWith("statistics.");
        assertThat(page(city.analyst, "/statistics/rows?" + query)).hasStatus(422);
    }

    @Test
    void thePageShowsTheFigureItsPartsAndLinksToRecords() throws Exception {

        var statements = SqlCount.during(
                () -> page(city.analyst, "/statistics/rows?indicator=case.clearance-rate&from=2018-03&to=2018-03"));
        assertThat(statements).hasSizeLessThanOrEqualTo(3);
        MvcTestResult result =
                page(city.analyst, "/statistics/rows?indicator=case.clearance-rate&from=2018-03&to=2018-03");
        assertThat(text(result))
                .contains("25.0%", "破案率", "/cases/" + mixture().caseNo(city.stationA1, 1), "part=2")
                .doesNotContain("??");
        assertThat(text(page(city.analyst, "/statistics/rows?indicator=stop.amount&from=2018-03&to=2018-03&lang=en")))
                .contains("8,000.01", "/stops/S" + city.division + "1");
        assertThat(text(page(city.analyst, "/statistics/rows?indicator=gang.dismantled&from=2017-03&to=2017-03")))
                .contains("没有计入的行");
        assertThat(page(
                        city.officer,
                        "/statistics/rows?indicator=case.filed&from=2018-03&to=2018-03&unit=" + city.districtB.code()))
                .hasStatus(403);
    }

    @Test
    void theSheetOfTheRowsIsOnRecordAndHoldsThem() throws Exception {
        MvcTestResult sheet = page(city.analyst, "/statistics/rows.xlsx?indicator=case.filed&from=2018-03&to=2018-03");
        assertThat(sheet).hasStatusOk();
        String xml = Sheets.text(sheet.getResponse().getContentAsByteArray());
        assertThat(xml)
                .contains(mixture().caseNo(city.stationB1, 4), city.analyst.displayName(), "2018-03-31 00:00:00");
        assertThat(trail.only("statistics.export", city.city.code())
                        .detail("indicators")
                        .asString())
                .isEqualTo("case.filed");
    }

    private JsonNode rows(String query) {
        return answer(mvc.get()
                .uri("/api/v1/statistics/rows?unit=" + city.city.code() + "&" + query)
                .with(bearer(city.city.code()))
                .exchange());
    }

    private MvcTestResult page(Actor actor, String address) {
        return mvc.get().uri(URI.create(address)).with(city.signedIn(actor)).exchange();
    }

    private static String text(MvcTestResult result) throws Exception {
        return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private Mixture mixture() {
        return new Mixture(mvc, city);
    }
}
