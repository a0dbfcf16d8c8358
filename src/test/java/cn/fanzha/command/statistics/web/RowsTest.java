package cn.fanzha.command.statistics.web;

import static cn.fanzha.command.support.Importing.answer;
import static cn.fanzha.command.support.Importing.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.statistics.domain.Catalogue;
import cn.fanzha.command.statistics.domain.CloseOutcome;
import cn.fanzha.command.statistics.domain.Closing;
import cn.fanzha.command.statistics.domain.Figure;
import cn.fanzha.command.statistics.domain.FigureQuery;
import cn.fanzha.command.statistics.domain.FigureQuery.By;
import cn.fanzha.command.statistics.domain.FigureQuery.Narrowing;
import cn.fanzha.command.statistics.domain.Figures;
import cn.fanzha.command.statistics.domain.RollUp;
import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** Every figure opens its rows, and they come to it. */
@IntegrationTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RowsTest {

    private static boolean landed;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    Figures figures;

    @Autowired
    Catalogue catalogue;

    @Autowired
    RollUp rollUp;

    @Autowired
    Closing closing;

    @Autowired
    Units units;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void landOnce() {
        if (!landed) {
            mixture().land();
            rollUp.bringUpToDate();
            landed = true;
        }
    }

    @Test
    @Order(1)
    void everyFigureOfEveryBreakdownOpensRowsThatComeToIt() {
        comesTo(FigureQuery.months(
                city.city,
                YearMonth.of(2018, 3),
                YearMonth.of(2018, 4),
                catalogue.computed(),
                Set.of(),
                Narrowing.NONE));
        for (By by : By.values()) {
            comesTo(FigureQuery.months(
                    city.city,
                    YearMonth.of(2018, 3),
                    YearMonth.of(2018, 4),
                    catalogue.computed(),
                    EnumSet.of(by),
                    Narrowing.NONE));
        }
    }

    @Test
    @Order(2)
    void narrowedAndOfDaysToo() {
        Narrowing narrow = new Narrowing(Set.of("50", "51"), Set.of("涉疫", "跨境"), Set.of(), Set.of());
        comesTo(new FigureQuery(
                city.city,
                LocalDate.of(2018, 3, 2),
                LocalDate.of(2018, 4, 3),
                true,
                catalogue.computed(),
                EnumSet.of(By.MONTH, By.UNIT),
                Narrowing.NONE));
        comesTo(FigureQuery.months(
                city.city,
                YearMonth.of(2018, 3),
                YearMonth.of(2018, 3),
                catalogue.computed(),
                EnumSet.of(By.TAG, By.FRAUD_TYPE),
                narrow));
    }

    @Test
    @Order(3)
    void aClosedMonthKeepsItsRowsAndTellsWhatWaits() {
        Actor head = city.account("province-rows", city.province, Role.SUPERVISOR);
        assertThat(closing.closeThrough(city.province, YearMonth.of(2018, 3), head))
                .isInstanceOf(CloseOutcome.Closed.class);
        Importing.csv(
                mvc,
                "cases",
                "case_no,unit_code,channel,fraud_type,reported_at,filed_at,amount_involved\n"
                        + row(city.stationA1, 6, "2018-03-15", "77.00")
                        + row(city.stationB1, 4, "2018-04-01", "400.00")
                        + row(city.stationA1, 2, "2018-03-02", "250.00"));
        rollUp.bringUpToDate();
        String march = "indicator=case.amount-involved&from=2018-03&to=2018-03";
        JsonNode counted = rows(city.city, march);
        assertThat(counted.path("value").asString()).isEqualTo("10900.50");
        assertThat(counted.path("revision").asInt()).isEqualTo(1);
        assertThat(counted.path("pending").asInt()).isEqualTo(3);
        assertThat(rows(city.city, march + "&show=pending")
                        .path("rows")
                        .valueStream()
                        .map(row -> row.path("number").asString().substring(22) + " "
                                + row.path("change").asString() + " "
                                + row.path("value").asString()))
                .containsExactly("4 LEFT 400.00", "6 ENTERED 77.00", "2 CHANGED 250.00");
        comesTo(FigureQuery.months(
                city.city,
                YearMonth.of(2018, 3),
                YearMonth.of(2018, 4),
                catalogue.computed(),
                EnumSet.of(By.MONTH, By.UNIT),
                Narrowing.NONE));
    }

    @Test
    @Order(4)
    void ofAUnitThatWentElsewhereOnlyNumberAndUnitAreTold() throws Exception {
        UnitRef moved = city.stationA1;
        jdbc.sql("update unit set parent_id = ?, path = ? where id = ?")
                .params(city.districtB.id(), city.districtB.path() + moved.code() + "/", moved.id())
                .update();
        units.refresh();
        String march = "indicator=case.amount-involved&from=2018-03&to=2018-03";
        JsonNode answer = rows(city.districtA, march);
        assertThat(answer.path("value").asString()).isEqualTo("10500.50");
        JsonNode hidden = answer.path("rows").path(2);
        assertThat(hidden.path("number").asString()).isEqualTo(mixture().caseNo(moved, 1));
        assertThat(hidden.path("unit").asString()).isEqualTo(moved.code());
        assertThat(hidden.path("value").isNull() && hidden.path("at").isNull()).isTrue();
        assertThat(hidden.path("tags")).isEmpty();
        assertThat(mvc.get()
                        .uri("/statistics/rows?" + march)
                        .with(city.signedIn(city.supervisor))
                        .exchange()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains(mixture().caseNo(moved, 1), "不在您的查阅范围")
                .doesNotContain("/cases/" + mixture().caseNo(moved, 1), "10,000.00\"");
    }

    private String row(UnitRef unit, int serial, String filed, String amount) {
        return mixture().caseNo(unit, serial) + "," + unit.code() + ",WALK_IN,5" + (serial == 4 ? 2 : 0)
                + ",2018-03-01," + filed + "," + amount + "\n";
    }

    private void comesTo(FigureQuery query) {
        Set<String> opened = new HashSet<>();
        for (Figure figure : figures.read(query, city.analyst)) {
            String address = RowsAddress.of(query, figure);
            BigDecimal value = figure.value();
            if (!query.by().isEmpty() && (value == null || value.signum() == 0)) {
                // of what has no rows the totals speak
                continue;
            }
            if (address == null) {
                assertThat(figure.indicator().code()).isIn("criminal.reported", "case.share-of-criminal");
                continue;
            }
            assertThat(opened.add(address)).as(address).isTrue();
            JsonNode rows = answer(mvc.get()
                    .uri(URI.create("/api/v1" + address))
                    .with(bearer(city.city.code()))
                    .exchange());
            String told = figure.indicator().code() + " " + figure.by() + " " + address;
            if (value == null) {
                assertThat(rows.path("value").isNull()).as(told).isTrue();
                continue;
            }
            // fractions come as numbers of a program's own precision
            assertThat(number(rows.path("value")).doubleValue()).as(told).isEqualTo(value.doubleValue());
            assertThat(rows.path("pending").asLong()).as(told).isEqualTo(figure.pending());
            if (figure.indicator().addsUp() && rows.path("parts").size() == 1) {
                assertThat(rows.path("rows")
                                .valueStream()
                                .map(row -> number(row.path("value")))
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                        .as(told)
                        .isEqualByComparingTo(value);
            }
        }
    }

    private static BigDecimal number(JsonNode value) {
        return value.isString() ? new BigDecimal(value.asString()) : value.decimalValue();
    }

    private JsonNode rows(UnitRef unit, String query) {
        return answer(mvc.get()
                .uri("/api/v1/statistics/rows?unit=" + unit.code() + "&" + query)
                .with(bearer(unit.code()))
                .exchange());
    }

    private Mixture mixture() {
        return new Mixture(mvc, city);
    }
}
