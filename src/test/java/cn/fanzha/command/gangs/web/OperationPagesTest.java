package cn.fanzha.command.gangs.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.operations.OperationCredits;
import cn.fanzha.command.operations.OperationCredits.Credit;
import cn.fanzha.command.operations.Operations;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Scope;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Operations with all that is credited to them; here, where gangs and suspects are known. */
@IntegrationTest
class OperationPagesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    TestCases cases;

    @Autowired
    TestGangs gangs;

    @Autowired
    Operations operations;

    @Autowired
    List<OperationCredits> credits;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whatIsCreditedEqualsTheStatisticsFigures() {
        String no = operation(city.analyst);
        UUID id = operations.find(no).orElseThrow().id();
        CaseRef file = cases.filed(city.officer, city.supervisor);
        jdbc.sql("update case_file set operation_id = ? where id = ?")
                .params(id, file.id())
                .update();
        String gang = gangs.gang(city.officer, no);
        String den = gangs.den(gang, city.officer);
        post(city.officer, "/gangs/" + gang + "/dens/" + den + "/destroyed", "destroyedAt", "2026-01-05T08:00");
        post(city.officer, "/gangs/" + gang + "/investigate");
        post(
                city.supervisor,
                "/gangs/" + gang + "/edit",
                "name",
                "团伙",
                "kind",
                "CALLS",
                "discoveredAt",
                "2026-01-01",
                "operation",
                no,
                "version",
                "1");
        assertThat(post(city.supervisor, "/gangs/" + gang + "/dismantle", "at", "2026-01-05T09:00"))
                .hasStatus(HttpStatus.FOUND);
        String inherits = gangs.suspect(city.officer, gang, file.number().value());
        String twice = gangs.suspect(city.officer, gang, file.number().value());
        for (String person : List.of(inherits, twice)) {
            assertThat(post(
                            city.officer,
                            "/suspects/" + person + "/measures",
                            "version",
                            "0",
                            "CAPTURED",
                            "2026-01-05T08:30",
                            "DETAINED",
                            "2026-01-05T20:00"))
                    .hasStatus(HttpStatus.FOUND);
        }
        assertThat(post(
                        city.officer,
                        "/operations/" + no + "/trips",
                        "leftOn",
                        "2026-01-04",
                        "returnedOn",
                        "2026-01-06",
                        "officers",
                        "4",
                        "provinces",
                        "东汐省",
                        "cities",
                        "云屏市、望川市"))
                .hasStatus(HttpStatus.FOUND);
        assertThat(post(
                        city.officer,
                        "/operations/" + no + "/seizures",
                        "kind",
                        "PHONE_CARD",
                        "quantity",
                        "120",
                        "at",
                        "2026-01-05T08:30"))
                .hasStatus(HttpStatus.FOUND);
        assertThat(post(
                        city.officer,
                        "/operations/" + no + "/inspections",
                        "kind",
                        "OFFICE",
                        "quantity",
                        "7",
                        "at",
                        "2026-01-05T08:30"))
                .hasStatus(HttpStatus.FOUND);

        UUID[] held = ((Scope.Tree) city.analyst.scope()).array();
        Map<String, BigDecimal> shown = credits.stream()
                .flatMap(one -> one.of(id, no, held).stream())
                .filter(credit -> credit.value().signum() != 0)
                .collect(Collectors.toMap(Credit::indicator, Credit::value, (a, b) -> a, TreeMap::new));
        assertThat(shown.keySet())
                .contains(
                        "gang.dismantled",
                        "den.destroyed",
                        "suspect.captured",
                        "suspect.detained",
                        "case.filed",
                        "trip.cities",
                        "seizure.phone-card",
                        "inspection.office",
                        "trip.officers");
        assertThat(shown.get("suspect.captured.persons")).isEqualByComparingTo("1");
        shown.forEach((indicator, value) ->
                assertThat(figure(indicator, no, held)).as(indicator).isEqualByComparingTo(value));
        assertThat(get(city.analyst, "/operations/" + no))
                .hasStatusOk()
                .bodyText()
                .contains("云屏市、望川市", "/statistics/rows?indicator=gang.dismantled", "from=2026-01")
                .doesNotContain("??");
        String rows = "/statistics/rows?indicator=gang.dismantled&operation=" + no + "&unit=" + city.city.code()
                + "&from=2026-01&to=2026-01";
        assertThat(get(city.analyst, rows)).hasStatusOk().bodyText().contains("/gangs/" + gang);
        String suspects = "/suspects?operation=" + no;
        assertThat(get(city.analyst, suspects)).bodyText().contains(inherits, twice);
        assertThat(get(city.analyst, "/gangs?state=DISMANTLED&operation=" + no))
                .bodyText()
                .contains(gang);
    }

    @Test
    void anOperationOfTheCityIsSeenByItsStationsAndByUnitsThatTakePartAlone() {
        String ofTheCity = operation(city.analyst);
        String ofA = operation(city.supervisor);
        assertThat(get(city.officer, "/operations")).bodyText().contains(ofTheCity, ofA);
        assertThat(get(city.otherOfficer, "/operations"))
                .bodyText()
                .contains(ofTheCity)
                .doesNotContain(ofA);
        assertThat(get(city.otherOfficer, "/operations/" + ofA)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post(
                        city.supervisor,
                        "/operations/" + ofA + "/edit",
                        "name",
                        "行动",
                        "startsOn",
                        "2026-01-01",
                        "units",
                        city.districtB.code(),
                        "waves",
                        "2026-01-05,2026-01-09",
                        "version",
                        "0"))
                .hasStatus(HttpStatus.FOUND);
        assertThat(get(city.otherOfficer, "/operations/" + ofA)).bodyText().contains("乙区分局", "2026-01-09");
        assertThat(get(city.otherOfficer, "/operations/" + ofTheCity + "/edit")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post(
                        city.supervisor,
                        "/operations/" + ofTheCity + "/edit",
                        "name",
                        "行动",
                        "startsOn",
                        "2026-01-01",
                        "version",
                        "0"))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void aStaleEditOfAnOperationShowsBoth() {
        String no = operation(city.analyst);
        post(city.analyst, "/operations/" + no + "/edit", "name", "别人改的", "startsOn", "2026-01-01", "version", "0");
        assertThat(post(
                        city.analyst,
                        "/operations/" + no + "/edit",
                        "name",
                        "我改的",
                        "startsOn",
                        "2026-01-01",
                        "version",
                        "0"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("别人改的", "我改的");
    }

    @Test
    void impossibleDatesAndQuantitiesAreRefusedAndKept() {
        assertThat(post(city.analyst, "/operations", "name", "留着", "startsOn", "2026-02-01", "endsOn", "2026-01-01"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("留着", "结束日期早于开始日期");
        String no = operation(city.analyst);
        assertThat(post(
                        city.officer,
                        "/operations/" + no + "/seizures",
                        "what",
                        "seizure",
                        "kind",
                        "GOIP",
                        "quantity",
                        "0",
                        "at",
                        "2026-01-05T08:30"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post(
                        city.officer,
                        "/operations/" + no + "/seizures",
                        "kind",
                        "GOIP",
                        "quantity",
                        "x",
                        "at",
                        "2999-01-05T08:30"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post(city.officer, "/operations/" + no + "/trips", "leftOn", "2999-01-01", "officers", "1"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post(
                        city.officer,
                        "/operations/" + no + "/trips",
                        "unit",
                        city.stationB1.code(),
                        "leftOn",
                        "2026-01-01",
                        "officers",
                        "1"))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    /** The figure as the statistics count it: live rows, narrowed to the operation. */
    private BigDecimal figure(String indicator, String operation, UUID[] held) {
        boolean persons = indicator.equals("suspect.captured.persons");
        boolean distinct = persons || indicator.equals("trip.provinces") || indicator.equals("trip.cities");
        return jdbc.sql("select " + (distinct ? "count(distinct item)" : "sum(value)")
                        + " from figure_row where indicator = ? and unit_id = any(?) and operations @> array[?::text]")
                .params(persons ? "suspect.captured" : indicator, held, operation)
                .query(BigDecimal.class)
                .single();
    }

    private String operation(Actor actor) {
        MvcTestResult made = post(actor, "/operations", "name", "测试行动", "startsOn", "2026-01-01");
        assertThat(made).hasStatus(HttpStatus.FOUND);
        String address = Objects.requireNonNull(made.getResponse().getRedirectedUrl());
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private MvcTestResult get(Actor actor, String address) {
        return new Visits(mvc, city).get(actor, address);
    }

    private MvcTestResult post(Actor actor, String address, String... fields) {
        return new Visits(mvc, city).post(actor, address, fields);
    }
}
