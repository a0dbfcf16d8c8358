package cn.fanzha.command.identity.security;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@IntegrationTest
class LockOutTest {

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
    void fourWrongPasswordsAndARightOneStartTheCountAgain() {
        Actor person = person("four");
        for (int round = 0; round < 2; round++) {
            fail(person, 4);
            assertThat(outcome(person, TestCity.PASSWORD)).isEqualTo("/");
        }
    }

    @Test
    void theFifthWrongPasswordLocksForAQuarterOfAnHour() {
        Actor person = person("five");
        clock.set("2026-12-31 23:50:00");
        fail(person, 4);
        assertThat(outcome(person, "wrong")).isEqualTo("/sign-in?locked");
        assertThat(outcome(person, TestCity.PASSWORD)).isEqualTo("/sign-in?locked");
        clock.advance(Duration.ofMinutes(15).minusMillis(1));
        assertThat(outcome(person, TestCity.PASSWORD)).isEqualTo("/sign-in?locked");
        clock.advance(Duration.ofMillis(1));
        assertThat(outcome(person, TestCity.PASSWORD)).isEqualTo("/");
        assertThat(trail.only("account.lock", person.username()).refused()).isFalse();
        assertThat(trail.of("account.sign-in", person.username()))
                .extracting(AuditTrail.Line::refused)
                .containsExactly(true, true, true, true, true, true, true, false);
    }

    @Test
    void tryingALockedAccountDoesNotLengthenTheLock() {
        Actor person = person("longer");
        clock.set("2026-02-28 23:59:00");
        fail(person, 5);
        clock.advance(Duration.ofMinutes(14));
        fail(person, 5);
        clock.advance(Duration.ofMinutes(1));
        assertThat(outcome(person, TestCity.PASSWORD)).isEqualTo("/");
    }

    @Test
    void guessesAtTheSameMomentAllCount() throws Exception {
        Actor person = person("race");
        try (var threads = Executors.newFixedThreadPool(5)) {
            threads.invokeAll(IntStream.range(0, 5)
                    .<Callable<String>>mapToObj(i -> () -> outcome(person, "wrong-" + i))
                    .toList());
        }
        assertThat(outcome(person, TestCity.PASSWORD)).isEqualTo("/sign-in?locked");
    }

    @Test
    void whatWasTypedAsANameOfNobodyIsNotWrittenDown() {
        new Visitor(http).signIn("my-secret-typed-too-early", "x");
        assertThat(trail.ofSubject("my-secret-typed-too-early")).isEmpty();
        assertThat(trail.of("account.sign-in", "(unknown)")).isNotEmpty();
    }

    @Test
    void onlyWhoKnowsThePasswordHearsThatTheAccountIsOutOfService() {
        Actor person = person("gone");
        jdbc.sql("update account set state = 'DISABLED' where id = ?")
                .param(person.id())
                .update();
        assertThat(outcome(person, "wrong")).isEqualTo("/sign-in?error");
        assertThat(outcome(person, TestCity.PASSWORD)).isEqualTo("/sign-in?disabled");
    }

    @Test
    void namesAreTakenInEitherCase() {
        Actor person = person("upper");
        assertThat(new Visitor(http)
                        .signIn(" " + person.username().toUpperCase(java.util.Locale.ROOT), TestCity.PASSWORD)
                        .getResponse()
                        .getRedirectedUrl())
                .isEqualTo("/");
    }

    private Actor person(String name) {
        UnitRef unit = city.stationA2;
        return city.account(name, unit, Role.OFFICER);
    }

    private void fail(Actor person, int times) {
        for (int i = 0; i < times; i++) {
            outcome(person, "wrong-password");
        }
    }

    private String outcome(Actor person, String password) {
        return String.valueOf(new Visitor(http)
                .signIn(person.username(), password)
                .getResponse()
                .getRedirectedUrl());
    }
}
