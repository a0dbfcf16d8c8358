package cn.fanzha.command.requests.web;

import static cn.fanzha.command.support.SignedIn.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.alerts.RiskGrade;
import cn.fanzha.command.alerts.domain.NewAlerts;
import cn.fanzha.command.alerts.domain.TestAlerts;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.MadeUpCodes;
import cn.fanzha.command.support.Pages;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Protective control as the banks' own systems see and answer it. */
@IntegrationTest
class ProtectiveProgramsTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    NewAlerts alerts;

    @Autowired
    TestClock clock;

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
    void aBanksSystemAnswersOnceAndTheSameAgainChangesNothing() {
        AlertNumber alert = TestAlerts.pushed(alerts, city.stationA1, RiskGrade.HIGH, clock.instant(), city.supervisor);
        String number = Objects.requireNonNull(
                        ProtectiveAsked.of(new Pages(mvc), city.officer, alert, MadeUpCodes.residentId(), "VIDEO", "刷单")
                                .getMvcResult()
                                .getResponse()
                                .getRedirectedUrl())
                .substring("/protective/".length());
        String api = "/api/v1/protective-controls";
        assertThat(mvc.get().uri(api).with(bearer(city.bank1.code(), "controls:read")))
                .hasStatusOk()
                .bodyText()
                .contains(number, "WAITING")
                .doesNotContain("林不明");
        assertThat(mvc.get().uri(api + "/" + number).with(bearer(city.bank1.code(), "controls:read")))
                .hasStatusOk()
                .bodyText()
                .contains("林不明", city.bank1.code())
                .doesNotContain(city.bank2.code());
        String body = """
                {"result":"CONTROLLED","accounts":[{"kind":"BANK_ACCOUNT","account":"6222****0123","amount":"88.00"}],
                 "person":"自动处理","phone":"4008000000"}""";
        for (int sent = 0; sent < 2; sent++) {
            assertThat(send(api + "/" + number + "/answer", body))
                    .hasStatusOk()
                    .bodyText()
                    .contains("6222****0123", "88.00", "CONTROLLED");
        }
        assertThat(send(api + "/" + number + "/answer", body.replace("88.00", "99.00")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("protective.answer.stands.CONTROLLED");
        assertThat(send(api + "/" + number + "/answer", body.replace("6222****0123", "622202123456****")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("protective.answer.masked");
        assertThat(mvc.get().uri(api).with(bearer(city.telecom.code(), "controls:read")))
                .hasStatusOk()
                .bodyText()
                .doesNotContain(number);
        assertThat(mvc.get().uri(api + "/" + number).with(bearer(city.telecom.code(), "controls:read")))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(jdbc.sql("""
                                select count(*) from live_event
                                where kind = 'protective-answered' and reference = ? and institution_id = ?""")
                        .params(number, city.bank1.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private MvcTestResult send(String address, String body) {
        return mvc.post()
                .uri(address)
                .with(bearer(city.bank1.code(), "controls:write"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
