package cn.fanzha.command.webhooks.domain;

import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.webhooks.domain.DeliveryQueue.Taken;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** One message over the line: ids and numbers, signed. Follows no redirect, asks no proxy, reads no answer. */
@Component
class WebhookSender {

    private final HttpClient http;
    private final WebhookAddress addresses;
    private final WebhookSettings settings;
    private final Units units;
    private final JsonMapper json;
    private final Clock clock;

    WebhookSender(WebhookAddress addresses, WebhookSettings settings, Units units, JsonMapper json, Clock clock) {
        this.addresses = addresses;
        this.settings = settings;
        this.units = units;
        this.json = json;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(settings.timeout())
                .build();
    }

    /** What came of it: {@code problem} is null where the system took the message. */
    record Outcome(@Nullable Integer status, @Nullable DeliveryProblem problem) {}

    Outcome send(Taken taken) throws InterruptedException {
        URI address;
        try {
            address = addresses.require(taken.url());
        } catch (InvalidValueException e) {
            return new Outcome(null, DeliveryProblem.ADDRESS);
        }
        String body = body(taken);
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(settings.timeout())
                .header("Content-Type", "application/json")
                .header("User-Agent", "Fanzha-Webhooks/1")
                .header("Fanzha-Delivery", taken.id().toString())
                .header("Fanzha-Event", taken.kind())
                .header(WebhookSignature.HEADER, WebhookSignature.of(taken.secret(), clock.instant(), body))
                .POST(BodyPublishers.ofString(body))
                .build();
        CompletableFuture<HttpResponse<Void>> answer = http.sendAsync(request, BodyHandlers.discarding());
        try {
            // the request's own time ends with the head of the answer: a body without end is broken off here
            int status = answer.get(settings.timeout().toMillis() + 500, TimeUnit.MILLISECONDS)
                    .statusCode();
            return new Outcome(status, status / 100 == 2 ? null : DeliveryProblem.STATUS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Outcome(null, DeliveryProblem.TIMEOUT);
        } catch (ExecutionException e) {
            return new Outcome(
                    null,
                    e.getCause() instanceof java.net.http.HttpTimeoutException
                            ? DeliveryProblem.TIMEOUT
                            : DeliveryProblem.CONNECTION);
        }
    }

    private String body(Taken taken) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("delivery", taken.id());
        body.put("attempt", taken.attempt());
        body.put("event", taken.kind());
        body.put("reference", taken.reference());
        body.put("institution", units.get(taken.institutionId()).code());
        body.put("at", taken.happenedAt().toString());
        return json.writeValueAsString(body);
    }
}
