package cn.fanzha.command.cases.web;

import static cn.fanzha.command.cases.web.CaseDoors.api;
import static cn.fanzha.command.cases.web.CaseDoors.page;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseStep;
import cn.fanzha.command.cases.CaseVersions;
import cn.fanzha.command.cases.domain.CaseSteps;
import cn.fanzha.command.cases.web.CaseDoors.Reply;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Programs convey who is named for a case; and what changes a case for its readers changes its version. */
@IntegrationTest
class CaseCircleApiTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    TestCases cases;

    @Autowired
    CaseSteps steps;

    @Autowired
    CaseVersions versions;

    @Autowired
    AuditTrail audit;

    @Autowired
    Clock clock;

    CaseDoors doors;

    @BeforeEach
    void open() {
        doors = new CaseDoors(mvc, city);
    }

    @Test
    void aProgramConveysARestrictionAndItsEndInTheNameOfTheSupervisorWhoDecided() {
        CaseRef file = cases.reported(city.officer);
        String body = restriction(city.supervisor, city.officer2.username());
        assertThat(put(file, "/restriction", body, null).status()).isEqualTo(428);
        assertThat(put(file, "/restriction", body, "\"1\"").status()).isEqualTo(412);
        for (Actor nobodys : List.of(city.officer, city.otherSupervisor)) {
            Reply refused = put(file, "/restriction", restriction(nobodys, city.officer2.username()), "*");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.<String>json("$.code")).isEqualTo("circle.supervisor");
        }
        assertThat(put(file, "/restriction", restriction(city.supervisor, "nobody"), "*")
                        .<String>json("$.code"))
                .isEqualTo("circle.unknown");
        String seen = String.valueOf(doors.read(api(file, "/circle"), city.stationA1.code(), "cases:read")
                .etag());
        Reply set = put(file, "/restriction", body, seen);
        assertThat(set.status()).isEqualTo(200);
        assertThat(set.etag()).isNotNull().isNotEqualTo(seen);
        assertThat(doors.get(page(file, ""), city.officer).status()).isEqualTo(403);
        assertThat(doors.get(page(file, ""), city.officer2).status()).isEqualTo(200);
        assertThat(doors.read(api(file, "/circle"), city.stationA1.code(), "cases:read")
                        .status())
                .isEqualTo(403);
        String lift = "/restriction?reason=done&supervisor=" + city.supervisor.username();
        assertThat(delete(file, lift, city.stationB1.code()).status()).isEqualTo(403);
        assertThat(delete(file, lift, city.stationA1.code()).status()).isEqualTo(200);
        assertThat(doors.get(page(file, ""), city.officer).status()).isEqualTo(200);
        assertThat(audit.of("case.circle-conveyed", file.number().value())).hasSize(2);
        assertThat(audit.only("case.restrict", file.number().value())
                        .detail("people")
                        .toString())
                .contains(city.officer2.username());
    }

    @Test
    void aProgramConveysATaskForceAndItsEnd() {
        CaseRef file = cases.reported(city.officer);
        String today = ChinaTime.date(clock.instant()).toString();
        String body = "{\"supervisor\":\"%s\",\"name\":\"联合专班\",\"people\":[\"%s\"],\"endsOn\":\"%s\"}"
                .formatted(city.supervisor.username(), city.otherOfficer.username(), today);
        assertThat(put(file, "/circle", body, "*").status()).isEqualTo(200);
        assertThat(doors.get(page(file, ""), city.otherOfficer).status()).isEqualTo(200);
        Reply circle = doors.read(api(file, "/circle"), city.stationA1.code(), "cases:read");
        assertThat(circle.<String>json("$.taskForce.name")).isEqualTo("联合专班");
        assertThat(circle.<List<String>>json("$.taskForce.people[*].username"))
                .containsExactly(city.otherOfficer.username());
        assertThat(delete(file, "/circle?supervisor=" + city.supervisor.username(), city.stationA1.code())
                        .<String>json("$.code"))
                .isEqualTo("circle.reason");
        assertThat(delete(file, "/circle?reason=done&supervisor=" + city.supervisor.username(), city.stationA1.code())
                        .status())
                .isEqualTo(200);
        assertThat(doors.get(page(file, ""), city.otherOfficer).status()).isEqualTo(403);
    }

    @Test
    void everyApprovalNoticeRestrictionTaskForceAndHandOverIsANewVersion() {
        CaseRef file = cases.reported(city.officer);
        cases.take(file, CaseStep.ACCEPT, city.officer);
        changes(file, () -> cases.take(file, CaseStep.FILE, city.officer));
        changes(file, () -> steps.decide(file.number(), false, "证据不足", city.supervisor));
        changes(file, () -> cases.take(file, CaseStep.REJECT, city.officer));
        changes(file, () -> steps.decide(file.number(), true, null, city.supervisor));
        changes(
                file,
                () -> doors.post(
                        page(file, "/rejection-notice"),
                        Map.of("way", "POST", "at", ChinaTime.formatSeconds(clock.instant())),
                        city.officer));
        String named = city.officer2.id().toString();
        changes(
                file,
                () -> doors.post(page(file, "/restriction"), Map.of("who", named, "reason", "涉密"), city.supervisor));
        changes(file, () -> doors.post(page(file, "/restriction/lift"), Map.of("reason", "已查清"), city.supervisor));
        changes(
                file,
                () -> doors.post(
                        page(file, "/task-force"),
                        Map.of(
                                "who",
                                named,
                                "name",
                                "专班",
                                "endsOn",
                                ChinaTime.date(clock.instant()).toString()),
                        city.supervisor));
    }

    private void changes(CaseRef file, Runnable change) {
        long before = versions.of(file.id());
        change.run();
        assertThat(versions.of(file.id())).isGreaterThan(before);
    }

    private Reply put(CaseRef file, String what, String body, @org.jspecify.annotations.Nullable String version) {
        return doors.send(HttpMethod.PUT, api(file, what), body, city.stationA1.code(), version);
    }

    private Reply delete(CaseRef file, String what, String unit) {
        return doors.send(HttpMethod.DELETE, api(file, what), "", unit, "*");
    }

    private static String restriction(Actor supervisor, String person) {
        return "{\"supervisor\":\"%s\",\"people\":[\"%s\"],\"reason\":\"涉密\"}".formatted(supervisor.username(), person);
    }
}
