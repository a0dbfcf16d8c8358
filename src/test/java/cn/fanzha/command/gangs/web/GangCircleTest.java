package cn.fanzha.command.gangs.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.gangs.domain.Dens;
import cn.fanzha.command.gangs.domain.GangWork;
import cn.fanzha.command.gangs.domain.SuspectWork;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A task force of other units sees its gang until its end, and changes nothing. */
@IntegrationTest
class GangCircleTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    GangWork gangs;

    @Autowired
    Dens dens;

    @Autowired
    SuspectWork suspects;

    @Autowired
    AuditTrail audit;

    @Autowired
    TestClock clock;

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void aTaskForceSeesTheGangUntilItsEndAndChangesNothing() {
        String no = new TestGangs(gangs, dens, suspects, clock).gang(city.officer, null);
        assertThat(get("/gangs/" + no, city.otherOfficer)).hasStatus(HttpStatus.FORBIDDEN);
        String today = ChinaTime.date(clock.instant()).toString();
        Map<String, String> force =
                Map.of("name", "联合专班", "who", city.otherOfficer.id().toString(), "endsOn", today);
        assertThat(post("/gangs/" + no + "/task-force", force, city.otherSupervisor))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post("/gangs/" + no + "/task-force", Map.of("name", "联合专班", "endsOn", today), city.supervisor))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("请至少指定一名");
        assertThat(post("/gangs/" + no + "/task-force", force, city.supervisor)).hasStatus(HttpStatus.FOUND);
        assertThat(get("/gangs/" + no, city.otherOfficer)).hasStatusOk();
        assertThat(get("/gangs/" + no + "/circle", city.otherOfficer))
                .hasStatusOk()
                .bodyText()
                .contains("联合专班", city.otherOfficer.displayName())
                .doesNotContain("/task-force", "??");
        assertThat(get("/gangs", city.otherOfficer)).bodyText().contains(no);
        assertThat(post("/search", Map.of("q", no), city.otherOfficer))
                .satisfiesAnyOf(
                        found -> assertThat(found).bodyText().contains(no),
                        opened -> assertThat(opened).hasStatus3xxRedirection());
        assertThat(get("/gangs", city.otherSupervisor)).bodyText().doesNotContain(no);
        assertThat(post("/gangs/" + no + "/investigate", Map.of(), city.otherOfficer))
                .hasStatus(HttpStatus.FORBIDDEN);
        clock.advance(Duration.ofDays(1));
        assertThat(get("/gangs/" + no, city.otherOfficer)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("/gangs", city.otherOfficer)).bodyText().doesNotContain(no);
        clock.reset();
        assertThat(post("/gangs/" + no + "/task-force/end", Map.of("reason", ""), city.supervisor))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post("/gangs/" + no + "/task-force/end", Map.of("reason", "任务完成"), city.supervisor))
                .hasStatus(HttpStatus.FOUND);
        assertThat(get("/gangs/" + no, city.otherOfficer)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(audit.only("gang.task-force", no).detail("people").toString())
                .contains(city.otherOfficer.username());
    }

    private MvcTestResult get(String address, Actor actor) {
        return mvc.get().uri(address).with(city.signedIn(actor)).exchange();
    }

    private MvcTestResult post(String address, Map<String, String> fields, Actor actor) {
        var request = mvc.post().uri(address).with(city.signedIn(actor)).with(csrf());
        fields.forEach(request::param);
        return request.exchange();
    }
}
