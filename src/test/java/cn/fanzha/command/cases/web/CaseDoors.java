package cn.fanzha.command.cases.web;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.support.TestCity;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The two doors to a case: the page's forms and the API. */
record CaseDoors(MockMvcTester mvc, TestCity city) {

    /** What came back. */
    record Reply(int status, String body, @Nullable String etag) {
        <T> T json(String path) {
            return com.jayway.jsonpath.JsonPath.read(body, path);
        }
    }

    Reply post(String path, Map<String, String> fields, Actor actor) {
        var request = mvc.post().uri(path).with(city.signedIn(actor)).with(csrf());
        fields.forEach(request::param);
        return reply(request.exchange().getResponse());
    }

    Reply get(String path, Actor actor) {
        return reply(mvc.get().uri(path).with(city.signedIn(actor)).exchange().getResponse());
    }

    Reply read(String path, String unit, String... scopes) {
        return reply(
                mvc.get().uri(path).with(city.bearer(unit, scopes)).exchange().getResponse());
    }

    /** With {@code If-Match}, where given. */
    Reply send(String path, String json, String unit, @Nullable String version) {
        return send(HttpMethod.POST, path, json, unit, version);
    }

    Reply send(HttpMethod method, String path, String json, String unit, @Nullable String version) {
        var request = mvc.method(method)
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .with(city.bearer(unit, "cases:write"));
        return reply((version == null ? request : request.header("If-Match", version))
                .exchange()
                .getResponse());
    }

    static String api(CaseRef file, String what) {
        return "/api/v1/cases/" + file.number() + what;
    }

    static String page(CaseRef file, String what) {
        return "/cases/" + file.number() + what;
    }

    private static Reply reply(org.springframework.mock.web.MockHttpServletResponse response) {
        return new Reply(
                response.getStatus(),
                new String(response.getContentAsByteArray(), StandardCharsets.UTF_8),
                response.getHeader("ETag"));
    }
}
