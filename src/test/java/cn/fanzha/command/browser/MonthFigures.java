package cn.fanzha.command.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads every figure of the catalogue as a program does, and says what moved since it last looked. */
class MonthFigures {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final String unit;
    private final String narrowing;
    private Map<String, String> seen = Map.of();

    /** The figures of a unit with its tree, all in the given months. */
    MonthFigures(String url, String unit, String from, String to) {
        this(url, "unit=" + unit + "&from=" + from + "&to=" + to, "");
    }

    private MonthFigures(String url, String unit, String narrowing) {
        this.url = url;
        this.unit = unit;
        this.narrowing = narrowing;
        seen = read();
    }

    /** The same of one operation alone. */
    MonthFigures of(String operation) {
        return new MonthFigures(url, unit, "&operation=" + operation);
    }

    /** Pushes an alert as another system does. */
    void push(Map<String, String> alert) {
        JsonNode answer = post("/api/v1/alerts", "alerts:write", JSON.writeValueAsString(alert));
        assertThat(answer.path("items").path(0).path("result").asString())
                .as("%s", answer)
                .isEqualTo("ACCEPTED");
    }

    /** Rolls up, and answers with each figure that is another than before: {@code 0 → 1}; nothing else moved. */
    Map<String, String> moved() {
        post("/api/v1/statistics/roll-up", "statistics:run", "");
        Map<String, String> before = seen;
        seen = read();
        Map<String, String> moved = new TreeMap<>();
        seen.forEach((figure, value) -> {
            String was = Objects.requireNonNull(before.get(figure), figure);
            if (!was.equals(value)) {
                moved.put(figure, was + " → " + value);
            }
        });
        return moved;
    }

    private Map<String, String> read() {
        JsonNode answer = send(
                HttpRequest.newBuilder(URI.create(url + "/api/v1/statistics?" + unit + narrowing)),
                token("statistics:read"));
        Map<String, String> figures = new LinkedHashMap<>();
        for (JsonNode line : answer.path("figures").values()) {
            JsonNode value = line.path("value");
            figures.put(
                    line.path("indicator").asString(),
                    value.isNull() ? "—" : value.isNumber() ? plain(value.decimalValue()) : value.asString());
        }
        assertThat(figures).containsKeys("case.reported", "gang.dismantled", "trip.cities");
        return figures;
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private JsonNode post(String path, String scope, String body) {
        return send(
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)),
                token(scope));
    }

    private String token(String scope) {
        String secret =
                Base64.getEncoder().encodeToString("demo-client:fanzha-demo-2026".getBytes(StandardCharsets.UTF_8));
        return read(HttpRequest.newBuilder(URI.create(url + "/oauth2/token"))
                        .header("Authorization", "Basic " + secret)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=" + scope)))
                .path("access_token")
                .asString();
    }

    private JsonNode send(HttpRequest.Builder request, String token) {
        return read(request.header("Authorization", "Bearer " + token));
    }

    private JsonNode read(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode())
                    .as("%s %s", answer.uri(), answer.body())
                    .isEqualTo(200);
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
