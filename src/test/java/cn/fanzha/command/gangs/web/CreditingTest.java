package cn.fanzha.command.gangs.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.gangs.domain.GangReading;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import java.math.BigDecimal;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What people credit, correct and note by hand. */
@IntegrationTest
class CreditingTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    TestCases cases;

    @Autowired
    TestGangs gangs;

    @Autowired
    GangReading reading;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aCaseCreditedByHandAndWithItsGangCountsOnce() {
        String operation = operation("一号行动");
        CaseRef file = cases.filed(city.officer, city.supervisor);
        String caseNo = file.number().value();
        String gang = gangs.gang(city.officer, null);
        String den = gangs.den(gang, city.officer);
        String person = gangs.suspect(city.officer, gang, caseNo);
        post(city.officer, "/suspects/" + person + "/measures", "version", "0", "CAPTURED", "2026-01-05T08:30");

        assertThat(post(city.officer, "/cases/" + caseNo + "/operation", "operation", operation))
                .hasStatus(HttpStatus.FOUND);
        assertThat(get(city.officer, "/cases/" + caseNo)).bodyText().contains("一号行动", "计入专项行动");
        assertThat(counted("case.filed", operation)).isEqualByComparingTo("1");
        assertThat(counted("suspect.captured", operation))
                .as("through the first case")
                .isEqualByComparingTo("1");

        assertThat(credit(operation, "GANG", gang, true)).hasStatus(HttpStatus.FOUND);
        assertThat(audit.only("den.credit", den).detail("operation").asString()).isEqualTo(operation);
        assertThat(audit.only("suspect.credit", person).detail("operation").asString())
                .isEqualTo(operation);
        assertThat(audit.of("case.credit", caseNo)).hasSize(1);
        for (String figure : new String[] {"case.filed", "suspect.captured"}) {
            assertThat(counted(figure, operation)).as(figure).isEqualByComparingTo("1");
        }
        assertThat(get(city.officer, "/operations/" + operation))
                .bodyText()
                .contains(caseNo, gang, person, den)
                .doesNotContain("??");
        assertThat(credit(operation, "CASE", caseNo, false))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("不再重复计入");

        String other = operation("二号行动");
        assertThat(credit(other, "CASE", caseNo, false))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("一号行动", "请先从该行动移出");
        String out = "/operations/" + operation + "/credits/remove";
        assertThat(post(city.officer, out, "recordKind", "CASE", "record", caseNo, "reason", " "))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post(city.officer, out, "recordKind", "CASE", "record", caseNo, "reason", "不属本次行动"))
                .hasStatus(HttpStatus.FOUND);
        assertThat(audit.only("case.uncredit", caseNo).detail("reason").asString())
                .isEqualTo("不属本次行动");
        assertThat(credit(other, "CASE", caseNo, false)).hasStatus(HttpStatus.FOUND);
        assertThat(counted("case.filed", operation)).isEqualByComparingTo("0");
        assertThat(counted("case.filed", other)).isEqualByComparingTo("1");
    }

    @Test
    void aRestrictedCaseIsCreditedByNobodyToWhomItDoesNotOpen() {
        String operation = operation("限定行动");
        CaseRef file = cases.filed(city.officer, city.supervisor);
        String caseNo = file.number().value();
        post(
                city.supervisor,
                "/cases/" + caseNo + "/restriction",
                "reason",
                "涉及本单位人员",
                "who",
                city.officer2.id().toString());
        assertThat(credit(operation, "CASE", caseNo, true)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(audit.of("case.credit", caseNo)).isEmpty();
        assertThat(post(city.officer2, "/cases/" + caseNo + "/operation", "operation", operation))
                .hasStatus(HttpStatus.FOUND);
    }

    @Test
    void whatAnotherUnitHoldsOrNobodyKnowsIsRefusedInWords() {
        String operation = operation("三号行动");
        String there = gangs.gang(city.otherOfficer, null);
        assertThat(credit(operation, "GANG", there, true))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("由其他单位管理");
        assertThat(credit(operation, "DEN", "D-NONE", false))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("编号不存在", "D-NONE");
    }

    @Test
    void aRecordIsCorrectedAndRemovedWithAReasonAndNeverOverwritten() {
        String operation = operation("四号行动");
        post(
                city.officer,
                "/operations/" + operation + "/seizures",
                "kind",
                "GOIP",
                "quantity",
                "3",
                "at",
                "2026-01-05T08:30");
        String no = jdbc.sql(
                        "select seizure_no from seizure s join operation o on o.id = s.operation_id where o.operation_no = ?")
                .param(operation)
                .query((rs, n) -> rs.getString(1))
                .single();
        String address = "/operations/" + operation + "/records/SEIZURE/" + no;
        assertThat(get(city.officer, address))
                .hasStatusOk()
                .bodyText()
                .contains("GOIP")
                .doesNotContain("??");
        String[] typed = {"thing", "GOIP", "quantity", "30", "at", "2026-01-05T08:30", "version", "0", "reason", "清点后更正"
        };
        String[] without = typed.clone();
        without[9] = "";
        assertThat(post(city.officer, address, without)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post(city.officer, address, typed)).hasStatus(HttpStatus.FOUND);
        assertThat(counted("seizure.goip", operation)).isEqualByComparingTo("30");
        assertThat(audit.only("operation.seizure-change", operation)
                        .detail("reason")
                        .asString())
                .isEqualTo("清点后更正");
        String[] stale = typed.clone();
        stale[3] = "77";
        assertThat(post(city.officer, address, stale))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("77", ">30<");
        assertThat(get(city.otherOfficer, address)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post(city.officer, address + "/remove", "version", "1", "reason", "重复登记"))
                .hasStatus(HttpStatus.FOUND);
        assertThat(counted("seizure.goip", operation)).isEqualByComparingTo("0");
        assertThat(get(city.officer, address)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aTripIsCorrected() {
        String operation = operation("五号行动");
        post(city.officer, "/operations/" + operation + "/trips", "leftOn", "2026-01-04", "officers", "4");
        String no = jdbc.sql(
                        "select trip_no from trip t join operation o on o.id = t.operation_id where o.operation_no = ?")
                .param(operation)
                .query((rs, n) -> rs.getString(1))
                .single();
        String address = "/operations/" + operation + "/records/TRIP/" + no;
        assertThat(get(city.officer, address)).hasStatusOk();
        assertThat(post(
                        city.officer,
                        address,
                        "leftOn",
                        "2026-01-05",
                        "quantity",
                        "6",
                        "cities",
                        "云屏市，望川市",
                        "version",
                        "0",
                        "reason",
                        "补录城市"))
                .hasStatus(HttpStatus.FOUND);
        assertThat(counted("trip.officers", operation)).isEqualByComparingTo("6");
        assertThat(counted("trip.cities", operation)).isEqualByComparingTo("2");
    }

    @Test
    void accountsOfAGangAreMaskedUntilOpenedWithAReason() {
        String gang = gangs.gang(city.officer, null);
        String address = "/gangs/" + gang + "/accounts";
        assertThat(post(city.officer, address, "type", "BANK_ACCOUNT", "value", "12"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post(city.officer, address, "type", "BANK_ACCOUNT", "value", "6222 0260 0670 5499 877"))
                .hasStatus(HttpStatus.FOUND);
        assertThat(post(city.officer, address, "type", "BANK_ACCOUNT", "value", "6222026006705499877"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("已经登记");
        assertThat(get(city.officer, "/gangs/" + gang))
                .bodyText()
                .contains("622202******9877")
                .doesNotContain("6222026006705499877");
        String id = reading.open(gang, city.officer).accounts().getFirst().id().toString();
        assertThat(post(city.officer, address + "/" + id + "/reveal", "reason", "调取流水"))
                .hasStatusOk()
                .bodyText()
                .contains("6222026006705499877");
        assertThat(audit.only("gang.account-reveal", gang).detail("reason").asString())
                .isEqualTo("调取流水");
        assertThat(post(city.officer, address + "/" + id + "/remove")).hasStatus(HttpStatus.FOUND);
        assertThat(reading.open(gang, city.officer).accounts()).isEmpty();
    }

    @Test
    void tagsOfGangsAndSuspectsCount() {
        MvcTestResult made = post(
                city.officer,
                "/gangs",
                "name",
                "标签团伙",
                "kind",
                "CALLS",
                "discoveredAt",
                "2026-01-01T08:00",
                "tags",
                "跨境，涉老、跨境");
        String gang = last(made);
        assertThat(reading.open(gang, city.officer).facts().tags()).containsExactly("涉老", "跨境");
        String person = last(post(city.officer, "/suspects", "name", "钱小虎", "tags", "涉校"));
        post(city.officer, "/suspects/" + person + "/measures", "version", "0", "CAPTURED", "2026-01-05T08:30");
        assertThat(jdbc.sql("select tags::text from figure_row where indicator = 'suspect.captured' and record_no = ?")
                        .param(person)
                        .query((rs, n) -> rs.getString(1))
                        .single())
                .isEqualTo("{涉校}");
        assertThat(post(city.officer, "/suspects", "name", "钱小虎", "tags", "长".repeat(41)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private BigDecimal counted(String indicator, String operation) {
        String sum = indicator.equals("trip.cities") ? "count(distinct item)" : "coalesce(sum(value), 0)";
        return jdbc.sql("select " + sum + " from figure_row where indicator = ? and operations @> array[?::text]")
                .params(indicator, operation)
                .query(BigDecimal.class)
                .single();
    }

    private String operation(String name) {
        return last(post(city.analyst, "/operations", "name", name, "startsOn", "2026-01-01"));
    }

    private static String last(MvcTestResult made) {
        assertThat(made).hasStatus(HttpStatus.FOUND);
        String address = Objects.requireNonNull(made.getResponse().getRedirectedUrl());
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private MvcTestResult credit(String operation, String kind, String number, boolean whole) {
        String address = "/operations/" + operation + "/credits";
        return whole
                ? post(city.officer, address, "recordKind", kind, "record", number, "whole", "1")
                : post(city.officer, address, "recordKind", kind, "record", number);
    }

    private MvcTestResult get(Actor actor, String address) {
        return new Visits(mvc, city).get(actor, address);
    }

    private MvcTestResult post(Actor actor, String address, String... fields) {
        return new Visits(mvc, city).post(actor, address, fields);
    }
}
