package cn.fanzha.command.operations.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.operations.SeizureKind;
import cn.fanzha.command.operations.domain.OperationDraft;
import cn.fanzha.command.operations.domain.OperationPlans;
import cn.fanzha.command.operations.domain.OperationRecords;
import cn.fanzha.command.operations.domain.OperationRecords.Things;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A task force of other units sees its operation as the leader does until its end, and changes nothing. */
@IntegrationTest
class OperationCircleTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    OperationPlans plans;

    @Autowired
    OperationRecords records;

    @Autowired
    AuditTrail audit;

    @Autowired
    TestClock clock;

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void aTaskForceSeesTheOperationUntilItsEndAndChangesNothing() {
        var today = ChinaTime.date(clock.instant());
        var draft = new OperationDraft("断卡六号", today.minusDays(2), null, city.stationA1.code(), List.of(), List.of());
        String no = ((ChangeOutcome.Done) plans.open(draft, city.supervisor)).number();
        ChangeOutcome seized = records.addSeizure(
                no, new Things<>(city.stationA1.code(), SeizureKind.GOIP, 37L, clock.instant()), city.officer);
        String seizure = ((ChangeOutcome.Done) seized).number();
        String page = "/operations/" + no;
        Map<String, String> force =
                Map.of("name", "联合专班", "who", city.otherOfficer.id().toString(), "endsOn", today.toString());

        assertThat(get(page, city.otherOfficer)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post(page + "/task-force", force, city.otherSupervisor)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post(page + "/task-force", Map.of("name", "专班", "endsOn", today.toString()), city.supervisor))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("请至少指定一名");
        assertThat(post(page + "/task-force", force, city.supervisor)).hasStatus(HttpStatus.FOUND);

        assertThat(get(page, city.otherOfficer))
                .hasStatusOk()
                .bodyText()
                .contains(seizure, ">37<")
                .doesNotContain("<form method=\"post\" action=\"/operations", "??");
        assertThat(get(page, city.officer)).bodyText().contains(page + "/seizures");
        assertThat(get(page + "/circle", city.otherOfficer))
                .hasStatusOk()
                .bodyText()
                .contains("联合专班", city.otherOfficer.displayName())
                .doesNotContain("/task-force", "??");
        assertThat(get("/operations", city.otherOfficer)).bodyText().contains(no);
        assertThat(get("/operations", city.otherSupervisor)).bodyText().doesNotContain(no);
        assertThat(post(page + "/seizures", Map.of("kind", "GOIP", "quantity", "1"), city.otherOfficer))
                .hasStatus(HttpStatus.FORBIDDEN);

        clock.advance(Duration.ofDays(1));
        assertThat(get(page, city.otherOfficer)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("/operations", city.otherOfficer)).bodyText().doesNotContain(no);
        clock.reset();
        assertThat(post(page + "/task-force/end", Map.of("reason", ""), city.supervisor))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post(page + "/task-force/end", Map.of("reason", "任务完成"), city.supervisor))
                .hasStatus(HttpStatus.FOUND);
        assertThat(get(page, city.otherOfficer)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(audit.only("operation.task-force", no).detail("people").toString())
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
