package cn.fanzha.command.gangs.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.gangs.domain.GangList;
import cn.fanzha.command.gangs.domain.GangReading;
import cn.fanzha.command.gangs.domain.SuspectReading;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class GangPagesTest {

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
    SuspectReading suspects;

    @Autowired
    GangList list;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aGangIsEnteredInvestigatedAndDismantledByASupervisor() {
        MvcTestResult made =
                post(city.officer, "/gangs", "name", "新团伙", "kind", "CALLS", "discoveredAt", "2026-01-01T08:00");
        assertThat(made).hasStatus(HttpStatus.FOUND);
        String address = Objects.requireNonNull(made.getResponse().getRedirectedUrl());
        String no = address.substring(address.lastIndexOf('/') + 1);
        assertThat(no).startsWith("G" + city.stationA1.code());
        assertThat(post(city.officer, address + "/investigate")).hasStatus(HttpStatus.FOUND);
        assertThat(post(city.officer, address + "/rounds", "note", "由收款账户扩线")).hasStatus(HttpStatus.FOUND);
        assertThat(post(city.officer, address + "/dismantle", "at", "2026-02-01T08:00"))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post(city.supervisor, address + "/dismantle", "at", "2025-12-31T08:00"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("早于发现时间");
        assertThat(post(city.supervisor, address + "/dismantle", "at", "2026-02-01T08:00"))
                .hasStatus(HttpStatus.FOUND);
        assertThat(get(city.officer, address))
                .bodyText()
                .contains("已打掉", "由收款账户扩线")
                .doesNotContain("??");
        assertThat(audit.of("gang.dismantle", no)).hasSize(1);
        assertThat(jdbc.sql("select by_person from gang where gang_no = ?")
                        .param(no)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void aRefusedFormKeepsWhatWasTyped() {
        assertThat(post(city.officer, "/gangs", "name", "留着的名字", "kind", "CALLS", "discoveredAt", "2999-01-01T08:00"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("留着的名字", "不能晚于现在");
        assertThat(post(
                        city.officer,
                        "/gangs",
                        "name",
                        "名字",
                        "kind",
                        "CALLS",
                        "discoveredAt",
                        "2026-01-01",
                        "amount",
                        "abc"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void aStaleEditShowsBothAndOverwritesNothing() {
        String no = gangs.gang(city.officer, null);
        assertThat(post(
                        city.officer,
                        "/gangs/" + no + "/edit",
                        "name",
                        "别人的",
                        "kind",
                        "GOIP",
                        "discoveredAt",
                        "2026-01-01",
                        "version",
                        "0"))
                .hasStatus(HttpStatus.FOUND);
        assertThat(post(
                        city.officer,
                        "/gangs/" + no + "/edit",
                        "name",
                        "我的",
                        "kind",
                        "GOIP",
                        "discoveredAt",
                        "2026-01-01",
                        "version",
                        "0"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("别人的", "我的");
        assertThat(reading.open(no, city.officer).facts().name()).isEqualTo("别人的");
    }

    @Test
    void listsShowTheOwnTreeMaskedAndNoOthers() {
        String own = gangs.gang(city.officer, null);
        String foreign = gangs.gang(city.otherOfficer, null);
        String person = gangs.suspect(city.officer, own);
        String stranger = gangs.suspect(city.otherOfficer, null);
        assertThat(get(city.officer, "/gangs")).bodyText().contains(own).doesNotContain(foreign);
        assertThat(get(city.supervisor, "/gangs?kind=MONEY_MOVING&state=DISCOVERED"))
                .bodyText()
                .contains(own);
        assertThat(get(city.officer, "/gangs?kind=NONE")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(get(city.officer, "/suspects"))
                .bodyText()
                .contains(person, "赵**", "110105********002X")
                .doesNotContain(stranger, "赵小虎", TestGangs.ID, "??");
    }

    @Test
    void keysetPagesShowEachGangOnce() {
        for (int i = 0; i < 5; i++) {
            gangs.gang(city.otherOfficer, null);
        }
        List<String> seen = new ArrayList<>();
        @Nullable String next = null;
        do {
            KeysetPage<GangList.Row> page = list.page(
                    new GangList.Filter(null, null, city.stationB1.id(), null, null, null, ListQuery.after(next)),
                    city.otherOfficer,
                    2);
            page.rows().forEach(row -> seen.add(row.number()));
            next = page.next();
        } while (next != null);
        assertThat(seen).hasSizeGreaterThanOrEqualTo(5).doesNotHaveDuplicates();
    }

    @Test
    void aSuspectIsLinkedToACaseAndAGangAndShowsOnTheCase() {
        CaseRef file = cases.reported(city.officer);
        String gang = gangs.gang(city.officer, null);
        String person = gangs.suspect(city.officer, null, file.number().value());
        assertThat(person).startsWith("R" + city.stationA1.code());
        assertThat(post(city.officer, "/gangs/" + gang + "/members", "person", person, "role", "CASH_RUNNER"))
                .hasStatus(HttpStatus.FOUND);
        assertThat(post(city.officer, "/gangs/" + gang + "/members", "person", "R0"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(get(city.officer, "/gangs/" + gang))
                .bodyText()
                .contains(person, "车手", file.number().value());
        assertThat(get(city.officer, "/cases/" + file.number() + "/suspects"))
                .bodyText()
                .contains(person, "赵**", "测试跑分团伙")
                .doesNotContain("??");
        assertThat(get(city.officer, "/cases/" + file.number())).bodyText().contains("关联嫌疑人", person);
        assertThat(post(city.officer, "/gangs/" + gang + "/members/" + person + "/remove"))
                .hasStatus(HttpStatus.FOUND);
        assertThat(reading.open(gang, city.officer).members()).isEmpty();
    }

    @Test
    void aCaseOfAnotherTreeCannotBeLinked() {
        CaseRef foreign = cases.reported(city.otherOfficer);
        assertThat(post(
                        city.officer,
                        "/suspects",
                        "name",
                        "李四",
                        "cases",
                        foreign.number().value()))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post(city.officer, "/suspects", "name", "李四", "cases", "A00"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post(city.officer, "/suspects", "name", "李四", "idNo", "110105194912310021"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("李四");
    }

    @Test
    void measuresAreDatedCheckedAndWatched() {
        String person = gangs.suspect(city.officer, null);
        String address = "/suspects/" + person;
        assertThat(post(
                        city.officer,
                        address + "/measures",
                        "version",
                        "0",
                        "CAPTURED",
                        "2026-01-02T08:00",
                        "DETAINED",
                        "2026-01-01T08:00"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("刑事拘留时间早于抓获时间", "2026-01-01T08:00");
        assertThat(post(
                        city.officer,
                        address + "/measures",
                        "version",
                        "0",
                        "CAPTURED",
                        "2026-01-02T08:00",
                        "DETAINED",
                        "2026-01-02T18:00"))
                .hasStatus(HttpStatus.FOUND);
        assertThat(get(city.officer, address))
                .bodyText()
                .contains("刑事拘留已于 2026-02-08 届满", "第九十一条")
                .doesNotContain("??");
        assertThat(post(city.officer, address + "/measures", "version", "0", "CAPTURED", "2026-01-02T08:00"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(audit.of("suspect.measures", person)).hasSize(1);
    }

    @Test
    void aValueIsShownInFullForAReasonThatIsKept() {
        String person = gangs.suspect(city.officer, null);
        String address = "/suspects/" + person + "/reveal";
        assertThat(post(city.officer, address, "field", "ID_NO", "reason", " "))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .doesNotContain(TestGangs.ID);
        assertThat(post(city.officer, address, "field", "ID_NO", "reason", "核对身份"))
                .bodyText()
                .contains(TestGangs.ID);
        assertThat(audit.only("suspect.reveal", person).detail("reason").asString())
                .isEqualTo("核对身份");
        assertThat(get(city.otherOfficer, "/suspects/" + person)).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void theSamePersonElsewhereShowsAsNumberAndUnitAlone() {
        String here = gangs.suspect(city.officer, null);
        String there = gangs.suspect(city.otherOfficer, null);
        assertThat(suspects.open(here, city.officer).elsewhere())
                .anyMatch(one -> one.number().equals(there) && !one.visible());
    }

    @Test
    void densAreAddedAndDestroyedOnce() {
        String gang = gangs.gang(city.officer, null);
        String den = gangs.den(gang, city.officer);
        String address = "/gangs/" + gang + "/dens";
        assertThat(post(city.officer, address, "kind", "FLAT", "region", "12"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post(city.officer, address + "/" + den + "/destroyed", "destroyedAt", "2999-01-01T00:00"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post(city.officer, address + "/" + den + "/destroyed", "destroyedAt", "2026-01-01T00:00"))
                .hasStatus(HttpStatus.FOUND);
        assertThat(post(city.officer, address + "/" + den + "/destroyed", "destroyedAt", "2026-01-02T00:00"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(get(city.officer, "/gangs/" + gang))
                .bodyText()
                .contains(den, "2026-01-01 00:00")
                .doesNotContain("??");
    }

    private MvcTestResult get(Actor actor, String address) {
        return new Visits(mvc, city).get(actor, address);
    }

    private MvcTestResult post(Actor actor, String address, String... fields) {
        return new Visits(mvc, city).post(actor, address, fields);
    }
}
