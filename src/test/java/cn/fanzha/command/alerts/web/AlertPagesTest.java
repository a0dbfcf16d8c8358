package cn.fanzha.command.alerts.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.alerts.AttemptResult;
import cn.fanzha.command.alerts.AttemptStep;
import cn.fanzha.command.alerts.RiskGrade;
import cn.fanzha.command.alerts.domain.AlertReading;
import cn.fanzha.command.alerts.domain.AlertWork;
import cn.fanzha.command.alerts.domain.NewAlerts;
import cn.fanzha.command.alerts.domain.TestAlerts;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class AlertPagesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    TestClock clock;

    @Autowired
    NewAlerts alerts;

    @Autowired
    AlertWork work;

    @Autowired
    AlertReading reading;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theFormPushesAnAlertThatTheListAndTheFileShowMasked() {
        MvcTestResult sent = mvc.post()
                .uri("/alerts")
                .param("unit", city.stationA1.code())
                .param("source", "HOTLINE_96110")
                .param("risk", "HIGH")
                .param("fraudType", "10")
                .param("pushedAt", "2026-11-20T08:00:00")
                .param("phone", "17400001234")
                .param("personName", "赵不明")
                .with(csrf())
                .with(city.signedIn(city.officer))
                .exchange();
        assertThat(sent).hasStatus(HttpStatus.FOUND);
        String address = String.valueOf(sent.getResponse().getRedirectedUrl());
        assertThat(mvc.get().uri("/alerts").with(city.signedIn(city.officer)).exchange())
                .hasStatusOk()
                .bodyText()
                .contains(address.substring(8), "赵**", "174****1234")
                .doesNotContain("赵不明", "17400001234");
        assertThat(mvc.get().uri(address).with(city.signedIn(city.officer)).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("赵**", "签收", "超时")
                .doesNotContain("17400001234");
        assertThat(mvc.get().uri(address).with(city.signedIn(city.otherOfficer)).exchange())
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(trail.of("alert.read", address.substring(8))).hasSize(1);
    }

    @Test
    void aFormThatCannotBeReadIsKeptAndToldWhatToDo() {
        assertThat(mvc.post()
                        .uri("/alerts")
                        .param("phone", "12")
                        .param("personName", "钱不明")
                        .with(csrf())
                        .with(city.signedIn(city.officer))
                        .exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("钱不明", "诈骗类型");
    }

    @Test
    void aValueIsShownWithAReasonAndAudited() {
        AlertNumber no = pushed();
        String uri = "/alerts/" + no + "/reveal";
        assertThat(post(uri, "field", "NAME", "reason", " ")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post(uri, "field", "NAME", "reason", "联系本人"))
                .hasStatusOk()
                .bodyText()
                .contains("林不明");
        assertThat(trail.only("alert.reveal", no.value()).detail("reason").asString())
                .isEqualTo("联系本人");
    }

    @Test
    void whoWasDeceivedGoesOnToTheIntakeWithNothingTypedTwice() {
        AlertNumber no = pushed();
        work.receive(no, city.officer);
        MvcTestResult closed = post("/alerts/" + no + "/close", "outcome", "ALREADY_DECEIVED");
        String intake = String.valueOf(closed.getResponse().getRedirectedUrl());
        assertThat(intake).startsWith("/intake?draft=");
        MvcTestResult form =
                mvc.get().uri(intake).with(city.signedIn(city.officer)).exchange();
        assertThat(form).hasStatusOk().bodyText().contains("林不明", "1740");
        assertThat(String.valueOf(
                        post("/alerts/" + no + "/intake").getResponse().getRedirectedUrl()))
                .isEqualTo(intake);

        Matcher id = Pattern.compile("draft=(.+)").matcher(intake);
        assertThat(id.find()).isTrue();
        MvcTestResult logged = post(
                "/intake",
                "form",
                id.group(1),
                "action",
                "save",
                "channel",
                "HOTLINE_96110",
                "fraudType",
                "10",
                "reportedAt",
                "2026-11-21T09:00:00",
                "victimName",
                "林不明",
                "victimPhone",
                phone(no));
        assertThat(logged).hasStatus(HttpStatus.FOUND);
        String caseNo = jdbc.sql("select case_no from alert where alert_no = ?")
                .param(no.value())
                .query((rs, n) -> String.valueOf(rs.getString(1)))
                .single();
        assertThat(String.valueOf(logged.getResponse().getRedirectedUrl())).contains(caseNo);
        assertThat(mvc.get()
                        .uri("/alerts/" + no)
                        .with(city.signedIn(city.officer))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains(caseNo, "/cases/" + caseNo);
        assertThat(list("/cases/" + caseNo)).bodyText().contains("/cases/" + caseNo + "/alerts");
        assertThat(list("/cases/" + caseNo + "/alerts"))
                .hasStatusOk()
                .bodyText()
                .contains(no.value());
        assertThat(post("/alerts/" + no + "/intake")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(trail.only("alert.case", no.value()).detail("case").asString())
                .isEqualTo(caseNo);
    }

    @Test
    void filtersStandInTheAddressAndWrongOnesAreRefusedInWords() {
        AlertNumber no = pushed();
        assertThat(list("/alerts?risk=HIGH&state=PUSHED&unit=" + city.stationA1.code() + "&from=2020-01-01"))
                .hasStatusOk()
                .bodyText()
                .contains(no.value());
        assertThat(list("/alerts?risk=LOW&no=" + no)).hasStatusOk().bodyText().doesNotContain("/alerts/" + no);
        assertThat(list("/alerts?state=SLEEPING")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(list("/alerts?after=zz")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(list("/alerts?state=ALL&missed=1")).hasStatusOk();
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsSaidAndWhatWasTypedIsKept() {
        AlertNumber no = pushed();
        work.receive(no, city.officer);
        String opened = String.valueOf(reading.glance(no, city.officer).edition());
        work.attempt(no, AttemptStep.SMS, AttemptResult.SENT, clock.instant(), null, city.officer2);
        String uri = "/alerts/" + no + "/attempts";
        String[] typed = {"step", "CALL", "result", "BUSY", "note", "占线三次", "edition", opened};
        assertThat(post(uri, typed))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(city.officer2.displayName(), "占线三次");
        assertThat(reading.glance(no, city.officer).steps().get(1).attempts()).isEmpty();
        typed[7] = String.valueOf(reading.glance(no, city.officer).edition());
        assertThat(post(uri, typed)).hasStatus(HttpStatus.FOUND);
        assertThat(reading.glance(no, city.officer).steps().get(1).attempts()).hasSize(1);
    }

    @Test
    void aReturnedAlertShowsWhyUntilSomebodyReceivesIt() {
        AlertNumber no = pushed();
        assertThat(post("/alerts/" + no + "/return", "reason", "当事人已搬离本辖区")).hasStatus(HttpStatus.FOUND);
        assertThat(mvc.get()
                        .uri("/alerts/" + no)
                        .with(city.signedIn(city.supervisor))
                        .exchange())
                .bodyText()
                .contains("退回：", "当事人已搬离本辖区");
        assertThat(reading.glance(no, city.supervisor).handedOver()).isNotNull();
        work.receive(no, city.supervisor);
        work.attempt(no, AttemptStep.CALL, AttemptResult.REACHED, clock.instant(), null, city.supervisor);
        assertThat(reading.glance(no, city.supervisor).handedOver()).isNull();
    }

    private String phone(AlertNumber no) {
        return reading.reveal(no, AlertReading.Masked.PHONE, "测试", city.officer).orElseThrow();
    }

    private AlertNumber pushed() {
        return TestAlerts.pushed(
                alerts, city.stationA1, RiskGrade.HIGH, clock.instant().minusSeconds(60), city.officer);
    }

    private MvcTestResult list(String uri) {
        return mvc.get().uri(uri).with(city.signedIn(city.officer)).exchange();
    }

    private MvcTestResult post(String uri, String... params) {
        var request = mvc.post().uri(uri).with(csrf()).with(city.signedIn(city.officer));
        for (int i = 0; i < params.length; i += 2) {
            request.param(params[i], params[i + 1]);
        }
        return request.exchange();
    }
}
