package cn.fanzha.command.funds.web;

import cn.fanzha.command.funds.AccountCategory;
import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.RefusalReason;
import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.funds.Urgency;
import cn.fanzha.command.funds.domain.ProgramAnswer;
import cn.fanzha.command.funds.domain.ProgramAnswer.Standing;
import cn.fanzha.command.funds.domain.StopAnswering;
import cn.fanzha.command.funds.domain.StopDesk;
import cn.fanzha.command.funds.domain.StopDetail;
import cn.fanzha.command.platform.api.FieldsException;
import cn.fanzha.command.platform.api.Problems;
import cn.fanzha.command.platform.api.Versions;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.StopNumber;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What a bank's system does with a request: reads it in full to compare, confirms its receipt, answers. */
@RestController
@RequestMapping("/api/v1/stop-payments")
@PreAuthorize("hasAuthority('SCOPE_stops:answer')")
@Tag(name = "stop-payments")
class StopAnswerApi {

    private final StopAnswering answering;
    private final StopDesk desk;
    private final Problems problems;

    StopAnswerApi(StopAnswering answering, StopDesk desk, Problems problems) {
        this.answering = answering;
        this.desk = desk;
        this.problems = problems;
    }

    /** Account and holder in full: what the institution compares with its books. */
    record ToCompare(
            String requestNo,
            StopState state,
            Urgency urgency,
            AccountKind accountKind,
            String account,
            String holder,
            String amount,
            @Nullable Instant transferredAt,
            @Nullable Boolean victimIdChecked,
            Instant requestedAt,
            Instant receiveDue,
            Instant answerDue) {}

    record Received(String requestNo, @Nullable Instant receivedAt) {}

    /** The answer as it stands. */
    record Answered(
            String requestNo,
            StopState result,
            Instant answeredAt,
            @Nullable Instant stoppedAt,
            @Nullable Instant endsAt,
            @Nullable String balanceBefore,
            @Nullable String amountStopped,
            @Nullable AccountCategory accountCategory,
            List<RefusalReason> reasons,
            long onwardTransfers) {}

    @GetMapping("/{no}/comparison")
    @Operation(
            summary = "The request with account and holder in full; the reading is audited",
            description = "For the institution that the request is addressed to. `ETag` is the version of the"
                    + " request and of its onward transfers.")
    ResponseEntity<ToCompare> compare(@PathVariable("no") StopNumber no, Actor actor) {
        LongUnaryOperator versions = answering.versions(no);
        StopDetail stop = desk.open(no, actor);
        return ResponseEntity.ok()
                .eTag(Versions.tag(versions.applyAsLong(stop.version())))
                .body(new ToCompare(
                        stop.number().value(),
                        stop.state(),
                        stop.urgency(),
                        stop.accountKind(),
                        stop.account(),
                        stop.holder(),
                        stop.amount().toPlainString(),
                        stop.transferredAt(),
                        stop.victimIdChecked(),
                        stop.requestedAt(),
                        stop.receiveDue(),
                        stop.answerDue()));
    }

    @PostMapping("/{no}/receipt")
    @Operation(
            summary = "Confirm the receipt of a request",
            description =
                    "Told again it changes nothing. The first receipt of a request that was answered, cancelled or joined"
                            + " is refused with 409. `ETag` is the version from now on.")
    ResponseEntity<?> receive(@PathVariable("no") StopNumber no, Actor actor, Locale locale) {
        ProgramAnswer.Conflict conflict = answering.receive(no, actor);
        if (conflict != null) {
            return refused(conflict, locale);
        }
        LongUnaryOperator versions = answering.versions(no);
        StopDetail stop = desk.glance(no, actor);
        return ResponseEntity.ok()
                .eTag(Versions.tag(versions.applyAsLong(stop.version())))
                .body(new Received(stop.number().value(), stop.receivedAt()));
    }

