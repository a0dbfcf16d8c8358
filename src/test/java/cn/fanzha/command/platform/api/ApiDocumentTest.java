package cn.fanzha.command.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.identity.ApiScopes;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
class ApiDocumentTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Test
    void everyAddressOfTheApiStandsInTheDocumentWithItsScopeAndItsProblems() throws Exception {
        JsonNode document = document();
        List<String> missing = new ArrayList<>();
        mappings.getHandlerMethods()
                .forEach((info, handler) -> info.getPatternValues().stream()
                        .filter(pattern -> pattern.startsWith("/api/v1/"))
                        .forEach(pattern -> info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> {
                                    String name = method + " " + pattern;
                                    JsonNode operation = document.path("paths")
                                            .path(pattern)
                                            .path(method.name().toLowerCase(Locale.ROOT));
                                    String scope = DescribedOperations.scope(handler);
                                    if (operation.isMissingNode()) {
                                        missing.add(name + " is not in the document");
                                    } else if (scope == null || !ApiScopes.ALL.contains(scope)) {
                                        missing.add(name + " asks for no known scope");
                                    } else if (!operation
                                            .path("security")
                                            .path(0)
                                            .path("token")
                                            .path(0)
                                            .asString("")
                                            .equals(scope)) {
                                        missing.add(name + " does not name its scope " + scope);
                                    } else if (operation
                                            .path("summary")
                                            .asString("")
                                            .isBlank()) {
                                        missing.add(name + " has no summary");
                                    } else if (!operation
                                            .path("responses")
                                            .path("403")
                                            .path("content")
                                            .has("application/problem+json")) {
                                        missing.add(name + " does not describe its problems");
                                    }
                                })));
        assertThat(missing).isEmpty();
        JsonNode log = document.path("paths").path("/api/v1/cases").path("post");
        assertThat(log.path("parameters").toString()).contains("Idempotency-Key");
        assertThat(document.path("paths")
                        .path("/api/v1/imports/{kind}")
                        .path("post")
                        .toString())
                .doesNotContain("Idempotency-Key");
        assertThat(document.path("paths")
                        .path("/api/v1/stop-payments/{no}/onward")
                        .path("post")
                        .path("parameters")
                        .toString())
                .contains("If-Match");
        assertThat(document.path("components").path("securitySchemes").toString())
                .contains("cases:write");
    }

    @Test
    void aProblemHasACodeAndATextInTheLanguageOfTheRequest() throws Exception {
        assertProblem("/api/v1/cases/A0000000000002026010001", "cases:read", null, 404, "not-found", "没有这个地址");
        assertProblem("/api/v1/cases/A0000000000002026010001", "cases:read", "en", 404, "not-found", "no such");
        assertProblem("/api/v1/cases", "stops:read", "en", 403, "scope", "scopes do not allow");
        assertProblem("/api/v1/cases", "stops:read", null, 403, "scope", "权限范围");
        assertProblem("/api/v1/cases?limit=x", "cases:read", "en", 400, "bad-request", "could not be read");
        assertProblem("/api/v1/cases?state=NONE", "cases:read", "en", 400, "cases.list.unknown", "state");
    }

    private void assertProblem(
            String address,
            String scope,
            @org.jspecify.annotations.Nullable String language,
            int status,
            String code,
            String detail)
            throws Exception {
        var request = mvc.get().uri(address).with(city.bearer(city.stationA1.code(), scope));
        if (language != null) {
            request.header("Accept-Language", language);
        }
        MvcTestResult answer = request.exchange();
        JsonNode problem = new JsonMapper().readTree(answer.getResponse().getContentAsString(StandardCharsets.UTF_8));
        assertThat(answer.getResponse().getStatus()).as(address).isEqualTo(status);
        assertThat(answer.getResponse().getContentType()).startsWith("application/problem+json");
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("detail").asString()).contains(detail);
    }

    private JsonNode document() throws Exception {
        MvcTestResult answer =
                mvc.get().uri("/v3/api-docs").with(city.signedIn(city.officer)).exchange();
        return new JsonMapper().readTree(answer.getResponse().getContentAsByteArray());
    }
}
