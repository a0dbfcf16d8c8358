package cn.fanzha.command.returns.web;

import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.api.Versions;
import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.ShareFailure;
import cn.fanzha.command.returns.domain.ReturnApplications;
import cn.fanzha.command.returns.domain.ReturnApplications.Applied;
import cn.fanzha.command.returns.domain.ReturnChange;
import cn.fanzha.command.returns.domain.ReturnDesk;
import cn.fanzha.command.returns.domain.ReturnLists;
import cn.fanzha.command.returns.domain.ReturnNotices;
import cn.fanzha.command.returns.domain.ReturnReading;
import cn.fanzha.command.returns.domain.ReturnRow;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.Money;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Returns for programs. A bank's reads what it was asked to pay and answers share by share: the same answer again changes
 * nothing, another is refused with what stands (422). A police unit's follows its returns and brings applications and
 * objections in, with {@code If-Match}; the rest of its work stands in {@link ReturnWorkApi}.
 */
@RestController
@RequestMapping("/api/v1/returns")
@Tag(name = "returns")
class ReturnApi {

    private static final int PAGE_AT_MOST = 500;

    private final ReturnLists lists;
    private final ReturnReading reading;
    private final ReturnDesk desk;
    private final ReturnApplications applications;
    private final ReturnNotices notices;
    private final ReturnAnswers answers;
    private final Units units;
    private final MessageSource messages;

    ReturnApi(
            ReturnLists lists,
            ReturnReading reading,
            ReturnDesk desk,
            ReturnApplications applications,
            ReturnNotices notices,
            ReturnAnswers answers,
            Units units,
            MessageSource messages) {
        this.lists = lists;
        this.reading = reading;
        this.desk = desk;
        this.applications = applications;
        this.notices = notices;
        this.answers = answers;
        this.units = units;
        this.messages = messages;
    }

    /** A share was paid: the bank's receipt number, and when (UTC; absent: now). */
    record PaidBody(@Nullable String receiptNo, @Nullable Instant executedAt) {}

    /** A share could not be paid; {@code balance} (yuan) goes with INSUFFICIENT, {@code note} with OTHER. */
    record FailedBody(
            @Nullable ShareFailure reason,
            @Nullable String note,
            @Nullable String balance) {}

    /**
     * A victim's application: her place in the case, her card, and the confirmed loss in yuan; {@code caseNo} where she is a
     * victim of a case that is worked with the return's.
     */
    record ApplicationBody(
            @Nullable String caseNo,
            @Nullable Integer victim,
            @Nullable String toAccount,
            @Nullable String lossHere,
            @Nullable String lossTotal,
            @Nullable Boolean idChecked,
            @Nullable LocalDate appliedOn) {
        /** Without the account. */
        @Override
        public String toString() {
            return "ApplicationBody";
        }
    }

    /** An objection to a published proposal. */
    record ObjectionBody(
            @Nullable String objector, @Nullable String text) {}

    @GetMapping
    @PreAuthorize("hasAuthority('SCOPE_returns:read')")
    @Operation(
            summary = "Returns in scope, the newest first, by keyset pages; of a bank those that it was asked to pay")
    ReturnAnswers.Page list(
            @ParameterObject ReturnQuery query,
            @RequestParam(name = "limit", defaultValue = "50") int limit,
            Actor actor) {
        KeysetPage<ReturnRow> found = lists.page(query.filter(units), actor, Math.clamp(limit, 1, PAGE_AT_MOST));
        return answers.page(found);
    }

    @GetMapping("/{no}")
    @PreAuthorize("hasAuthority('SCOPE_returns:read')")
    @Operation(
            summary = "One return with its shares; the reading is audited",
            description = "To the bank that pays names and accounts are shown in full, to all others masked.")
    ResponseEntity<ReturnAnswers.One> one(@PathVariable("no") ReturnNumber no, Actor actor) {
        return answers.shown(reading.openForProgram(no, actor));
    }

