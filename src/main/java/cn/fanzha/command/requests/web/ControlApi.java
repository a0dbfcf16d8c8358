package cn.fanzha.command.requests.web;

import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.requests.ControlKind;
import cn.fanzha.command.requests.ControlNumber;
import cn.fanzha.command.requests.ControlOutcome;
import cn.fanzha.command.requests.ControlRefusal;
import cn.fanzha.command.requests.ControlState;
import cn.fanzha.command.requests.ControlUrgency;
import cn.fanzha.command.requests.domain.ControlDesk;
import cn.fanzha.command.requests.domain.ControlFiles;
import cn.fanzha.command.requests.domain.ControlLists;
import cn.fanzha.command.requests.domain.ControlRow;
import cn.fanzha.command.requests.domain.ControlView;
import cn.fanzha.command.requests.domain.Said;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Control requests for programs: police units read theirs, values masked; operators and internet companies read, receive
 * and answer theirs. Sent twice, a receipt or an answer is one.
 */
@RestController
@RequestMapping("/api/v1/control-requests")
@Tag(name = "control-requests")
class ControlApi {

    private static final int PAGE_AT_MOST = 500;

    private final ControlLists lists;
    private final ControlFiles files;
    private final ControlDesk desk;
    private final Units units;
    private final MessageSource messages;

    ControlApi(ControlLists lists, ControlFiles files, ControlDesk desk, Units units, MessageSource messages) {
        this.lists = lists;
        this.files = files;
        this.desk = desk;
        this.units = units;
        this.messages = messages;
    }

    /** A page of the list; {@code next} goes into {@code after} of the following request, null on the last page. */
    record Page(List<Listed> controlRequests, @Nullable String next) {}

    /** A request in the list: times are UTC instants, numbers masked. {@code due}: when it turns red, while it waits. */
    record Listed(
            String controlNo,
            String unitCode,
            @Nullable String institutionCode,
            @Nullable String caseNo,
            ControlKind kind,
            String value,
            ControlState state,
            boolean liftAsked,
            ControlUrgency urgency,
            Instant requestedAt,
            @Nullable Instant receivedAt,
            @Nullable Instant answeredAt,
            @Nullable Instant doneAt,
            @Nullable Instant due) {}

    /** One request; the partner reads the value in full. */
    record One(
            String controlNo,
            String unitCode,
            @Nullable String institutionCode,
            @Nullable String caseNo,
            ControlKind kind,
            String value,
            ControlState state,
            ControlUrgency urgency,
            @Nullable String reason,
            Instant requestedAt,
            @Nullable Instant due,
            @Nullable Instant receivedAt,
            @Nullable Instant doneAt,
            @Nullable Instant answeredAt,
            @Nullable ControlRefusal refusal,
            @Nullable String note,
            @Nullable Instant liftAskedAt,
            @Nullable String liftReason,
            @Nullable Instant liftedAt,
            int version) {}

    /**
     * The partner's answer.
     *
     * @param result DONE, REFUSED, or LIFTED after the police asked for it
     * @param doneAt when it was done; null: now
     * @param refusal needed with REFUSED
     */
    record Reply(
            @Nullable ControlState result,
            @Nullable Instant doneAt,
            @Nullable ControlRefusal refusal,
            @Nullable String note,
            @Nullable String person,
            @Nullable String phone) {}

    @GetMapping
    @PreAuthorize("hasAuthority('SCOPE_controls:read')")
    @Operation(
            summary =
                    "Control requests in scope, newest first, by keyset pages; filter by state, kind, institution, since")
    Page list(ControlQuery query, @RequestParam(name = "limit", defaultValue = "50") int limit, Actor actor) {
        KeysetPage<ControlRow> found = lists.page(query.filter(units), actor, Math.clamp(limit, 1, PAGE_AT_MOST));
        return new Page(found.rows().stream().map(this::listed).toList(), found.next());
    }

    @GetMapping("/{no}")
    @PreAuthorize("hasAuthority('SCOPE_controls:read')")
    @Operation(summary = "One control request with its ETag; the reading is audited")
    ResponseEntity<One> one(@PathVariable("no") ControlNumber no, Actor actor) {
        return shown(actor.scope() instanceof Scope.Institution ? desk.open(no, actor) : files.open(no, actor));
    }

    @PostMapping("/{no}/receipt")
    @PreAuthorize("hasAuthority('SCOPE_controls:write')")
    @Operation(summary = "The partner received it; again changes nothing. If-Match is not needed")
    ResponseEntity<?> receipt(@PathVariable("no") ControlNumber no, Actor actor, Locale locale) {
        ControlView now = files.glance(no, actor);
        if (!(actor.scope() instanceof Scope.Institution)) {
            return problem(HttpStatus.UNPROCESSABLE_CONTENT, "requests.api.partner", locale);
        }
        return now.receivedAt() != null ? shown(now) : answered(no, desk.take(no, null, actor), actor, locale);
    }

