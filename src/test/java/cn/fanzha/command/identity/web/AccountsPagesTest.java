package cn.fanzha.command.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import java.io.UnsupportedEncodingException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class AccountsPagesTest {

    private static final Pattern FIRST_PASSWORD = Pattern.compile("data-first-password[^>]*>([^<]+)<");

    @Autowired
    MockMvcTester http;

    @Autowired
    TestCity city;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aPersonComesInByFourHandsAndAFirstPasswordShownOnce() throws Exception {
        String username = "newcomer-" + city.division;
        UUID id = drafted(username);
        assertThat(signIn(username, "anything at all")).isEqualTo("/sign-in?error");
        MvcTestResult approved =
                post(city.secadmin, "/accounts/" + id + "/approval", "roles", "OFFICER", "version", "0");
        assertThat(approved).hasStatusOk();
        String password = firstPassword(approved);
        assertThat(signIn(username, password)).isEqualTo("/");
        assertThat(http.get().uri("/accounts/" + id).with(city.signedIn(city.secadmin)))
                .bodyText()
                .doesNotContain(password);
        assertThat(jdbc.sql("select must_change_password from account where id = ?")
                        .param(id)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(trail.only("account.draft", username).username()).isEqualTo(city.sysadmin.username());
        assertThat(trail.only("account.approve", username).username()).isEqualTo(city.secadmin.username());
    }

    @Test
    void nobodyDoesBothHalves() {
        UUID id = drafted("half-" + city.division);
        assertThat(post(city.sysadmin, "/accounts/" + id + "/approval", "roles", "OFFICER", "version", "0"))
                .hasStatus(403);
        assertThat(post(
                        city.secadmin,
                        "/accounts",
                        "username",
                        "x-" + city.division,
                        "displayName",
                        "甲",
                        "unit",
                        city.stationA1.code()))
                .hasStatus(403);
        jdbc.sql("update account set drafted_by = ? where id = ?")
                .params(city.secadmin.id(), id)
                .update();
        assertThat(post(city.secadmin, "/accounts/" + id + "/approval", "roles", "OFFICER", "version", "0"))
                .hasStatus(422);
    }

    @Test
    void aDraftIsCorrectedUntilItIsApproved() {
        String username = "typo-" + city.division;
        UUID id = drafted(username);
        String draft = "/accounts/" + id + "/draft";
        String unit = city.stationA2.code();
        assertThat(post(city.secadmin, draft, "displayName", "乙", "unit", unit, "version", "0"))
                .hasStatus(403);
        assertThat(post(city.sysadmin, draft, "displayName", "乙", "unit", "999", "version", "0"))
                .hasStatus(422)
                .bodyText()
                .contains("value=\"乙\"", "value=\"999\"");
        assertThat(post(city.sysadmin, draft, "displayName", " ", "unit", unit, "version", "0"))
                .hasStatus(422);
        assertThat(post(city.sysadmin, draft, "displayName", "乙", "unit", unit, "version", "0"))
                .hasStatusOk()
                .bodyText()
                .contains("<h1>乙</h1>", city.stationA2.name());
        assertThat(post(city.sysadmin, draft, "displayName", "丙", "unit", unit, "version", "0"))
                .hasStatus(422);
        assertThat(trail.only("account.redraft", username).detail("after").asString())
                .isEqualTo("乙 " + unit);
        assertThat(post(city.secadmin, "/accounts/" + id + "/approval", "roles", "OFFICER", "version", "1"))
                .hasStatusOk();
        assertThat(post(city.sysadmin, draft, "displayName", "丙", "unit", unit, "version", "2"))
                .hasStatus(422);
    }

    @ParameterizedTest
    @CsvSource({"OFFICER+AUDITOR,422", "LIAISON,422", "SYSTEM_ADMIN,422", "'',422", "OFFICER+ANALYST+SUPERVISOR,200"})
    void onlyRolesThatFitTheUnitAndEachOtherAreGranted(String roles, int status) {
        Actor person = city.account("roles-" + Ids.next().toString().substring(24), city.stationA2, Role.OFFICER);
        var request = http.post()
                .uri("/accounts/" + person.id() + "/roles")
                .param("version", "0")
                .with(csrf())
                .with(city.signedIn(city.secadmin));
        request.param("roles", roles.isEmpty() ? new String[] {""} : roles.split("\\+"));
        assertThat(request).hasStatus(status);
    }

    @Test
    void theDatabaseItselfKeepsThePowersApart() {
        Actor person = city.account("both-" + city.division, city.stationA2, Role.OFFICER);
        org.assertj.core.api.Assertions.assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> jdbc.sql("update account set roles = '{OFFICER,AUDITOR}' where id = ?")
                        .param(person.id())
                        .update())
                .withMessageContaining("account_roles_separated");
    }

    @Test
    void whoIsDisabledIsOutAndAStaleFormChangesNothing() {
        Actor person = city.account("leaver", city.stationA2, Role.OFFICER);
        assertThat(post(city.secadmin, "/accounts/" + person.id() + "/disabling", "version", "7"))
                .hasStatus(422);
        assertThat(post(city.secadmin, "/accounts/" + person.id() + "/disabling", "version", "0"))
                .hasStatusOk();
        assertThat(signIn(person.username(), TestCity.PASSWORD)).isEqualTo("/sign-in?disabled");
        assertThat(post(city.secadmin, "/accounts/" + city.secadmin.id() + "/disabling", "version", "0"))
                .hasStatus(422);
    }

    @Test
    void aNewPasswordEndsALockOut() throws Exception {
        Actor person = city.account("forgetful", city.stationA2, Role.OFFICER);
        for (int i = 0; i < 5; i++) {
            signIn(person.username(), "wrong");
        }
        String first = firstPassword(post(city.secadmin, "/accounts/" + person.id() + "/password", "version", "0"));
        assertThat(signIn(person.username(), TestCity.PASSWORD)).isEqualTo("/sign-in?error");
        assertThat(signIn(person.username(), first)).isEqualTo("/");
    }

    @Test
    void accountsAreFoundByNameAndUnitAndNoPercentSignFindsAll() {
        assertThat(list("officer2-" + city.division)).contains("officer2-" + city.division);
        assertThat(list("%")).doesNotContain(city.officer.username());
    }

    @ParameterizedTest
    @CsvSource({"Big Name,99,422", "ok-name,000,422", "'x',1,422"})
    void aDraftSaysWhatIsWrong(String username, String unit, int status) {
        assertThat(post(city.sysadmin, "/accounts", "username", username, "displayName", "甲", "unit", unit))
                .hasStatus(status);
    }

    private UUID drafted(String username) {
        assertThat(post(
                        city.sysadmin,
                        "/accounts",
                        "username",
                        username,
                        "displayName",
                        "新来",
                        "unit",
                        city.stationA1.code()))
                .hasStatus(302);
        return jdbc.sql("select id from account where username = ?")
                .param(username)
                .query(UUID.class)
                .single();
    }

    private String list(String q) {
        try {
            return http.get()
                    .uri("/accounts")
                    .param("q", q)
                    .with(city.signedIn(city.secadmin))
                    .exchange()
                    .getResponse()
                    .getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signIn(String username, String password) {
        return String.valueOf(http.post()
                .uri("/sign-in")
                .param("username", username)
                .param("password", password)
                .with(csrf())
                .exchange()
                .getResponse()
                .getRedirectedUrl());
    }

    private MvcTestResult post(Actor actor, String address, String... params) {
        var request = http.post().uri(address).with(csrf()).with(city.signedIn(actor));
        for (int i = 0; i < params.length; i += 2) {
            request.param(params[i], params[i + 1]);
        }
        return request.exchange();
    }

    private static String firstPassword(MvcTestResult result) throws UnsupportedEncodingException {
        Matcher shown = FIRST_PASSWORD.matcher(result.getResponse().getContentAsString());
        assertThat(shown.find()).isTrue();
        return shown.group(1);
    }
}
