package cn.fanzha.command.identity.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.SignedIn;
import cn.fanzha.command.support.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class SignInTest {

    @Autowired
    MockMvcTester http;

    @Autowired
    TestCity city;

    @Test
    void theRightPasswordOpensASessionInTheDatabase() {
        MvcTestResult result = signIn(city.officer.username(), TestCity.PASSWORD);
        assertThat(result).hasStatus(302).redirectedUrl().isEqualTo("/");
    }

    @Test
    void theWrongPasswordLeadsBackToTheForm() {
        assertThat(signIn(city.officer2.username(), "wrong-password"))
                .hasStatus(302)
                .redirectedUrl()
                .startsWith("/sign-in?");
    }

    @Test
    void withoutAFormTokenNothingIsTaken() {
        assertThat(http.post().uri("/sign-in").param("username", "x").param("password", "y"))
                .hasStatus(403);
    }

    @Test
    void nobodyIsLedToTheForm() {
        assertThat(http.get().uri("/cases")).hasStatus(302).redirectedUrl().endsWith("/sign-in");
        assertThat(http.get().uri("/cases").header("HX-Request", "true")).hasStatus(401);
        assertThat(http.get().uri("/api/v1/nothing"))
                .hasStatus(401)
                .hasContentType("application/problem+json;charset=UTF-8")
                .headers()
                .containsHeader(HttpHeaders.WWW_AUTHENTICATE);
    }

    @Test
    void theFormIsOpenAndLockedDown() {
        assertThat(http.get().uri("/sign-in").secure(true))
                .hasStatusOk()
                .headers()
                .hasHeaderSatisfying(
                        "Content-Security-Policy",
                        policy -> assertThat(policy).singleElement().asString().startsWith("default-src 'none'"))
                .containsHeaders("Strict-Transport-Security", "Permissions-Policy")
                .hasValue("X-Content-Type-Options", "nosniff")
                .hasValue("Referrer-Policy", "same-origin");
    }

    @Test
    void anUnknownAddressIsNotFoundForWhoIsSignedIn() {
        assertThat(http.get().uri("/no-such-page").with(SignedIn.signedIn(city.officer)))
                .hasStatus(404);
        assertThat(http.get().uri("/api/v1/nothing").with(SignedIn.bearer(city.city.code(), "cases:read")))
                .hasStatus(404)
                .hasContentType("application/problem+json");
    }

    private MvcTestResult signIn(String username, String password) {
        return http.post()
                .uri("/sign-in")
                .param("username", username)
                .param("password", password)
                .with(csrf())
                .exchange();
    }
}
