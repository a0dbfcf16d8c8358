package cn.fanzha.command.intake.web;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.CaseVersions;
import cn.fanzha.command.funds.StopOutcome;
import cn.fanzha.command.intake.CallReport.PayeeTransfer;
import cn.fanzha.command.intake.Intake;
import cn.fanzha.command.intake.domain.ReportedCalls;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.api.Problems;
import cn.fanzha.command.platform.api.Versions;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Logging a case by another system (a 110 desk, a bank's hotline): with its transfers, whose stops leave at once. */
@RestController
@Tag(name = "cases")
class CaseIntakeApi {

    private static final String EXAMPLE = """
            {"officer": "officer", "channel": "ALARM_110", "fraudType": "10", "reportedAt": "2026-11-22T10:05:00+08:00",
             "summary": "对方自称客服，要求转账。", "victimName": "王小明", "victimPhone": "13800138000",
             "transfers": [{"account": "6222020200012345678", "holder": "李四", "amount": "50000.00",
                            "at": "2026-11-22T09:58:00+08:00", "institution": "102100099996", "stop": true}]}""";

    private final ReportedCallJson reader;
    private final ReportedCalls calls;
    private final CaseVersions versions;
    private final Units units;
    private final MessageSource messages;
    private final Problems problems;

    CaseIntakeApi(
            ReportedCallJson reader,
            ReportedCalls calls,
            CaseVersions versions,
            Units units,
            MessageSource messages,
            Problems problems) {
        this.reader = reader;
        this.calls = calls;
        this.versions = versions;
        this.units = units;
        this.messages = messages;
        this.problems = problems;
    }

    @Schema(description = "The case that was logged, and what became of each stop that was asked for")
    record Logged(
            @Schema(example = "A4401041101002026110001") String caseNo,
            String unitCode,
            CaseState state,
            List<Stop> stopPayments) {}

    @Schema(
            description =
                    "A stop payment, by the position of its transfer from 0: REQUESTED, JOINED (to a running stop) or REFUSED")
    record Stop(
            int transfer,
            String result,
            @Nullable String requestNo,
            @Nullable String joinedTo,
            @Nullable Instant runningUntil,
            @Nullable String code,
            @Nullable String detail) {}

    /** Logs the case in the named officer's unit and charge, and sends the stop payments, both or neither. */
    @PostMapping(path = "/api/v1/cases", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasAuthority('SCOPE_cases:write')")
    @Operation(summary = "Log a case with its transfers; stop payments leave at once", description = """
                    `officer` (user name, of the client's tree) is the handling officer 经办人: the case is logged in her unit. \
                    `secondOfficer` 协查人 is taken from the duty roster where not given, and countersigns later. Each transfer \
                    with `stop` (true unless said otherwise) asks the head office of the payee's institution to stop the account; \
                    the institution is found from the card number where not given. A stop that is refused doesn't undo the case. \
                    `amountInvolved` is the sum of the transfers where not given. Send an Idempotency-Key.""")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(example = EXAMPLE)))
    @ApiResponse(responseCode = "201", description = "Logged; Location is the case, ETag its version")
    ResponseEntity<Logged> log(@RequestBody JsonNode body, Actor client, Locale locale) {
        ReportedCallJson.Read read = reader.read(body, client);
        Intake.Taken taken = calls.take(read.call(), read.officer());
        CaseRef file = taken.caseFile();
        List<PayeeTransfer> asked =
                read.call().transfers().stream().filter(PayeeTransfer::stop).toList();
        List<Stop> stops = new ArrayList<>();
        for (int i = 0; i < taken.stops().size(); i++) {
            stops.add(stop(asked.get(i).line(), taken.stops().get(i), locale));
        }
        return ResponseEntity.created(
                        URI.create("/api/v1/cases/" + file.number().value()))
                .eTag(Versions.tag(versions.of(file.id())))
                .body(new Logged(file.number().value(), units.get(file.unitId()).code(), file.state(), stops));
    }

    @ExceptionHandler
    ProblemDetail refused(InvalidValueException e, Locale locale) {
        return problems.invalid(HttpStatus.UNPROCESSABLE_CONTENT, e, locale);
    }

    private Stop stop(int line, StopOutcome outcome, Locale locale) {
        return switch (outcome) {
            case StopOutcome.Requested sent ->
                new Stop(line, "REQUESTED", sent.number().value(), null, null, null, null);
            case StopOutcome.Joined joined ->
                new Stop(
                        line,
                        "JOINED",
                        joined.number().value(),
                        joined.to().value(),
                        joined.runningUntil(),
                        null,
                        null);
            case StopOutcome.Refused refused ->
                new Stop(
                        line,
                        "REFUSED",
                        null,
                        null,
                        null,
                        refused.messageKey(),
                        messages.getMessage(refused.messageKey(), refused.args().toArray(), locale));
        };
    }
}
