package cn.fanzha.command.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import cn.fanzha.command.platform.work.WorkItem;
import cn.fanzha.command.platform.work.WorkSource;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** Programs come in by four hands, see their unit, and are shut out within seconds. */
@IntegrationTest
class ApiClientPagesTest {

    private static final Pattern SECRET = Pattern.compile("data-secret[^>]*>([^<]+)<");

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

    @Autowired
    List<WorkSource> work;

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void aProgramComesInByFourHandsAndItsSecretIsShownOnce() throws Exception {
        String name = "sync-" + city.division;
        String page = drafted(name);
        assertThat(token(name, "any")).hasStatus(401);
        assertThat(post(city.sysadmin, page + "/approval", "version", "0")).hasStatus(403);
        assertThat(post(city.secadmin, page + "/approval", "version", "7")).hasStatus(422);
        assertThat(work.stream().filter(source -> source.concerns(city.secadmin)))
                .flatMap(source -> source.mine(city.secadmin, 200))
                .extracting(WorkItem::href)
                .contains(page);
        MvcTestResult approved = post(city.secadmin, page + "/approval", "version", "0");
        String secret = secret(approved);
        assertThat(http.get().uri(page).with(city.signedIn(city.secadmin)))
                .hasStatusOk()
                .bodyText()
                .contains("cases:read", city.stationA1.name())
                .doesNotContain(secret, "??");
        assertThat(post(city.secadmin, page + "/approval", "version", "1")).hasStatus(422);

        String token = read(token(name, secret));
        assertThat(cases(token)).hasStatusOk();
        String renewed = secret(post(city.secadmin, page + "/secret", "version", "1"));
        assertThat(token(name, secret)).hasStatus(401);
        assertThat(token(name, renewed)).hasStatusOk();

        assertThat(post(city.secadmin, page + "/revocation", "version", "2")).hasStatusOk();
        assertThat(token(name, renewed)).hasStatus(401);
        clock.advance(Duration.ofSeconds(6));
        assertThat(cases(token)).hasStatus(401);
        for (String action : new String[] {"draft", "approve", "renew", "revoke"}) {
            assertThat(trail.only("api-client." + action, name).detail("secret").isMissingNode())
                    .isTrue();
        }
    }

    @Test
    void whatADraftLacksIsSaidAndNobodyDoesBothHalves() {
        String name = "half-" + city.division;
        String unit = city.stationA1.code();
        assertThat(draft("Bad Name", unit, "cases:read"))
                .hasStatus(422)
                .bodyText()
                .contains("小写字母");
        assertThat(draft(name, "000000000001", "cases:read")).hasStatus(422);
        assertThat(draft(name, unit, "everything:do"))
                .hasStatus(422)
                .bodyText()
                .contains("请至少选择一项权限", "value=\"" + name + "\"");
        String page = drafted(name);
        assertThat(draft(name, unit, "cases:read")).hasStatus(422).bodyText().contains("已被使用");
        jdbc.sql("update api_client set drafted_by = ? where client_id = ?")
                .params(city.secadmin.id(), name)
                .update();
        assertThat(post(city.secadmin, page + "/approval", "version", "0")).hasStatus(422);
        assertThat(post(city.secadmin, "/api-clients", "clientId", name + "x")).hasStatus(403);
    }

    private String drafted(String name) {
        MvcTestResult drafted = draft(name, city.stationA1.code(), "cases:read");
        assertThat(drafted).hasStatus(302);
        return String.valueOf(drafted.getResponse().getRedirectedUrl());
    }

    private MvcTestResult draft(String name, String unit, String scope) {
        return post(city.sysadmin, "/api-clients", "clientId", name, "name", "对接程序", "unit", unit, "scopes", scope);
    }

    private MvcTestResult post(Actor actor, String address, String... fields) {
        var request = http.post().uri(address).with(city.signedIn(actor)).with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private MvcTestResult token(String client, String secret) {
        return http.post()
                .uri("/oauth2/token")
                .param("grant_type", "client_credentials")
                .param("scope", "cases:read")
                .with(httpBasic(client, secret))
                .exchange();
    }

    private static String read(MvcTestResult answer) throws Exception {
        assertThat(answer).hasStatusOk();
        return new JsonMapper()
                .readTree(answer.getResponse().getContentAsString())
                .path("access_token")
                .asString();
    }

    private MvcTestResult cases(String token) {
        return http.get()
                .uri("/api/v1/cases")
                .header("Authorization", "Bearer " + token)
                .exchange();
    }

    private static String secret(MvcTestResult answer) throws Exception {
        assertThat(answer).hasStatusOk();
        Matcher shown = SECRET.matcher(answer.getResponse().getContentAsString());
        assertThat(shown.find()).isTrue();
        return shown.group(1);
    }
}
