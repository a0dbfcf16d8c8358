package cn.fanzha.command.setup;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.support.browser.ServedApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementPortTest extends ServedApplication {

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
        }
    }

    @Test
    void healthAndMetricsAnswerOnAPortOfTheirOwn() throws Exception {
        assertThat(get(managementUrl() + "/actuator").statusCode()).isEqualTo(200);
        assertThat(get(managementUrl() + "/actuator/health/readiness").body()).contains("\"UP\"");
        assertThat(get(managementUrl() + "/actuator/metrics/jvm.memory.used").body())
                .contains("measurements");
    }

    @Test
    void healthTellsNothingButWell() throws Exception {
        assertThat(get(managementUrl() + "/actuator/health").body()).doesNotContain("database", "path", "validation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/health", "/actuator/metrics", "/actuator/info", "/actuator/env"})
    void thePagesPortHasNoneOfThem(String path) throws Exception {
        HttpResponse<String> answer = get(url() + path);
        assertThat(answer.statusCode()).isIn(302, 401, 403, 404);
        assertThat(answer.body()).doesNotContain("\"status\":\"UP\"", "_links", "measurements");
    }
}
