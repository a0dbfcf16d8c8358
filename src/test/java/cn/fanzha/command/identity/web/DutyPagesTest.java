package cn.fanzha.command.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class DutyPagesTest {

    @Autowired
    MockMvcTester http;

    @Autowired
    TestCity city;

    @Autowired
    TestClock clock;

    @Autowired
    AuditTrail trail;

    @BeforeEach
    void evening() {
        clock.set("2026-11-22 20:00:00");
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void aSupervisorPutsAnOfficerOnDutyAndTheUnitSeesIt() {
        assertThat(add(city.supervisor, city.officer, "2026-11-22T18:00", "2026-11-23T08:00"))
                .hasStatus(302);
        assertThat(http.get().uri("/duty").with(city.signedIn(city.officer2)))
                .hasStatusOk()
                .bodyText()
                .contains(city.officer.displayName(), "2026-11-23 08:00");
        assertThat(trail.of("duty.add", city.stationA1.code())).isNotEmpty();
        assertThat(add(city.supervisor, city.officer, "2026-11-23T07:59", "2026-11-23T09:00"))
                .hasStatus(422);
        assertThat(add(city.supervisor, city.officer, "2026-11-23T08:00", "2026-11-23T09:00"))
                .hasStatus(302);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01T08:00,2026-12-01T08:00",
        "2026-12-01T08:00,2026-12-08T08:01",
        "2026-12-01T08:00,2026-11-30T08:00",
        "2026-02-30T08:00,2026-03-01T08:00",
        "'',''"
    })
    void aShiftThatCannotBeIsRefused(String from, String until) {
        assertThat(add(city.supervisor, city.officer2, from, until)).hasStatus(422);
    }

    @Test
    void onlyTheUnitsOwnActiveOfficersAreOnDuty() {
        Actor elsewhere = city.account("elsewhere", city.stationA2, Role.OFFICER);
        assertThat(add(city.supervisor, elsewhere, "2026-12-01T08:00", "2026-12-01T09:00"))
                .hasStatus(422);
        assertThat(add(city.otherSupervisor, city.officer, "2026-12-01T08:00", "2026-12-01T09:00"))
                .hasStatus(403);
    }

    private MvcTestResult add(Actor supervisor, Actor officer, String from, String until) {
        return http.post()
                .uri("/duty")
                .param("unit", city.stationA1.code())
                .param("account", officer.id().toString())
                .param("from", from)
                .param("until", until)
                .with(csrf())
                .with(city.signedIn(supervisor))
                .exchange();
    }
}
