package cn.fanzha.command.funds.web;

import static cn.fanzha.command.support.SignedIn.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.StopNumber;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Two officers behind a request: a refused signature, another name, a late one; and what hangs on a running stop. */
@IntegrationTest
class SecondSigningTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    Stops stops;

    @Autowired
    TestCases cases;

    @Autowired
    TestClock clock;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void aQuietMorning() {
        clock.set("2026-11-20 09:00:00");
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void aRefusedSignatureLeavesTheRequestStandingAndAnotherIsNamed() {
        CaseRef file = stops.caseOf(city.officer);
        StopNumber number = stops.sent(file, city.bank1.id(), Stops.newAccount(), city.officer);
        String page = "/stops/" + number;
        assertThat(get(page, city.officer2)).bodyText().contains(page + "/sign-refusal");
        assertThat(get(page, city.officer)).bodyText().doesNotContain(page + "/sign-refusal");
        for (Actor other : new Actor[] {city.officer, city.supervisorOfStation}) {
            assertThat(post(page + "/sign-refusal", other, "note", "金额不清")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        assertThat(post(page + "/sign-refusal", city.officer2, "note", " "))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("请填写拒绝原因");
        assertThat(post(page + "/sign-refusal", city.officer2, "note", "金额与笔录不符"))
                .hasStatus3xxRedirection();

        assertThat(stops.state(number, city.officer)).isEqualTo(StopState.REQUESTED);
        assertThat(get(page, city.officer))
                .bodyText()
                .contains("拒绝会签", "金额与笔录不符", "field-problem", page + "/second-officer");
        assertThat(get("/stops", city.officer)).bodyText().contains("协查人拒绝会签");
        assertThat(told(number, "stop-sign-refused", city.supervisorOfStation)).isTrue();
        assertThat(told(number, "stop-sign-refused", city.officer)).isTrue();
        assertThat(get("/work?side=mine", city.officer)).bodyText().contains("协查人拒绝会签", number.value());
        assertThat(post(page + "/countersign", city.officer2))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("另行指定协查人");

        // neither herself nor who refused, nor somebody of another place
        for (Actor wrong : new Actor[] {city.officer, city.officer2, city.otherOfficer, city.auditor}) {
            assertThat(post(
                            page + "/second-officer",
                            city.officer,
                            "account",
                            wrong.id().toString()))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        assertThat(post(
                        page + "/second-officer",
                        city.officer,
                        "account",
                        city.supervisor.id().toString()))
                .hasStatus3xxRedirection();
        assertThat(told(number, "stop-second-named", city.supervisor)).isTrue();
        assertThat(post(page + "/countersign", city.officer2)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);

        clock.advance(Duration.ofMinutes(31));
        assertThat(post(page + "/countersign", city.supervisor)).hasStatus3xxRedirection();
        assertThat(get(page, city.officer)).bodyText().contains("超时").doesNotContain(page + "/second-officer");
        assertThat(trail.of("stop.countersign", number.value()).stream().filter(line -> !line.refused()))
                .singleElement()
                .satisfies(line -> assertThat(line.detail("late").asBoolean()).isTrue());
        assertThat(timeline(file)).contains("STOP_SIGN_REFUSED");
    }

    @Test
    void thePageSaysUntilWhenTheCaseMustBeFiled() {
        CaseRef file = cases.reported(city.officer);
        StopNumber number = stops.sent(file, city.bank1.id(), Stops.newAccount(), city.officer);
        stops.confirm(number, "20000", city.liaison);
        assertThat(get("/stops/" + number, city.officer))
                .bodyText()
                .contains("须在此前立案", "2026-11-22 07:00:00", "2026-11-22 09:00:00");
        assertThat(get("/cases/" + file.number(), city.officer)).bodyText().contains("须在此前立案");
        clock.advance(Duration.ofHours(37));
        assertThat(get("/work?side=mine", city.officer)).bodyText().contains("今日到期", number.value());
        CaseRef filed = cases.filed(city.officer, city.supervisor);
        StopNumber other = stops.sent(filed, city.bank1.id(), Stops.newAccount(), city.officer);
        stops.confirm(other, "20000", city.liaison);
        assertThat(get("/stops/" + other, city.officer)).bodyText().doesNotContain("须在此前立案");
    }

    @Test
    void aJoinedRequestSaysHowTheSharedStopEnded() {
        String account = Stops.newAccount();
        StopNumber first = stops.sent(stops.caseOf(city.officer), city.bank1.id(), account, city.officer);
        stops.confirm(first, "20000", city.liaison);
        CaseRef other = stops.caseOf(city.otherOfficer);
        stops.ask(other, city.bank1.id(), account, city.otherOfficer);
        String joined = "/stops/"
                + jdbc.sql("select request_no from stop_payment where case_id = ?")
                        .param(other.id())
                        .query((rs, n) -> rs.getString(1))
                        .single();
        assertThat(get(joined, city.otherOfficer)).bodyText().contains("20,000.00", "data-until");
        clock.advance(Duration.ofHours(40));
        assertThat(get("/work?side=mine", city.otherOfficer)).bodyText().contains(joined);
        assertThat(post("/stops/" + first + "/release", city.officer, "note", "查清无关"))
                .hasStatus3xxRedirection();
        assertThat(get(joined, city.otherOfficer)).bodyText().contains("已解除，款项不再止付");
        assertThat(get("/work?side=mine", city.otherOfficer)).bodyText().doesNotContain(joined);
    }

    private boolean told(StopNumber number, String kind, Actor person) {
        return jdbc.sql("select exists (select from live_event where kind = ? and reference = ? and account_id = ?)")
                .params(kind, number.value(), person.id())
                .query(Boolean.class)
                .single();
    }

    private List<String> timeline(CaseRef file) {
        return jdbc.sql("select kind from case_timeline where case_id = ?")
                .param(file.id())
                .query((rs, n) -> rs.getString(1))
                .list();
    }

    private MvcTestResult get(String address, Actor actor) {
        return mvc.get().uri(address).with(signedIn(actor)).exchange();
    }

    private MvcTestResult post(String address, Actor actor, String... fields) {
        var request = mvc.post().uri(address).with(signedIn(actor)).with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }
}
