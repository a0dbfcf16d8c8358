package cn.fanzha.command.identity.security;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@IntegrationTest
class SessionsTest {

    private static final String EXPIRED = "/sign-in?expired";

    @Autowired
    MockMvcTester http;

    @Autowired
    TestCity city;

    @Autowired
    TestClock clock;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void aSessionEndsAfterAQuarterOfAnHourWithoutAnAction() {
        clock.set("2026-06-01 09:00:00");
        Visitor officer = signedIn(city.officer);
        clock.advance(Duration.ofMinutes(14).plusSeconds(59));
        assertThat(officer.get("/account")).hasStatusOk();
        clock.advance(Duration.ofMinutes(14).plusSeconds(59));
        assertThat(officer.get("/account")).hasStatusOk();
        clock.advance(Duration.ofMinutes(15));
        assertThat(officer.get("/account")).hasStatus(302).redirectedUrl().isEqualTo(EXPIRED);
    }

    @Test
    void whatAPageDoesByItselfDoesNotLengthenTheSession() {
        clock.set("2026-06-01 09:00:00");
        Visitor officer = signedIn(city.officer);
        clock.advance(Duration.ofMinutes(14));
        assertThat(officer.get("/account", "X-Background", "autosave")).hasStatusOk();
        clock.advance(Duration.ofMinutes(1));
        assertThat(officer.get("/account", "X-Background", "autosave")).hasStatus(401);
    }

    @Test
    void anOpenFormIsToldPlainlyThatTheSessionIsOver() {
        clock.set("2026-06-01 09:00:00");
        Visitor officer = signedIn(city.officer);
        clock.advance(Duration.ofMinutes(15));
        assertThat(officer.get("/account", "HX-Request", "true")).hasStatus(401);
        assertThat(officer.postWithoutFormToken("/account/password"))
                .hasStatus(302)
                .redirectedUrl()
                .isEqualTo(EXPIRED);
    }

    @Test
    void aForgedFormIsRefusedAndWrittenDown() {
        Visitor officer = signedIn(city.officer);
        long before = trail.newest();
        assertThat(officer.postWithoutFormToken("/account/password")).hasStatus(403);
        assertThat(trail.of("access.forged", "/account/password"))
                .filteredOn(line -> line.id() > before)
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.refused()).isTrue();
                    assertThat(line.username()).isEqualTo(city.officer.username());
                });
    }

    @Test
    void signingOutEndsTheSessionAndIsWrittenDown() {
        Visitor officer = signedIn(city.officer2);
        assertThat(officer.post("/sign-out")).hasStatus(302).redirectedUrl().isEqualTo("/sign-in?signed-out");
        assertThat(officer.get("/account")).hasStatus(302);
        assertThat(trail.only("account.sign-out", city.officer2.username()).username())
                .isEqualTo(city.officer2.username());
    }

    @Test
    void whoHasAnothersPasswordChoosesOneFirst() {
        Actor person = city.account("fresh", city.stationA1, Role.OFFICER);
        jdbc.sql("update account set must_change_password = true where id = ?")
                .param(person.id())
                .update();
        Visitor visitor = signedIn(person);
        assertThat(visitor.get("/no-such-page")).hasStatus(302).redirectedUrl().isEqualTo("/account");
        assertThat(visitor.get("/account")).hasStatusOk();
        assertThat(change(visitor, TestCity.PASSWORD, "short")).isEqualTo(422);
        assertThat(change(visitor, "wrong", "a sentence of my own")).isEqualTo(422);
        assertThat(change(visitor, TestCity.PASSWORD, TestCity.PASSWORD)).isEqualTo(422);
        assertThat(change(visitor, TestCity.PASSWORD, person.username() + "123456"))
                .isEqualTo(422);
        assertThat(change(visitor, TestCity.PASSWORD, "a sentence of my own")).isEqualTo(302);
        assertThat(visitor.get("/no-such-page")).hasStatus(404);
        assertThat(new Visitor(http).signIn(person.username(), TestCity.PASSWORD))
                .hasStatus(302)
                .redirectedUrl()
                .isEqualTo("/sign-in?error");
        signedIn(person, "a sentence of my own");
        assertThat(trail.only("account.change-password", person.username()).username())
                .isEqualTo(person.username());
    }

    @Test
    void anotherBrowserIsSignedOutWhenThePasswordChanges() {
        Actor person = city.account("two-browsers", city.stationA1, Role.OFFICER);
        Visitor here = signedIn(person);
        Visitor there = signedIn(person);
        assertThat(there.get("/account")).hasStatusOk();
        assertThat(change(here, TestCity.PASSWORD, "another fine sentence")).isEqualTo(302);
        assertThat(here.get("/account")).hasStatusOk();
        assertThat(there.get("/account")).hasStatus(302).redirectedUrl().isEqualTo(EXPIRED);
    }

    private static int change(Visitor visitor, String current, String chosen) {
        return visitor.post("/account/password", "current", current, "chosen", chosen, "repeated", chosen)
                .getResponse()
                .getStatus();
    }

    private Visitor signedIn(Actor person) {
        return signedIn(person, TestCity.PASSWORD);
    }

    private Visitor signedIn(Actor person, String password) {
        Visitor visitor = new Visitor(http);
        assertThat(visitor.signIn(person.username(), password))
                .hasStatus(302)
                .redirectedUrl()
                .isEqualTo("/");
        return visitor;
    }
}
