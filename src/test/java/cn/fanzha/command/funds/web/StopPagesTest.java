package cn.fanzha.command.funds.web;

import static cn.fanzha.command.support.SignedIn.bearer;
import static cn.fanzha.command.support.SignedIn.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.StopNumber;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.SqlCount;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCity;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What police and programs see of stop payments, and do. */
@IntegrationTest
class StopPagesTest {

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

    String account = Stops.newAccount();

    @Test
    void theListShowsTheScopeAndItsFiltersNarrowIt() {
        StopNumber number = stops.sent(stops.caseOf(city.officer), city.bank1.id(), account, city.officer);
        assertThat(get("/stops", city.officer))
                .hasStatusOk()
                .bodyText()
                .contains(number.value())
                .doesNotContain(account);
        assertThat(get("/stops?state=REQUESTED&mine=1", city.supervisor))
                .hasStatusOk()
                .bodyText()
                .doesNotContain(number.value());
        assertThat(get("/stops?state=REQUESTED&mine=1&institution=" + city.bank1.code(), city.officer))
                .bodyText()
                .contains(number.value());
        assertThat(get("/stops?institution=" + city.bank2.code(), city.officer))
                .bodyText()
                .doesNotContain(number.value());
        assertThat(get("/stops", city.otherOfficer)).bodyText().doesNotContain(number.value());
        assertThat(get("/stops?state=NONSENSE", city.officer)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void theRequestOpensMaskedAndAValueWithAReason() {
        StopNumber number = stops.sent(stops.caseOf(city.officer), city.bank1.id(), account, city.officer);
        assertThat(get("/stops/" + number, city.officer))
                .hasStatusOk()
                .bodyText()
                .contains("****")
                .doesNotContain(account);
        assertThat(post("/stops/" + number + "/reveal", city.officer, "field", "ACCOUNT", "reason", " "))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .doesNotContain(account);
        assertThat(post("/stops/" + number + "/reveal", city.officer, "field", "ACCOUNT", "reason", "核对流水"))
                .hasStatusOk()
                .bodyText()
                .contains(account);
        assertThat(trail.only("stop.reveal", number.value()).refused()).isFalse();
    }

    @Test
    void theCaseFileShowsItsStops() {
        CaseRef file = stops.caseOf(city.officer);
        StopNumber number = stops.sent(file, city.bank1.id(), account, city.officer);
        assertThat(get("/cases/" + file.number() + "/stops", city.officer))
                .hasStatusOk()
                .bodyText()
                .contains(number.value(), "<html");
        assertThat(mvc.get()
                        .uri("/cases/" + file.number() + "/stops")
                        .header("HX-Request", "true")
                        .with(signedIn(city.officer)))
                .hasStatusOk()
                .bodyText()
                .contains(number.value())
                .doesNotContain("<html");
        assertThat(get("/cases/" + file.number() + "/stops", city.otherOfficer)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("/cases/" + file.number(), city.officer))
                .hasStatusOk()
                .bodyText()
                .contains("/cases/" + file.number() + "/stops", "发出止付请求");
    }

    @Test
    void thePageFollowsTheRequestToItsEnd() {
        StopNumber number = stops.sent(stops.caseOf(city.officer), city.bank1.id(), account, city.officer);
        assertThat(post("/stops/" + number + "/countersign", city.officer)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post("/stops/" + number + "/countersign", city.officer2)).hasStatus3xxRedirection();
        stops.confirm(number, "30000", city.liaison);
        assertThat(get("/stops/" + number + "/status", city.officer))
                .hasStatusOk()
                .bodyText()
                .contains("data-until", "30,000.00")
                .doesNotContain("<html");
        assertThat(post("/stops/" + number + "/again", city.officer))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("第二次止付请在");
        assertThat(post("/stops/" + number + "/cancel", city.officer, "note", "重复"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post("/stops/" + number + "/release", city.officer)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post("/stops/" + number + "/release", city.officer, "note", "查清无关"))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl("/stops/" + number);
        assertThat(get("/stops/" + number, city.officer)).bodyText().contains("已解除", "查清无关");
        assertThat(get("/stops/" + number, city.otherOfficer)).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void whatIsTypedIsNeitherSwappedAwayNorLostWhenItIsRefused() {
        StopNumber number = stops.sent(stops.caseOf(city.officer), city.bank1.id(), account, city.officer);
        assertThat(get("/stops/" + number, city.officer)).bodyText().contains("cancel-note");
        assertThat(get("/stops/" + number + "/status?opened=REQUESTED", city.officer))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("name=\"note\"", "请刷新本页");
        stops.confirm(number, "30000", city.liaison);
        assertThat(get("/stops/" + number, city.officer)).bodyText().contains("release-note");
        assertThat(get("/stops/" + number + "/status?opened=REQUESTED", city.officer))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("name=\"note\"")
                .contains("请刷新本页");
        assertThat(post("/stops/" + number + "/cancel", city.officer, "note", "打错了账号"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("value=\"打错了账号\"");
    }

    @Test
    void unitsThatHandedTheFileOnAreOfferedNothingToDo() {
        CaseRef file = stops.caseOf(city.officer);
        StopNumber number = stops.sent(file, city.bank1.id(), account, city.officer);
        jdbc.sql("insert into case_viewer (case_id, unit_id) values (?, ?)")
                .params(file.id(), city.stationA1.id())
                .update();
        jdbc.sql("update case_file set unit_id = ? where id = ?")
                .params(city.stationB1.id(), file.id())
                .update();
        assertThat(get("/stops/" + number, city.officer))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("cancel-note", "/victim-checked");
        assertThat(get("/stops/" + number, city.otherOfficer)).bodyText().contains("cancel-note", "/victim-checked");
        assertThat(post("/stops/" + number + "/cancel", city.officer, "note", "重复"))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void listsReadAgainWhenAStopIsRemindedOf() {
        CaseRef file = stops.caseOf(city.officer);
        stops.sent(file, city.bank1.id(), account, city.officer);
        assertThat(get("/stops", city.officer)).bodyText().contains("live:stop-reminder from:body");
        assertThat(get("/cases/" + file.number() + "/stops", city.officer))
                .bodyText()
                .contains("live:stop-reminder from:body");
    }

    @Test
    void englishReadersReadEnglish() {
        StopNumber number = stops.sent(stops.caseOf(city.officer), city.bank1.id(), account, city.officer);
        assertThat(mvc.get()
                        .uri("/stops/" + number + "?lang=en")
                        .locale(Locale.ENGLISH)
                        .with(signedIn(city.officer)))
                .hasStatusOk()
                .bodyText()
                .contains("Payee account", "Handling / second officer")
                .doesNotContain("??");
    }

    @Test
    void programsReadWithinTheirUnitOrInstitution() {
        StopNumber number = stops.sent(stops.caseOf(city.officer), city.bank1.id(), account, city.officer);
        String list = "/api/v1/stop-payments?state=REQUESTED";
        assertThat(api(list, Units.ROOT_CODE))
                .hasStatusOk()
                .bodyText()
                .contains(number.value())
                .doesNotContain(account);
        assertThat(api(list, city.bank1.code())).hasStatusOk().bodyText().contains(number.value());
        assertThat(api(list, city.bank2.code())).bodyText().doesNotContain(number.value());
        assertThat(api(list, city.districtB.code())).bodyText().doesNotContain(number.value());
        String one = "/api/v1/stop-payments/" + number;
        assertThat(api(one, city.districtA.code()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.amount")
                .isEqualTo("50000.00");
        assertThat(api(one, city.bank1.code())).hasStatusOk();
        assertThat(api(one, city.bank2.code())).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(api(one, city.stationB1.code())).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.get()
                        .uri(one)
                        .with(bearer(Units.ROOT_CODE, "cases:read"))
                        .exchange())
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void listsStayWithinSixStatements() {
        CaseRef file = stops.caseOf(city.officer);
        for (int i = 0; i < 3; i++) {
            stops.sent(file, city.bank1.id(), Stops.newAccount(), city.officer);
        }
        assertThat(SqlCount.during(() -> get("/stops", city.officer))).hasSizeLessThanOrEqualTo(6);
        assertThat(SqlCount.during(() -> get("/cases/" + file.number() + "/stops", city.officer)))
                .hasSizeLessThanOrEqualTo(6);
        assertThat(SqlCount.during(() -> api("/api/v1/stop-payments", Units.ROOT_CODE)))
                .hasSizeLessThanOrEqualTo(6);
    }

    private MvcTestResult api(String address, String unitCode) {
        return mvc.get().uri(address).with(bearer(unitCode, "stops:read")).exchange();
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