    @PostMapping("/{no}/answer")
    @Operation(summary = "Answer a request, with what left the account", description = """
                    `result` STOPPED needs `holder`, `account`, `amount` and `time` all `AGREES`, and `balanceBefore`, \
                    `amountStopped`, `accountCategory`; `stoppedAt` is the moment of stopping (now, where it is absent), from \
                    which the 48 hours run. `result` REFUSED needs what `DIFFERS`, or `reasons` (with a `note` for OTHER). Both \
                    need `person` and `phone`. `onward`: up to 10,000 transfers that left the account, each told once however \
                    often it is sent; more of them by `/onward`.

                    **Safe to repeat**: the same answer again, with or without `Idempotency-Key`, is answered as the first \
                    time and changes nothing. An answer other than the one that stands, or to a request that was cancelled or \
                    joined meanwhile or that a colleague has taken at the desk, is refused with 409: `state` and `standing` \
                    say what stands. Answer and onward transfers stand together or not at all.

                    `If-Match` may be sent, with the `ETag` of the comparison or of the receipt: if anything about the \
                    request or its onward transfers has changed since, the answer is refused with 412 and nothing is \
                    changed. An answer that stands already is answered as the first time, whatever version it names. The \
                    `ETag` of the answer is good for `/onward`.""")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(example = """
                    {"result": "STOPPED", "holder": "AGREES", "account": "AGREES", "amount": "AGREES", "time": "AGREES", \
                    "stoppedAt": "2026-11-23T02:11:09Z", "balanceBefore": "48000.50", "amountStopped": "48000.50", \
                    "accountCategory": "PERSONAL", "person": "赵联络", "phone": "037112345678", "onward": [{"account": \
                    "6222020200112233445", "holder": "李某", "bank": "102491002016", "amount": "1999.50", \
                    "movedAt": "2026-11-23T01:55:00Z"}]}""")))
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Answered.class)))
    ResponseEntity<?> answer(
            @PathVariable("no") StopNumber no,
            @RequestBody JsonNode body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Actor actor,
            Locale locale) {
        StopAnswerBody told = StopAnswerBody.read(body);
        LongConsumer seen = seen(ifMatch);
        return answer(
                told.confirmation() != null
                        ? answering.stopped(no, told.confirmation(), told.onward(), seen, actor)
                        : answering.refused(no, told.refusal(), told.onward(), seen, actor),
                locale);
    }

    @PostMapping("/{no}/onward")
    @Operation(summary = "Tell more of what left the account, once it was answered", description = """
                    Up to 10,000 at a time; each is kept once, however often it is sent.

                    `If-Match` may be sent, with the `ETag` of the comparison, the receipt, the answer or the last `/onward`: \
                    if anything about the request has changed since, or transfers were told by anybody else, as at the desk, \
                    new ones are refused with 412 and none is kept. Transfers that are all kept already are answered as the \
                    first time, whatever version is named. `ETag` is the version from now on.""")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(example = """
                    {"onward": [{"account": "6222020200112233445", "amount": "1999.50", "movedAt": "2026-11-23T01:55:00Z"}]}""")))
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Answered.class)))
    ResponseEntity<?> onward(
            @PathVariable("no") StopNumber no,
            @RequestBody JsonNode body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Actor actor,
            Locale locale) {
        return answer(answering.onward(no, StopAnswerBody.onward(body), seen(ifMatch), actor), locale);
    }

    /** Asked of programs that name a version alone. */
    private static LongConsumer seen(@Nullable String ifMatch) {
        return version -> {
            if (ifMatch != null) {
                Versions.require(ifMatch, version);
            }
        };
    }

    private ResponseEntity<?> answer(ProgramAnswer answer, Locale locale) {
        return switch (answer) {
            case ProgramAnswer.Stands stands ->
                ResponseEntity.ok()
                        .eTag(Versions.tag(stands.standing().version()))
                        .body(answered(stands.standing()));
            case ProgramAnswer.Conflict conflict -> refused(conflict, locale);
            case ProgramAnswer.Wrong wrong -> {
                HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
                yield ResponseEntity.status(status)
                        .body(problems.refused(
                                status, wrong.messageKey(), wrong.args().toArray(), locale));
            }
            case ProgramAnswer.WrongRows wrong ->
                throw new FieldsException(wrong.rows().stream()
                        .map(fault -> new FieldsException.Wrong(
                                "onward[" + fault.row() + "]", fault.messageKey(), fault.args()))
                        .toList());
        };
    }

    private ResponseEntity<ProblemDetail> refused(ProgramAnswer.Conflict conflict, Locale locale) {
        HttpStatus status = HttpStatus.CONFLICT;
        ProblemDetail problem =
                problems.refused(status, conflict.messageKey(), conflict.args().toArray(), locale);
        problem.setProperty("state", conflict.state());
        Standing standing = conflict.standing();
        if (standing != null) {
            problem.setProperty("standing", answered(standing));
        }
        return ResponseEntity.status(status).body(problem);
    }

    private static Answered answered(Standing standing) {
        return new Answered(
                standing.number().value(),
                standing.result(),
                standing.answeredAt(),
                standing.stoppedAt(),
                standing.endsAt(),
                plain(standing.balanceBefore()),
                plain(standing.amountStopped()),
                standing.category(),
                standing.reasons(),
                standing.onward());
    }

    private static @Nullable String plain(@Nullable Money amount) {
        return amount == null ? null : amount.toPlainString();
    }
}
