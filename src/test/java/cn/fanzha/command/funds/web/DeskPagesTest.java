package cn.fanzha.command.funds.web;

import static cn.fanzha.command.support.SignedIn.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.StopNumber;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.SqlCount;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCity;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What a bank's liaison sees and does. */
@IntegrationTest
class DeskPagesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    Stops stops;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    String account = Stops.newAccount();
    StopNumber number = new StopNumber("Z" + "0".repeat(12) + "2026010001");

    @BeforeEach
    void aRequest() {
        CaseRef file = stops.caseOf(city.officer);
        number = stops.sent(file, city.bank1.id(), account, city.officer);
    }

    @Test
    void theQueueShowsTheOwnRequestsMasked() {
        assertThat(get("/desk", city.liaison))
                .hasStatusOk()
                .bodyText()
                .contains(number.value())
                .doesNotContain(account);
        assertThat(get("/desk", city.liaison2)).hasStatusOk().bodyText().doesNotContain(number.value());
    }

    @Test
    void theRequestShowsWhatMustBeComparedAndTheReadingIsAudited() {
        assertThat(get("/desk/" + number, city.liaison))
                .hasStatusOk()
                .bodyText()
                .contains(account)
                .contains("李收款");
        assertThat(trail.only("stop.open", number.value()).username()).isEqualTo(city.liaison.username());
    }

    @Test
    void anotherBanksRequestIsForbiddenAndTheAttemptAudited() {
        assertThat(get("/desk/" + number, city.liaison2)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(trail.only("stop.open", number.value()).refused()).isTrue();
        assertThat(post("/desk/" + number + "/receive", city.liaison2, "version", "0"))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("/desk/" + number + "/status", city.liaison2)).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void aLiaisonSeesNothingElse() {
        assertThat(get("/stops", city.liaison)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("/stops/" + number, city.liaison)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("/cases", city.liaison)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("/desk", city.officer)).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void allAgreeAndTheAccountIsStopped() {
        assertThat(post("/desk/" + number + "/receive", city.liaison, "version", "0"))
                .hasStatus3xxRedirection();
        assertThat(post("/desk/" + number + "/answer", city.liaison, answer("1", "STOP", "AGREES")))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl("/desk/" + number);
        assertThat(get("/desk/" + number, city.liaison))
                .hasStatusOk()
                .bodyText()
                .contains("30,000.00", "data-until");
        assertThat(get("/desk/answered", city.liaison)).hasStatusOk().bodyText().contains(number.value());
    }

    @Test
    void whereSomethingDiffersNothingIsStoppedAndTheFormKeepsWhatWasTyped() {
        assertThat(post("/desk/" + number + "/answer", city.liaison, answer("0", "STOP", "DIFFERS")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("不得止付", "0371-12345678", "value=\"30000\"");
        assertThat(post("/desk/" + number + "/answer", city.liaison, answer("0", "REFUSE", "DIFFERS")))
                .hasStatus3xxRedirection();
        assertThat(get("/desk/" + number, city.liaison)).bodyText().contains("户名不符");
    }

    @Test
    void aFormThatIsNotCompleteSaysWhatIsMissing() {
        assertThat(post("/desk/" + number + "/answer", city.liaison, "version", "0", "verdict", "STOP"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("请逐项选择");
        assertThat(post("/desk/" + number + "/answer", city.liaison, "version", "0", "verdict", "REFUSE"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void theSecondOfTwoLiaisonsIsToldThatTheFirstWasQuicker() {
        post("/desk/" + number + "/receive", city.liaison, "version", "0");
        assertThat(post("/desk/" + number + "/answer", city.liaison, answer("0", "STOP", "AGREES")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("另一位同事", "0371-12345678");
    }

    @Test
    void aStopThatIsOverAlreadyIsToldSo() {
        jdbc.sql("update stop_payment set requested_at = requested_at - interval '3 days' where request_no = ?")
                .param(number.value())
                .update();
        List<String> form = new ArrayList<>(List.of(answer("0", "STOP", "AGREES")));
        form.addAll(List.of(
                "stoppedAt",
                LocalDateTime.now(clock.withZone(ZoneId.of("Asia/Shanghai")))
                        .minusHours(49)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString()));
        assertThat(post("/desk/" + number + "/answer", city.liaison, form.toArray(String[]::new)))
                .hasStatus3xxRedirection()
                .flash()
                .extracting("notice")
                .asString()
                .contains("已到期");
    }

    @Test
    void theReasonOfAReleaseThatWasRefusedIsKept() {
        stops.confirm(number, "30000", city.liaison);
        assertThat(post("/desk/" + number + "/release", city.liaison, "version", "0", "note", "公安通知解除"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("value=\"公安通知解除\"");
        assertThat(get("/desk/" + number + "/status", city.liaison)).bodyText().doesNotContain("name=\"note\"");
    }

    @Test
    void withoutTheTokenNothingIsChanged() {
        assertThat(mvc.post()
                        .uri("/desk/" + number + "/receive")
                        .with(signedIn(city.liaison))
                        .param("version", "0"))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void listsStayWithinSixStatements() {
        assertThat(SqlCount.during(() -> get("/desk", city.liaison))).hasSizeLessThanOrEqualTo(6);
        assertThat(SqlCount.during(() -> get("/desk/answered", city.liaison))).hasSizeLessThanOrEqualTo(6);
    }

    private static String[] answer(String version, String verdict, String holder) {
        return new String[] {
            "version",
            version,
            "verdict",
            verdict,
            "holder",
            holder,
            "account",
            "AGREES",
            "amount",
            "AGREES",
            "time",
            "AGREES",
            "balance",
            "42000.50",
            "stopped",
            "30000",
            "category",
            "PERSONAL",
            "person",
            "赵联络",
            "phone",
            "0371-12345678"
        };
    }

    private MvcTestResult get(String address, Actor actor) {
        return mvc.get().uri(address).with(signedIn(actor)).exchange();
    }

    private MvcTestResult post(String address, Actor actor, String... params) {
        var request = mvc.post().uri(address).with(signedIn(actor)).with(csrf());
        for (int i = 0; i < params.length; i += 2) {
            request = request.param(params[i], params[i + 1]);
        }
        return request.exchange();
    }
}
