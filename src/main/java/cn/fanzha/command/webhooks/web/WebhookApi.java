package cn.fanzha.command.webhooks.web;

import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.api.JsonFields;
import cn.fanzha.command.platform.api.Problems;
import cn.fanzha.command.platform.api.Versions;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.webhooks.domain.Deliveries;
import cn.fanzha.command.webhooks.domain.Delivery;
import cn.fanzha.command.webhooks.domain.DeliveryProblem;
import cn.fanzha.command.webhooks.domain.DeliveryState;
import cn.fanzha.command.webhooks.domain.Subscription;
import cn.fanzha.command.webhooks.domain.Subscriptions;
import cn.fanzha.command.webhooks.domain.WebhookChange;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** An institution's own program manages its webhooks: those of the institution that its client is bound to. */
@RestController
@RequestMapping("/api/v1/webhooks")
@PreAuthorize("hasAuthority('SCOPE_webhooks:manage')")
@Tag(name = "webhooks")
class WebhookApi {

    private static final int PAGE_AT_MOST = 500;
    private static final String ABOUT = """
            Each thing that happens to a request addressed to the institution is posted to `url`, as \
            `{"delivery", "attempt", "event", "reference", "institution", "at"}`: numbers only, read the rest by the API. \
            Answer 2xx within 10 s; else it comes again after 10 s, 20 s, 40 s … up to 1 h apart (each shortened at random \
            by up to a half), 12 times, then it is a dead letter that you may replay. A delivery may come more than once \
            (same `delivery`) and out of order.

            **Signature**: the header `Fanzha-Signature: t=<seconds>,v1=<hex>` holds HMAC-SHA256, by the secret, of \
            `<t>.<body>`. Compare in constant time, refuse a `t` that is minutes old. Redirects are not followed.""";

    private final Subscriptions subscriptions;
    private final Deliveries deliveries;
    private final Units units;
    private final Problems problems;

    WebhookApi(Subscriptions subscriptions, Deliveries deliveries, Units units, Problems problems) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.units = units;
        this.problems = problems;
    }

    /** The subscription; the secret stands in the answer that made it, and nowhere else. */
    record Subscribed(
            String institutionCode,
            String url,
            boolean active,
            Instant createdAt,
            Instant changedAt,
            @Nullable String secret) {}

    /** A page of deliveries; {@code next} goes into {@code after} of the following request, null on the last page. */
    record Page(List<Sent> deliveries, @Nullable String next) {}

    record Sent(
            UUID delivery,
            String event,
            String reference,
            Instant at,
            DeliveryState state,
            int attempts,
            @Nullable Instant nextAttemptAt,
            @Nullable Instant lastAttemptAt,
            @Nullable Integer lastStatus,
            @Nullable DeliveryProblem lastProblem) {}

    @GetMapping("/subscription")
    @Operation(summary = "The institution's subscription", description = ABOUT)
    ResponseEntity<Subscribed> subscription(Actor actor) {
        return answer(HttpStatus.OK, subscriptions.of(actor.unitId(), actor).orElseThrow(() -> missing(actor)), null);
    }

    /** Made without {@code If-Match}, changed with it. */
    @PutMapping("/subscription")
    @Operation(
            summary = "Subscribe, or change the subscription (with If-Match)",
            description = "The answer that makes it (201) holds the secret, drawn by the platform: keep it, it is never"
                    + " shown again. `url` must be https and lead to an address that may be called.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(example = "{\"url\": \"https://bank.example/fanzha\", \"active\": true}")))
    ResponseEntity<?> subscribe(
            @RequestBody JsonNode body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Actor actor,
            Locale locale) {
        JsonFields fields = new JsonFields(body, Set.of("url", "active"));
        String url = fields.required("url", text -> text);
        boolean active = fields.flag("active", true);
        fields.requireSound();
        return switch (subscriptions.save(
                actor.unitId(), String.valueOf(url), active, version -> Versions.require(ifMatch, version), actor)) {
            case WebhookChange.Done done ->
                answer(done.secret() == null ? HttpStatus.OK : HttpStatus.CREATED, done.subscription(), done.secret());
            case WebhookChange.Refused refused -> refused(refused.messageKey(), refused.args(), locale);
        };
    }

    @PostMapping("/subscription/secret")
    @Operation(summary = "Draw a new secret (with If-Match)", description = "The old one signs nothing from now on.")
    ResponseEntity<?> newSecret(
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Actor actor,
            Locale locale) {
        return switch (subscriptions.newSecret(actor.unitId(), version -> Versions.require(ifMatch, version), actor)) {
            case WebhookChange.Done done -> answer(HttpStatus.OK, done.subscription(), done.secret());
            case WebhookChange.Refused refused -> refused(refused.messageKey(), refused.args(), locale);
        };
    }

    @GetMapping("/deliveries")
    @Operation(summary = "What was sent, waits or was given up; the latest event first, by keyset pages")
    Page deliveries(
            @RequestParam(name = "state", required = false) @Nullable DeliveryState state,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "limit", defaultValue = "50") int limit,
            Actor actor) {
        KeysetPage<Delivery> found = deliveries.page(
                actor.unitId(),
                state,
                after == null ? null : Cursor.decode(after),
                Math.clamp(limit, 1, PAGE_AT_MOST),
                actor);
        return new Page(found.rows().stream().map(WebhookApi::sent).toList(), found.next());
    }

    @PostMapping("/deliveries/{id}/replay")
    @Operation(summary = "Send a dead letter again", description = "Its attempts are counted anew. Audited.")
    ResponseEntity<?> replay(@PathVariable("id") UUID id, Actor actor, Locale locale) {
        return deliveries.replay(actor.unitId(), id, actor)
                ? ResponseEntity.accepted().build()
                : refused("webhooks.not-dead", List.of(), locale);
    }

    private ResponseEntity<?> refused(String key, List<Object> args, Locale locale) {
        HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
        return ResponseEntity.status(status).body(problems.refused(status, key, args.toArray(), locale));
    }

    private ResponseEntity<Subscribed> answer(HttpStatus status, Subscription found, @Nullable String secret) {
        return ResponseEntity.status(status)
                .eTag(Versions.tag(found.version()))
                .body(new Subscribed(
                        units.get(found.institutionId()).code(),
                        found.url(),
                        found.active(),
                        found.createdAt(),
                        found.changedAt(),
                        secret));
    }

    private static Sent sent(Delivery one) {
        return new Sent(
                one.id(),
                one.kind(),
                one.reference(),
                one.happenedAt(),
                one.state(),
                one.attempts(),
                one.state() == DeliveryState.PENDING ? one.nextAt() : null,
                one.lastAttemptAt(),
                one.lastStatus(),
                one.lastProblem());
    }

    private NotFoundException missing(Actor actor) {
        return new NotFoundException("webhook", units.get(actor.unitId()).code());
    }
}
