package cn.fanzha.command.statistics.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.statistics.Reading;
import cn.fanzha.command.support.Importing;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import java.time.YearMonth;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** How figures of closed months read: what waits, which revision, and the tree as it stood. */
@IntegrationTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClosedFiguresTest {

    private static final String HEADER =
            "case_no,unit_code,channel,fraud_type,reported_at,filed_at,amount_involved,tags\n";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestCity city;

    @Autowired
    Units units;

    @Autowired
    Closing closing;

    @Test
    @Order(1)
    void lateRowsWaitUnderTheirBucketsUntilARevision() {
        Reading reading = new Reading(mvc);
        cases(row(city.stationA1, 1, "50", "跨境") + row(city.stationB1, 2, "51", ""));
        reading.rollUp();
        assertThat(state(reading, "&by=unit", city.districtA)).isEqualTo("1 0 0");
        Actor supervisor = city.account("province", city.province, Role.SUPERVISOR);
        closing.closeThrough(city.province, YearMonth.of(2016, 3), supervisor);
        cases(row(city.stationA1, 3, "50", "涉老"));
        reading.rollUp();
        assertThat(state(reading, "", null)).isEqualTo("2 1 1");
        assertThat(state(reading, "&by=unit", city.districtA)).isEqualTo("1 1 1");
        assertThat(state(reading, "&by=unit", city.districtB)).isEqualTo("1 1 0");
        assertThat(state(reading, "&fraudType=51", null)).isEqualTo("1 1 0");
        assertThat(state(reading, "&tag=涉老", null)).isEqualTo("0 1 1");
        JsonNode waiting = reading.figures(march(city.city) + "&indicator=case.filed&by=tag").stream()
                .filter(line -> line.path("by").path("tag").asString("").equals("涉老"))
                .findFirst()
                .orElseThrow();
        assertThat(waiting.path("value").asInt()).isZero();
        assertThat(waiting.path("pending").asInt()).isEqualTo(1);
        // a rate's rows wait under both its parts
        assertThat(pending(reading, "case.clearance-rate")).isEqualTo(1);
        // days are counted from the rows as they are
        JsonNode days = reading.figures(
                        "unit=" + city.city.code() + "&from=2016-03-01&to=2016-03-31&indicator=case.filed")
                .getFirst();
        assertThat(days.path("value").asInt()).isEqualTo(3);
        assertThat(days.path("revision").isNull()).isTrue();
        assertThat(days.path("pending").asInt()).isZero();
        closing.revise(city.province, YearMonth.of(2016, 3), "补录", supervisor);
        assertThat(state(reading, "", null)).isEqualTo("3 2 0");
        assertThat(state(reading, "&by=unit", city.districtB)).isEqualTo("1 2 0");
        // the highest of a range, and of the trees below the platform
        JsonNode range = reading.figures(
                        "unit=" + city.city.code() + "&from=2015-12&to=2016-04&indicator=case.filed&by=month")
                .getLast();
        assertThat(range.path("revision").asInt()).isZero();
        JsonNode platform =
                reading.figures("unit=000000000000&from=2016-03&to=2016-04&indicator=case.filed&by=unit").stream()
                        .filter(line -> line.path("by").path("unit").asString().equals(city.province.code()))
                        .findFirst()
                        .orElseThrow();
        assertThat(platform.path("revision").asInt()).isEqualTo(2);
    }

    @Test
    @Order(2)
    void aUnitThatMovedStaysInClosedMonthsWhereItStood() {
        Reading reading = new Reading(mvc);
        String april = HEADER + row(city.stationA1, 4, "50", "").replace("2016-03", "2016-04");
        Importing.csv(mvc, "cases", april);
        jdbc.sql("update unit set parent_id = ?, path = ? where id = ?")
                .params(city.districtB.id(), city.districtB.path() + city.outpost.code() + "/", city.outpost.id())
                .update();
        String moved = city.districtB.path() + city.stationA1.code() + "/";
        jdbc.sql("update unit set parent_id = ?, path = ? where id = ?")
                .params(city.districtB.id(), moved, city.stationA1.id())
                .update();
        units.refresh();
        reading.rollUp();
        assertThat(filed(reading, city.districtA, "2016-03")).isEqualTo("=2");
        assertThat(filed(reading, city.districtB, "2016-03")).isEqualTo("=1");
        assertThat(filed(reading, city.districtA, "2016-04")).isEqualTo("=0");
        assertThat(filed(reading, city.districtB, "2016-04")).isEqualTo("=1");
        // it takes its own past along
        assertThat(filed(reading, city.stationA1, "2016-03")).isEqualTo("=2");
        assertThat(filed(reading, city.stationA1, "2016-04")).isEqualTo("=1");
        assertThat(reading.values(march(city.districtA) + "&indicator=case.filed&by=unit"))
                .contains(city.stationA1.code() + "=2");
    }

    private static String filed(Reading reading, UnitRef unit, String month) {
        return reading.values("unit=" + unit.code() + "&from=" + month + "&to=" + month + "&indicator=case.filed");
    }

    private int pending(Reading reading, String indicator) {
        return reading.figures(march(city.city) + "&indicator=" + indicator)
                .getFirst()
                .path("pending")
                .asInt();
    }

    /** Value, revision and pending rows. */
    private String state(Reading reading, String more, @org.jspecify.annotations.Nullable UnitRef unit) {
        JsonNode figure = reading.figures(march(city.city) + "&indicator=case.filed" + more).stream()
                .filter(line ->
                        unit == null || line.path("by").path("unit").asString().equals(unit.code()))
                .findFirst()
                .orElseThrow();
        return figure.path("value") + " " + figure.path("revision") + " " + figure.path("pending");
    }

    private static String march(UnitRef unit) {
        return "unit=" + unit.code() + "&from=2016-03&to=2016-03";
    }

    private void cases(String rows) {
        assertThat(Importing.csv(mvc, "cases", HEADER + rows).path("rejected").asInt())
                .isZero();
    }

    private static String row(UnitRef unit, int serial, String type, String tags) {
        return "A%s201603%04d,%s,WALK_IN,%s,2016-03-01,2016-03-02,100.00,%s\n"
                .formatted(unit.code(), serial, unit.code(), type, tags);
    }
}
