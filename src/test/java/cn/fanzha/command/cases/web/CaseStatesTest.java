package cn.fanzha.command.cases.web;

import static cn.fanzha.command.cases.web.CaseDoors.api;
import static cn.fanzha.command.cases.web.CaseDoors.page;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.CaseStep;
import cn.fanzha.command.cases.domain.CaseSteps;
import cn.fanzha.command.cases.domain.CaseSteps.StepRequest;
import cn.fanzha.command.cases.web.CaseDoors.Reply;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Every forbidden transition and contradictory date is refused with its reason, through page and API (issue 6). */
@IntegrationTest
class CaseStatesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    TestCases cases;

    @Autowired
    TestClock clock;

    @Autowired
    CaseSteps steps;

    @Autowired
    CaseFiles files;

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

    @Test
    void everyForbiddenStepIsRefusedWithTheReasonThroughPageAndApi() {
        List<String> wrong = new ArrayList<>();
        oneOfEachState().forEach((state, file) -> {
            for (CaseStep step : CaseStep.values()) {
                if (step.from() == state) {
                    continue;
                }
                String now = ChinaTime.formatSeconds(clock.instant());
                Reply page = doors.post(
                        page(file, "/steps"),
                        Map.of("step", step.name(), "at", now, "note", "依法", "receivingUnit", city.stationB1.code()),
                        city.officer);
                Reply api = doors.send(
                        api(file, "/steps"),
                        "{\"step\":\"%s\",\"at\":\"%s\",\"note\":\"依法\"}".formatted(step, now),
                        city.stationA1.code(),
                        "*");
                if (page.status() != 422 || !page.body().contains("请刷新后按当前状态办理")) {
                    wrong.add("page: " + state + " " + step + " " + page.status());
                }
                if (api.status() != 422 || !api.<String>json("$.code").equals("step.state")) {
                    wrong.add("api: " + state + " " + step + " " + api.status() + " " + api.body());
                }
            }
            assertThat(files.require(file.number(), city.analyst).state()).isEqualTo(state);
        });
        assertThat(wrong).isEmpty();
    }

    /** A transferred case still lies with this station: it came here. */
    private Map<CaseState, CaseRef> oneOfEachState() {
        Map<CaseState, CaseRef> files = new EnumMap<>(CaseState.class);
        files.put(CaseState.REPORTED, cases.reported(city.officer));
        files.put(CaseState.ACCEPTED, cases.walked(city.officer, city.supervisor, CaseStep.ACCEPT));
        files.put(CaseState.FILED, cases.walked(city.officer, city.supervisor, CaseStep.ACCEPT, CaseStep.FILE));
        files.put(
                CaseState.SOLVED,
                cases.walked(city.officer, city.supervisor, CaseStep.ACCEPT, CaseStep.FILE, CaseStep.SOLVE));
        files.put(
                CaseState.CONCLUDED,
                cases.walked(
                        city.officer,
                        city.supervisor,
                        CaseStep.ACCEPT,
                        CaseStep.FILE,
                        CaseStep.SOLVE,
                        CaseStep.CONCLUDE));
        files.put(CaseState.PROSECUTED, cases.prosecuted(city.officer, city.supervisor));
        CaseRef closed = cases.prosecuted(city.officer, city.supervisor);
        cases.take(closed, CaseStep.CLOSE, city.officer);
        files.put(CaseState.CLOSED, closed);
        files.put(CaseState.REJECTED, cases.walked(city.officer, city.supervisor, CaseStep.ACCEPT, CaseStep.REJECT));
        files.put(
                CaseState.WITHDRAWN,
                cases.walked(city.officer, city.supervisor, CaseStep.ACCEPT, CaseStep.FILE, CaseStep.WITHDRAW_FILED));
        CaseRef came = cases.reported(city.otherOfficer);
        cases.transfer(came, city.stationA1.code(), "移交", city.otherOfficer);
        files.put(CaseState.TRANSFERRED, came);
        assertThat(files).hasSize(CaseState.values().length);
        return files;
    }

    @Test
    void contradictoryDatesAreRefusedWithTheReasonThroughPageAndApi() {
        clock.set("2026-11-01 00:30:00");
        CaseRef file = cases.reported(city.officer, ChinaTime.parse("2026-10-31 23:59:59"), "10");
        steps.take(
                new StepRequest(file.number(), CaseStep.ACCEPT, ChinaTime.parse("2026-11-01 00:10:00"), null, null),
                city.officer);
        Map<String, List<String>> table = Map.of(
                "2026-10-31 23:59:58", List.of("step.before-report", "早于接报时间（2026-10-31 23:59:59）"),
                "2026-11-01 00:09:59", List.of("step.order", "早于上一环节（2026-11-01 00:10:00）"),
                "2026-11-01 00:30:01", List.of("step.future", "晚于当前时间"),
                "2026-12-01 00:00:00", List.of("step.future", "晚于当前时间"));
        table.forEach((at, said) -> {
            Reply page = doors.post(page(file, "/steps"), Map.of("step", "FILE", "at", at, "note", "报请"), city.officer);
            assertThat(page.status()).as(at).isEqualTo(422);
            assertThat(page.body()).contains(said.get(1), "报请");
            Reply api = doors.send(
                    api(file, "/steps"),
                    "{\"step\":\"FILE\",\"at\":\"%s\",\"note\":\"报请\"}".formatted(at),
                    city.stationA1.code(),
                    "*");
            assertThat(api.status()).as(at).isEqualTo(422);
            assertThat(api.<String>json("$.code")).isEqualTo(said.get(0));
            assertThat(api.<String>json("$.detail")).contains(said.get(1));
        });
        for (String unreadable : List.of("2026-02-30 00:00:00", "gestern", "")) {
            assertThat(doors.post(page(file, "/steps"), Map.of("step", "FILE", "at", unreadable), city.officer)
                            .status())
                    .isEqualTo(422);
            assertThat(doors.send(
                                    api(file, "/steps"),
                                    "{\"step\":\"FILE\",\"at\":\"%s\"}".formatted(unreadable),
                                    city.stationA1.code(),
                                    "*")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void aProgramSaysWhichVersionItHasSeenAndBringsTheSupervisorsDecision() {
        CaseRef file = cases.reported(city.officer);
        Reply seen = doors.read(api(file, "/steps"), city.stationA1.code(), "cases:read");
        assertThat(seen.<List<String>>json("$.steps[*].step")).containsExactly("ACCEPT", "TRANSFER_REPORTED");
        String accept = "{\"step\":\"ACCEPT\",\"at\":\"%s\"}".formatted(clock.instant());
        assertThat(doors.send(api(file, "/steps"), accept, city.stationA1.code(), null))
                .satisfies(reply -> assertThat(reply.status()).isEqualTo(428))
                .satisfies(reply -> assertThat(reply.<String>json("$.code")).isEqualTo("version-missing"));
        Reply taken = doors.send(api(file, "/steps"), accept, city.stationA1.code(), seen.etag());
        assertThat(taken.status()).isEqualTo(200);
        assertThat(taken.<String>json("$.state")).isEqualTo("ACCEPTED");
        Reply stale = doors.send(api(file, "/steps"), accept, city.stationA1.code(), seen.etag());
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.<String>json("$.code")).isEqualTo("version-stale");
        Reply asked = doors.send(
                api(file, "/steps"),
                "{\"step\":\"FILE\",\"at\":\"%s\",\"note\":\"够立案标准\"}".formatted(clock.instant()),
                city.stationA1.code(),
                taken.etag());
        assertThat(asked.status()).isEqualTo(202);
        for (Actor nobodys : List.of(city.supervisorOfStation, city.otherSupervisor, city.officer)) {
            assertThat(decided(file, nobodys).<String>json("$.code")).isEqualTo("approval.supervisor");
        }
        assertThat(decided(file, city.supervisor).<String>json("$.state")).isEqualTo("FILED");
        assertThat(audit.only("case.approval-conveyed", file.number().value())
                        .detail("supervisor")
                        .asString())
                .isEqualTo(city.supervisor.username());
    }

    private Reply decided(CaseRef file, Actor supervisor) {
        return doors.send(
                api(file, "/approval"),
                "{\"approve\":true,\"supervisor\":\"%s\"}".formatted(supervisor.username()),
                city.stationA1.code(),
                "*");
    }
}
