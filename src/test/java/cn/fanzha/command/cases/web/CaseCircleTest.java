package cn.fanzha.command.cases.web;

import static cn.fanzha.command.cases.web.CaseDoors.api;
import static cn.fanzha.command.cases.web.CaseDoors.page;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseStep;
import cn.fanzha.command.cases.web.CaseDoors.Reply;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.platform.work.WorkSource;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.StopNumber;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A restricted case is a number and a unit at every door but the named people's; a task force sees its case until its end. */
@IntegrationTest
class CaseCircleTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    TestCases cases;

    @Autowired
    TestClock clock;

    @Autowired
    CaseFiles files;

    @Autowired
    Stops stops;

    @Autowired
    Observables observables;

    @Autowired
    List<WorkSource> sources;

    @Autowired
    AuditTrail audit;

    CaseDoors doors;

    @BeforeEach
    void open() {
        doors = new CaseDoors(mvc, city);
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    /** A door, and whether it answers 403 or shows the number without anything else. */
    private record Door(String address, boolean refuses) {}

    @Test
    void aRestrictedCaseIsANumberAndAUnitAtEveryDoor() {
        CaseRef file = cases.reported(city.officer);
        String account = Stops.newAccount();
        StopNumber stop = stops.sent(file, city.bank1.id(), account, city.officer);
        cases.take(file, CaseStep.ACCEPT, city.officer);
        String number = file.number().value();
        assertThat(restrict(file, "", city.officer2).status()).isEqualTo(422);
        assertThat(restrict(file, "涉及本单位人员", city.officer2).status()).isEqualTo(302);
        java.util.UUID observable = observables.idOf(ObservableType.BANK_ACCOUNT, account);

        List<Door> closed = List.of(
                new Door(page(file, ""), true),
                new Door(page(file, "/stops"), true),
                new Door(page(file, "/alerts"), true),
                new Door(page(file, "/suspects"), true),
                new Door(page(file, "/observables"), true),
                new Door(page(file, "/circle"), true),
                new Door(page(file, "/closing"), true),
                new Door(page(file, "/intake"), true),
                new Door("/stops/" + stop.address(), true),
                new Door("/stops", false),
                new Door("/search?q=" + stop.value(), false),
                new Door("/observables/" + observable, false));
        for (Door door : closed) {
            Reply other = doors.get(door.address(), city.officer);
            assertThat(other.status()).as(door.address()).isEqualTo(door.refuses() ? 403 : 200);
            assertThat(other.body()).as(door.address()).doesNotContain("王**", "/cases/" + number + "\"", "要求转账");
            Reply named = doors.get(door.address(), city.officer2);
            assertThat(named.status()).as("named: " + door.address()).isEqualTo(200);
        }
        Reply api = doors.read(api(file, ""), city.stationA1.code(), "cases:read");
        assertThat(api.status()).isEqualTo(403);
        assertThat(api.<String>json("$.code")).isEqualTo("case.restricted");
        assertThat(api.<String>json("$.unitCode")).isEqualTo(city.stationA1.code());
        assertThat(api.<String>json("$.detail")).contains(city.supervisor.displayName(), "甲区分局");
        assertThat(doors.get("/stops", city.officer).body()).doesNotContain(stop.value());
        assertThat(doors.get("/stops", city.officer2).body()).contains(stop.value());
        assertThat(work(city.officer)).doesNotContain(number, stop.value());
        assertThat(work(city.officer2)).contains(number);
        assertThat(files.closedTo(city.officer)).contains(number);
        assertThat(files.closedTo(city.officer2)).doesNotContain(number);
        assertThat(audit.of("case.open", number)).isNotEmpty();
        assertThat(audit.only("case.restrict", number).detail("reason").asString())
                .isEqualTo("涉及本单位人员");

        assertThat(doors.post(page(file, "/restriction/lift"), Map.of("reason", "已查清"), city.officer2)
                        .status())
                .isEqualTo(403);
        assertThat(doors.post(page(file, "/restriction/lift"), Map.of("reason", " "), city.supervisor)
                        .status())
                .isEqualTo(422);
        assertThat(doors.post(page(file, "/restriction/lift"), Map.of("reason", "已查清"), city.supervisor)
                        .status())
                .isEqualTo(302);
        assertThat(doors.get(page(file, ""), city.officer).status()).isEqualTo(200);
    }

    @Test
    void listAndSearchShowARestrictedCaseAsNumberUnitAndLock() {
        CaseRef file = cases.reported(city.officer);
        String number = file.number().value();
        restrict(file, "涉密", city.officer2);
        Reply list = doors.get("/cases?no=" + number, city.officer);
        assertThat(list.body()).contains(number, "限定查看").doesNotContain("王**", "50,000.00");
        assertThat(doors.get("/cases?no=" + number, city.officer2).body())
                .contains("王**")
                .doesNotContain("限定查看");
        assertThat(doors.get("/cases?state=REPORTED&no=" + number, city.officer).body())
                .as("what it is narrowed to would tell of it")
                .doesNotContain("限定查看");
        assertThat(doors.read("/api/v1/cases?no=" + number, city.stationA1.code(), "cases:read")
                        .body())
                .doesNotContain("王**", "50000");
        assertThat(doors.get("/search?q=客服", city.officer).body()).doesNotContain(number);
    }

    @Test
    void aSupervisorAboveMayLiftWhatNobodyNamedCanAnyMore() {
        CaseRef file = cases.reported(city.officer);
        Actor chief = city.account("chief", city.city, Role.SUPERVISOR);
        restrict(file, "涉密", city.officer2);
        assertThat(doors.get(page(file, ""), chief).status()).isEqualTo(403);
        assertThat(doors.post(page(file, "/restriction/lift"), Map.of("reason", "原设定人已调离"), city.supervisorOfStation)
                        .status())
                .isEqualTo(403);
        assertThat(doors.post(page(file, "/restriction/lift"), Map.of("reason", "原设定人已调离"), chief)
                        .status())
                .isEqualTo(302);
        assertThat(doors.get(page(file, ""), chief).status()).isEqualTo(200);
    }

    @Test
    void aTaskForceOfOtherUnitsSeesItsCaseUntilItsEnd() {
        CaseRef file = cases.reported(city.officer);
        assertThat(doors.get(page(file, ""), city.otherOfficer).status()).isEqualTo(403);
        String today = ChinaTime.date(clock.instant()).toString();
        for (Map<String, String> refused : List.of(
                Map.of(
                        "name",
                        "",
                        "endsOn",
                        today,
                        "who",
                        city.otherOfficer.id().toString()),
                Map.of(
                        "name",
                        "某某专班",
                        "endsOn",
                        "2020-01-01",
                        "who",
                        city.otherOfficer.id().toString()),
                Map.of("name", "某某专班", "endsOn", today, "who", city.liaison.id().toString()))) {
            assertThat(doors.post(page(file, "/task-force"), refused, city.supervisor)
                            .status())
                    .as("%s", refused)
                    .isEqualTo(422);
        }
        assertThat(doors.post(
                                page(file, "/task-force"),
                                Map.of(
                                        "name",
                                        "某某专班",
                                        "endsOn",
                                        today,
                                        "who",
                                        city.otherOfficer.id().toString()),
                                city.supervisor)
                        .status())
                .isEqualTo(302);
        assertThat(doors.get(page(file, ""), city.otherOfficer).body()).contains("某某专班");
        assertThat(doors.get("/cases?no=" + file.number(), city.otherOfficer).body())
                .contains("王**");
        assertThat(doors.post(page(file, "/steps"), Map.of("step", "ACCEPT", "at", today), city.otherOfficer)
                        .status())
                .as("they see it; the holder's side works on it")
                .isEqualTo(403);
        assertThat(doors.get(page(file, "/circle"), city.supervisor).body()).contains(city.otherOfficer.displayName());
        clock.set(ChinaTime.startOf(ChinaTime.date(clock.instant()).plusDays(1)).minus(Duration.ofSeconds(1)));
        assertThat(doors.get(page(file, ""), city.otherOfficer).status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(doors.get(page(file, ""), city.otherOfficer).status()).isEqualTo(403);
        assertThat(doors.get("/cases?no=" + file.number(), city.otherOfficer).body())
                .doesNotContain("王**");
        assertThat(audit.only("case.task-force", file.number().value())
                        .detail("endsOn")
                        .asString())
                .isEqualTo(today);
    }

    private Reply restrict(CaseRef file, String reason, Actor named) {
        return doors.post(
                page(file, "/restriction"),
                Map.of("reason", reason, "who", named.id().toString()),
                city.supervisor);
    }

    private List<String> work(Actor actor) {
        return sources.stream()
                .filter(source -> source.concerns(actor))
                .flatMap(source -> source.open(actor, 500).stream())
                .map(one -> one.number())
                .toList();
    }
}
