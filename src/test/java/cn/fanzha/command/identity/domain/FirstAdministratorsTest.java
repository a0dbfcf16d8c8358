package cn.fanzha.command.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.shared.Role;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.MadeUpCodes;
import cn.fanzha.command.support.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;

/** Each test plays an installation without administrators, and is rolled back. */
@IntegrationTest
@Transactional
class FirstAdministratorsTest {

    private static final String PASSWORD = "first of all people";

    @Autowired
    FirstAdministrators first;

    @Autowired
    MockMvcTester http;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    private final String username = "first-" + MadeUpCodes.digits(8);

    @BeforeEach
    void nobodyIsAdministrator() {
        jdbc.sql("update account set state = 'DISABLED', roles = '{}'"
                        + " where roles && array['SYSTEM_ADMIN', 'SECURITY_ADMIN']")
                .update();
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void theLinkMakesTheFirstAndIsThenUsedUp() {
        String token = first.invite(Role.SECURITY_ADMIN);
        String second = first.invite(Role.SECURITY_ADMIN);
        String other = first.invite(Role.SYSTEM_ADMIN);
        assertThat(http.get().uri("/first-admin/" + token)).hasStatusOk();
        assertThat(make(token, "too short")).isEqualTo(422);
        assertThat(make(token, PASSWORD)).isEqualTo(302);
        assertThat(make(token, PASSWORD)).isEqualTo(404);
        assertThat(make(second, PASSWORD)).isEqualTo(404);
        assertThat(http.get().uri("/first-admin/" + other)).hasStatusOk();
        assertThat(http.post()
                        .uri("/sign-in")
                        .param("username", username)
                        .param("password", PASSWORD)
                        .with(csrf()))
                .hasStatus(302)
                .redirectedUrl()
                .isEqualTo("/");
    }

    @Test
    void theLinkLivesForADay() {
        clock.set("2026-02-28 12:00:00");
        String token = first.invite(Role.SYSTEM_ADMIN);
        clock.advance(Duration.ofHours(24).minusMillis(1));
        assertThat(http.get().uri("/first-admin/" + token)).hasStatusOk();
        clock.advance(Duration.ofMillis(1));
        assertThat(http.get().uri("/first-admin/" + token)).hasStatus(404);
    }

    @Test
    void theDatabaseKnowsNoToken() {
        String token = first.invite(Role.SYSTEM_ADMIN);
        assertThat(jdbc.sql("select count(*) from first_admin_link where token_hash = ?")
                        .param(token.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private int make(String token, String password) {
        return http.post()
                .uri("/first-admin/" + token)
                .param("username", username)
                .param("displayName", "首任")
                .param("chosen", password)
                .param("repeated", password)
                .with(csrf())
                .exchange()
                .getResponse()
                .getStatus();
    }
}
