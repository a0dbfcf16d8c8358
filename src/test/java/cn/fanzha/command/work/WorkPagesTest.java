package cn.fanzha.command.work;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.alerts.RiskGrade;
import cn.fanzha.command.alerts.domain.AlertWork;
import cn.fanzha.command.alerts.domain.NewAlerts;
import cn.fanzha.command.alerts.domain.TestAlerts;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.io.UnsupportedEncodingException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The start pages: what waits stands in its group, and every role lands in a room with something in it. */
@IntegrationTest
class WorkPagesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    NewAlerts alerts;

    @Autowired
    AlertWork work;

    @Autowired
    TestClock clock;

    @Test
    void theUnitsWorkAndMyOwnStandOnTwoSides() throws Exception {
        AlertNumber open = TestAlerts.pushed(alerts, city.stationA1, RiskGrade.HIGH, clock.instant(), city.officer);
        AlertNumber taken = TestAlerts.pushed(alerts, city.stationA1, RiskGrade.LOW, clock.instant(), city.officer);
        work.receive(taken, city.officer);

        String unit = page("/work", city.officer);
        assertThat(unit)
                .contains(open.value(), taken.value(), "最紧急", "data-until=", "href=\"/intake\"")
                .contains("live:alert-pushed from:body");
        String mine = page("/work?side=mine", city.officer);
        assertThat(mine).contains(taken.value(), "hx-get=\"/work?side=mine\"").doesNotContain(open.value());
        assertThat(page("/work", city.otherOfficer)).doesNotContain(open.value(), taken.value());
        assertThat(page("/work?side=mine", city.otherSupervisor)).contains("您名下暂无待办");
    }

    @Test
    void everyRoleLandsInItsOwnRoom() {
        Map<Actor, String> rooms = Map.of(
                city.officer, "/work",
                city.liaison, "/desk",
                city.sysadmin, "/start",
                city.secadmin, "/start",
                city.auditor, "/start");
        rooms.forEach((actor, room) -> assertThat(
                        mvc.get().uri("/").with(city.signedIn(actor)).exchange())
                .hasStatus3xxRedirection()
                .hasRedirectedUrl(room));
    }

    @Test
    void anAdministratorsStartShowsWhatWaitsAndTheRooms() throws Exception {
        assertThat(page("/start", city.secadmin)).contains("安全管理员", "href=\"/accounts\"");
        assertThat(page("/start", city.auditor)).contains("审计日志核验", "href=\"/audit\"");
        assertThat(page("/start", city.sysadmin)).contains("href=\"/units\"").doesNotContain("href=\"/cases\"");
    }

    private String page(String address, Actor actor) throws UnsupportedEncodingException {
        var answer = mvc.get().uri(address).with(city.signedIn(actor)).exchange();
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString();
    }
}