    @PostMapping("/{no}/answer")
    @PreAuthorize("hasAuthority('SCOPE_controls:write')")
    @Operation(summary = "The partner's answer, under If-Match; the same again changes nothing")
    ResponseEntity<?> answer(
            @PathVariable("no") ControlNumber no,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match,
            @RequestBody Reply reply,
            Actor actor,
            Locale locale) {
        ControlView now = files.glance(no, actor);
        if (!(actor.scope() instanceof Scope.Institution)) {
            return problem(HttpStatus.UNPROCESSABLE_CONTENT, "requests.api.partner", locale);
        }
        if (isSaid(now, reply)) {
            return shown(now);
        }
        if (match == null) {
            return problem(HttpStatus.PRECONDITION_REQUIRED, "requests.api.if-match", locale);
        }
        if (!match.equals(etag(now)) && !match.equals("*")) {
            return problem(HttpStatus.PRECONDITION_FAILED, "requests.api.stale", locale);
        }
        if (reply.result() == null || (reply.result() == ControlState.REFUSED && reply.refusal() == null)) {
            return problem(HttpStatus.UNPROCESSABLE_CONTENT, "requests.api.result", locale);
        }
        Said said = new Said(text(reply.note()), text(reply.person()), text(reply.phone()));
        return switch (reply.result()) {
            case DONE -> answered(no, desk.done(no, now.version(), reply.doneAt(), said, actor), actor, locale);
            case REFUSED ->
                answered(
                        no,
                        desk.refuse(no, now.version(), Objects.requireNonNull(reply.refusal()), said, actor),
                        actor,
                        locale);
            case LIFTED -> answered(no, desk.lift(no, now.version(), actor), actor, locale);
            case REQUESTED, RECEIVED, CANCELLED ->
                problem(HttpStatus.UNPROCESSABLE_CONTENT, "requests.api.result", locale);
        };
    }

    /** It stands already as the reply says: sent again after an answer that was lost on the way. */
    private static boolean isSaid(ControlView now, Reply reply) {
        ControlView.Given given = now.answer();
        return reply.result() == now.state()
                && (reply.result() == ControlState.LIFTED
                        || (given != null
                                && given.refusal() == reply.refusal()
                                && (reply.doneAt() == null || reply.doneAt().equals(now.doneAt()))));
    }

    private ResponseEntity<?> answered(ControlNumber no, ControlOutcome outcome, Actor actor, Locale locale) {
        return switch (outcome) {
            case ControlOutcome.Done done -> shown(files.glance(no, actor));
            case ControlOutcome.Refused refused ->
                problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        refused.messageKey(),
                        locale,
                        refused.args().toArray());
            case ControlOutcome.Stale stale -> problem(HttpStatus.PRECONDITION_FAILED, "requests.api.stale", locale);
        };
    }

    private ResponseEntity<?> problem(HttpStatus status, String key, Locale locale, Object... args) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, messages.getMessage(key, args, locale));
        problem.setProperty("key", key);
        return ResponseEntity.status(status).body(problem);
    }

    private ResponseEntity<One> shown(ControlView view) {
        ControlView.Given given = view.answer();
        ControlView.Lifting lifting = view.lifting();
        return ResponseEntity.ok()
                .eTag(etag(view))
                .body(new One(
                        view.number().value(),
                        units.get(view.unitId()).code(),
                        code(view.institutionId()),
                        view.caseNo(),
                        view.kind(),
                        view.value(),
                        view.state(),
                        view.urgency(),
                        view.reason(),
                        view.requestedAt(),
                        view.due(),
                        view.receivedAt(),
                        view.doneAt(),
                        of(given, ControlView.Given::at),
                        of(given, ControlView.Given::refusal),
                        of(given, ControlView.Given::note),
                        of(lifting, ControlView.Lifting::askedAt),
                        of(lifting, ControlView.Lifting::reason),
                        of(lifting, ControlView.Lifting::liftedAt),
                        view.version()));
    }

    private Listed listed(ControlRow row) {
        return new Listed(
                row.number(),
                units.get(row.unitId()).code(),
                code(row.institutionId()),
                row.caseNo(),
                row.kind(),
                row.value(),
                row.state(),
                row.liftAsked(),
                row.urgency(),
                row.requestedAt(),
                row.receivedAt(),
                row.answeredAt(),
                row.doneAt(),
                row.due());
    }

    private @Nullable String code(@Nullable UUID institution) {
        return institution == null ? null : units.get(institution).code();
    }

    private static <T, R> @Nullable R of(@Nullable T whole, Function<T, @Nullable R> part) {
        return whole == null ? null : part.apply(whole);
    }

    private static String etag(ControlView view) {
        return "\"" + view.version() + "\"";
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }
}
