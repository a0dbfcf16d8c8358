package cn.fanzha.command.identity.security;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A browser with its session cookie: signs in through the form, as people do. */
final class Visitor {

    private final MockMvcTester http;
    private @Nullable Cookie cookie;

    Visitor(MockMvcTester http) {
        this.http = http;
    }

    MvcTestResult signIn(String username, String password) {
        return keep(with(http.post().uri("/sign-in").param("username", username).param("password", password))
                .with(csrf())
                .exchange());
    }

    MvcTestResult get(String address, String... header) {
        var request = with(http.get().uri(address));
        for (int i = 0; i < header.length; i += 2) {
            request.header(header[i], header[i + 1]);
        }
        return keep(request.exchange());
    }

    MvcTestResult post(String address, String... params) {
        var request = with(http.post().uri(address)).with(csrf());
        for (int i = 0; i < params.length; i += 2) {
            request.param(params[i], params[i + 1]);
        }
        return keep(request.exchange());
    }

    MvcTestResult postWithoutFormToken(String address) {
        return keep(with(http.post().uri(address)).exchange());
    }

    private MockMvcTester.MockMvcRequestBuilder with(MockMvcTester.MockMvcRequestBuilder request) {
        return cookie == null ? request : request.cookie(cookie);
    }

    private MvcTestResult keep(MvcTestResult result) {
        Cookie set = result.getResponse().getCookie("FANZHA");
        if (set != null) {
            cookie = set.getMaxAge() == 0 ? null : set;
        }
        return result;
    }
}
