package cn.fanzha.command.identity.security;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
class TokensTest {

    private static final String SECRET = "a-secret-of-tests";

    @Autowired
    MockMvcTester http;

    @Autowired
    TestCity city;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PasswordEncoder passwords;

    @Autowired
    JwtDecoder decoder;

    @Autowired
    AuditTrail trail;

    private final UUID id = Ids.next();
    private final String client = "client-" + id;

    @BeforeEach
    void registered() {
        jdbc.sql("insert into api_client (id, client_id, name, secret_hash, unit_id, scopes, created_at)"
                        + " values (?, ?, ?, ?, ?, array['cases:read', 'imports:write'], now())")
                .params(id, client, "测试程序", Objects.requireNonNull(passwords.encode(SECRET)), city.districtA.id())
                .update();
    }

    @Test
    void aTokenIsAnHourLongAndBoundToTheUnit() {
        Jwt token = decoder.decode(token("cases:read"));
        assertThat(token.getClaimAsString("unit")).isEqualTo(city.districtA.code());
        assertThat(token.getClaimAsString("client")).isEqualTo(id.toString());
        assertThat(token.getClaimAsStringList("scope")).containsExactly("cases:read");
        assertThat(java.time.Duration.between(token.getIssuedAt(), token.getExpiresAt()))
                .isEqualTo(java.time.Duration.ofHours(1));
    }

    @Test
    void theTokenOpensWhatItsScopesSayAndNothingElse() {
        assertThat(call("/api/v1/cases", token("cases:read"))).hasStatusOk();
        long before = trail.newest();
        assertThat(call("/api/v1/cases", token("imports:write")))
                .hasStatus(403)
                .hasContentType("application/problem+json;charset=UTF-8");
        assertThat(trail.of("access.deny", "/api/v1/cases"))
                .filteredOn(line -> line.id() > before)
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.username()).isEqualTo(client);
                    assertThat(line.program()).isTrue();
                });
        assertThat(call("/api/v1/cases", token("cases:read").replaceFirst("\\.[^.]", ".x")))
                .hasStatus(401);
        assertThat(call("/account", token("cases:read"))).hasStatus(302);
    }

    @Test
    void whatTheClientMayNotHaveIsNotGranted() {
        assertThat(ask("scope", "stops:write")).hasStatus(400);
        assertThat(http.post()
                        .uri("/oauth2/token")
                        .param("grant_type", "authorization_code")
                        .param("code", "x")
                        .with(SecurityMockMvcRequestPostProcessors.httpBasic(client, SECRET)))
                .hasStatus(400);
    }

    @Test
    void aWrongSecretOrAStoppedClientGetsNothing() {
        assertThat(http.post()
                        .uri("/oauth2/token")
                        .param("grant_type", "client_credentials")
                        .with(SecurityMockMvcRequestPostProcessors.httpBasic(client, "wrong")))
                .hasStatus(401);
        jdbc.sql("update api_client set active = false where id = ?").param(id).update();
        assertThat(ask("scope", "cases:read")).hasStatus(401);
        assertThat(trail.of("api-client.token", "/oauth2/token"))
                .filteredOn(AuditTrail.Line::refused)
                .isNotEmpty();
    }

    @Test
    void theSigningKeyIsKeptEncrypted() {
        byte[] kept = jdbc.sql("select encrypted from signing_key")
                .query(byte[].class)
                .single();
        assertThat(new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("\"kty\"");
    }

    private String token(String scope) {
        MvcTestResult result = ask("scope", scope);
        assertThat(result).hasStatusOk();
        try {
            return new JsonMapper()
                    .readTree(result.getResponse().getContentAsString())
                    .path("access_token")
                    .asString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MvcTestResult ask(String name, String value) {
        return http.post()
                .uri("/oauth2/token")
                .param("grant_type", "client_credentials")
                .param(name, value)
                .with(SecurityMockMvcRequestPostProcessors.httpBasic(client, SECRET))
                .exchange();
    }

    private MvcTestResult call(String address, String token) {
        return http.get()
                .uri(address)
                .header("Authorization", "Bearer " + token)
                .exchange();
    }
}
