package cn.fanzha.command.alerts.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.alerts.AlertState;
import cn.fanzha.command.alerts.domain.AlertReading;
import cn.fanzha.command.alerts.domain.AlertView;
import cn.fanzha.command.alerts.domain.AlertWork;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.MadeUpCodes;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What arrives at a district goes down by the supervisor's rules, and stays where it was sent. */
@IntegrationTest
class AlertRulesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    TestClock clock;

    @Autowired
    AlertReading reading;

    @Autowired
    AlertWork work;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void noRules() {
        jdbc.sql("delete from alert_rule where holder_id = ?")
                .param(city.districtA.id())
                .update();
        clock.reset();
    }

    @Test
    void aRuleSendsWhatArrivesDownAndItsReceiptIsDueAnew() {
        clock.set(clock.instant().truncatedTo(ChronoUnit.SECONDS));
        assertThat(add("20", "", city.stationA2.code(), city.supervisor)).hasStatus(HttpStatus.FOUND);
        assertThat(add("10", "BANK", city.stationA1.code(), city.supervisor)).hasStatus(HttpStatus.FOUND);
        assertThat(rules(city.supervisor)).hasStatusOk().bodyText().contains("甲一派出所", "甲二派出所");
        assertThat(rules(city.otherSupervisor)).hasStatusOk().bodyText().doesNotContain("甲一派出所");

        AlertNumber bank = push("BANK", 40);
        AlertView sent = reading.glance(bank, city.officer);
        assertThat(sent.unitId()).isEqualTo(city.stationA1.id());
        assertThat(sent.deadlines().getFirst().at()).isEqualTo(clock.instant().plusSeconds(300));
        assertThat(sent.handedOver()).isNotNull();
        assertThat(reading.glance(push("TELECOM", 40), city.supervisor).unitId())
                .isEqualTo(city.stationA2.id());
        assertThat(trail.of("alert.dispatch", city.stationA1.code())).hasSize(1);

        push(bank, "BANK", 40, "2");
        assertThat(reading.glance(bank, city.officer).unitId()).isEqualTo(city.stationA1.id());
        work.handBack(bank, "不属本辖区", city.officer);
        push("BANK", 30);
        assertThat(reading.glance(bank, city.supervisor))
                .matches(view -> view.unitId().equals(city.districtA.id()) && view.state() == AlertState.PUSHED);
    }

    @Test
    void aRuleIsRefusedWithWhatToDo() {
        assertThat(add("10", "", city.stationB1.code(), city.supervisor))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("甲区分局的下级");
        assertThat(add("10", "", city.districtA.code(), city.supervisor)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(add("x", "", city.stationA1.code(), city.supervisor)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(add("10", "", city.stationA1.code(), city.otherSupervisor)).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void aRuleThatAsksTheSameAsAnotherIsRefusedAndOneThatAsksMoreIsNot() {
        assertThat(add("20", "", city.stationA2.code(), city.supervisor)).hasStatus(HttpStatus.FOUND);
        for (String position : new String[] {"20", "10"}) {
            assertThat(add(position, "", city.stationA1.code(), city.supervisor))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                    .bodyText()
                    .contains("第 20 条规则条件相同，派往甲二派出所");
        }
        assertThat(add("20", "BANK", city.stationA2.code(), city.supervisor)).hasStatus(HttpStatus.FOUND);
    }

    private AlertNumber push(String source, int secondsAgo) {
        return push(AlertNumber.of("RU" + MadeUpCodes.digits(16)), source, secondsAgo, "1");
    }

    /** Through the district's program, as the first push or one that says something else of the person. */
    private AlertNumber push(AlertNumber no, String source, int secondsAgo, String last) {
        assertThat(mvc.post()
                        .uri("/api/v1/alerts")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                                {"alert_no": "%s", "unit_code": "%s", "source": "%s", "risk": "HIGH", "fraud_type": "10",
                                 "pushed_at": "%s", "phone": "1740000987%s", "region_code": "%s"}""".formatted(
                                        no,
                                        city.districtA.code(),
                                        source,
                                        clock.instant().minusSeconds(secondsAgo),
                                        last,
                                        city.division))
                        .with(city.bearer(city.districtA.code(), "alerts:write"))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("ACCEPTED");
        return no;
    }

    private MvcTestResult rules(Actor supervisor) {
        return mvc.get().uri("/alerts/rules").with(city.signedIn(supervisor)).exchange();
    }

    private MvcTestResult add(String position, String source, String target, Actor supervisor) {
        return mvc.post()
                .uri("/alerts/rules")
                .param("holder", city.districtA.code())
                .param("position", position)
                .param("source", source)
                .param("target", target)
                .with(csrf())
                .with(city.signedIn(supervisor))
                .exchange();
    }
}