    @PostMapping("/{no}/receipt")
    @PreAuthorize("hasAuthority('SCOPE_returns:answer')")
    @Operation(summary = "The bank has it in hand; again it changes nothing")
    ResponseEntity<?> receive(@PathVariable("no") ReturnNumber no, Actor actor, Locale locale) {
        return answer(no, desk.receive(no, actor), actor, locale);
    }

    @PostMapping("/{no}/shares/{id}/paid")
    @PreAuthorize("hasAuthority('SCOPE_returns:answer')")
    @Operation(summary = "A share was paid; the same receipt again changes nothing")
    ResponseEntity<?> paid(
            @PathVariable("no") ReturnNumber no,
            @PathVariable("id") UUID id,
            @RequestBody PaidBody body,
            Actor actor,
            Locale locale) {
        ReturnDesk.Receipt receipt =
                new ReturnDesk.Receipt(body.receiptNo() == null ? "" : body.receiptNo(), body.executedAt());
        return answer(no, desk.execute(no, id, receipt, actor), actor, locale);
    }

    @PostMapping("/{no}/shares/{id}/failed")
    @PreAuthorize("hasAuthority('SCOPE_returns:answer')")
    @Operation(summary = "A share could not be paid, with the reason; the same answer again changes nothing")
    ResponseEntity<?> failed(
            @PathVariable("no") ReturnNumber no,
            @PathVariable("id") UUID id,
            @RequestBody FailedBody body,
            Actor actor,
            Locale locale) {
        reading.openForProgram(no, actor);
        if (body.reason() == null) {
            return answers.refused("returns.fail.why", locale);
        }
        Money balance = body.balance() == null ? null : Money.of(body.balance());
        return answer(
                no,
                desk.fail(no, id, new ReturnDesk.Failure(body.reason(), body.note(), balance), actor),
                actor,
                locale);
    }

    @PostMapping("/{no}/applications")
    @PreAuthorize("hasAuthority('SCOPE_returns:write')")
    @Operation(
            summary = "Bring a victim's application in",
            description =
                    "If-Match carries the ETag of the return as it was read: 428 without, 412 when it changed since."
                            + " During the notice the proposal is void afterwards, and the return PROPOSED again.")
    ResponseEntity<?> apply(
            @PathVariable("no") ReturnNumber no,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody ApplicationBody body,
            Actor actor,
            Locale locale) {
        int version = required(no, match, actor);
        if (body.victim() == null || body.lossHere() == null || body.toAccount() == null || body.appliedOn() == null) {
            return answers.refused("returns.api.application", locale);
        }
        Applied applied = new Applied(
                body.caseNo() == null ? null : CaseNumber.of(body.caseNo()),
                body.victim(),
                body.toAccount(),
                Money.of(body.lossHere()),
                body.lossTotal() == null ? null : Money.of(body.lossTotal()),
                Boolean.TRUE.equals(body.idChecked()),
                body.appliedOn());
        return answer(no, applications.apply(no, version, applied, actor), actor, locale);
    }

    @PostMapping("/{no}/objections")
    @PreAuthorize("hasAuthority('SCOPE_returns:write')")
    @Operation(summary = "Bring an objection to a published proposal in; If-Match as for applications")
    ResponseEntity<?> object(
            @PathVariable("no") ReturnNumber no,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody ObjectionBody body,
            Actor actor,
            Locale locale) {
        int version = required(no, match, actor);
        return answer(
                no,
                notices.object(
                        no,
                        version,
                        body.objector() == null ? "" : body.objector(),
                        body.text() == null ? "" : body.text(),
                        actor),
                actor,
                locale);
    }

    @ExceptionHandler
    ProblemDetail unreadable(InvalidValueException e, Locale locale) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, messages.getMessage(e.key(), e.args(), locale));
        problem.setProperty("code", e.key());
        return problem;
    }

    private int required(ReturnNumber no, @Nullable String match, Actor actor) {
        int version = reading.glance(no, actor).version();
        Versions.require(match, version);
        return version;
    }

    private ResponseEntity<?> answer(ReturnNumber no, ReturnChange change, Actor actor, Locale locale) {
        return answers.of(change, () -> reading.openForProgram(no, actor), locale);
    }
}
