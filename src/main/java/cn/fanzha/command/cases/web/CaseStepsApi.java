package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.CaseVersions;
import cn.fanzha.command.cases.NoticeWay;
import cn.fanzha.command.cases.StepOutcome;
import cn.fanzha.command.cases.StepOutcome.Incomplete;
import cn.fanzha.command.cases.StepOutcome.Lack;
import cn.fanzha.command.cases.domain.CaseReading;
import cn.fanzha.command.cases.domain.CaseSteps;
import cn.fanzha.command.cases.domain.CaseSteps.StepRequest;
import cn.fanzha.command.cases.domain.CaseView;
import cn.fanzha.command.cases.domain.Closing;
import cn.fanzha.command.cases.domain.ConveyedApprovals;
import cn.fanzha.command.cases.domain.RejectionNotices;
import cn.fanzha.command.cases.domain.SendBack;
import cn.fanzha.command.cases.web.StepBodies.ApprovalBody;
import cn.fanzha.command.cases.web.StepBodies.ClosingBody;
import cn.fanzha.command.cases.web.StepBodies.NoticeBody;
import cn.fanzha.command.cases.web.StepBodies.PossibleStep;
import cn.fanzha.command.cases.web.StepBodies.SendBackBody;
import cn.fanzha.command.cases.web.StepBodies.StepAnswer;
import cn.fanzha.command.cases.web.StepBodies.StepBody;
import cn.fanzha.command.cases.web.StepBodies.StepsOfCase;
import cn.fanzha.command.platform.api.Versions;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.InvalidValueException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.bind.annotation.RestController;

/**
 * A case's steps for programs: the same rules and refusals as on the page. Every change needs {@code If-Match} with the
 * ETag that the case was read with: 428 without, 412 when somebody changed the case since. Refusals are 422 with a code.
 */
@RestController
@RequestMapping("/api/v1/cases/{no}")
@Tag(name = "cases")
class CaseStepsApi {

    private final CaseSteps steps;
    private final ConveyedApprovals approvals;
    private final RejectionNotices notices;
    private final SendBack sendBack;
    private final CaseReading reading;
    private final CaseVersions versions;
    private final CaseFiles files;
    private final StepAnswers answers;
    private final MessageSource messages;

    CaseStepsApi(
            CaseSteps steps,
            ConveyedApprovals approvals,
            RejectionNotices notices,
            SendBack sendBack,
            CaseReading reading,
            CaseVersions versions,
            CaseFiles files,
            StepAnswers answers,
            MessageSource messages) {
        this.steps = steps;
        this.approvals = approvals;
        this.notices = notices;
        this.sendBack = sendBack;
        this.reading = reading;
        this.versions = versions;
        this.files = files;
        this.answers = answers;
        this.messages = messages;
    }

    @GetMapping("/steps")
    @PreAuthorize("hasAuthority('SCOPE_cases:read')")
    @Operation(summary = "The steps that the case may take now; the ETag goes into If-Match; the reading is audited")
    ResponseEntity<StepsOfCase> steps(@PathVariable("no") CaseNumber no, Actor actor) {
        CaseView file = reading.open(no, actor);
        CaseView.Waiting waiting = file.waiting();
        long version = versions.of(file.ref().id());
        StepsOfCase body = new StepsOfCase(
                no.value(),
                file.ref().state(),
                version,
                file.steps().stream()
                        .map(step -> new PossibleStep(step, step.to(), step.needsApproval()))
                        .toList(),
                waiting == null ? null : waiting.step());
        return ResponseEntity.ok().eTag(Versions.tag(version)).body(body);
    }

    @PostMapping("/steps")
    @PreAuthorize("hasAuthority('SCOPE_cases:write')")
    @Operation(summary = "Take a step, or lay it before the supervisor where the law wants an approval")
    ResponseEntity<?> take(
            @PathVariable("no") CaseNumber no,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody StepBody body,
            Actor actor,
            Locale locale) {
        return versioned(no, ifMatch, actor, locale, version -> {
            List<Lack> unreadable = new ArrayList<>();
            ClosingBody facts = body.closing();
            StepOutcome outcome = steps.take(
                    new StepRequest(
                            no,
                            StepTexts.step(body.step()),
                            StepTexts.time(body.at()),
                            ClosingForm.blankToNull(body.note()),
                            ClosingForm.blankToNull(body.receivingUnit()),
                            facts == null ? Closing.NOTHING : facts.read(unreadable),
                            version),
                    actor);
            return outcome instanceof Incomplete incomplete
                    ? new Incomplete(ClosingForm.told(unreadable, incomplete.lacks()))
                    : outcome;
        });
    }

    @PostMapping("/approval")
    @PreAuthorize("hasAuthority('SCOPE_cases:write')")
    @Operation(summary = "Convey a supervisor's decision on what waits (Procedure art. 178)")
    ResponseEntity<?> decide(
            @PathVariable("no") CaseNumber no,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ApprovalBody body,
            Actor actor,
            Locale locale) {
        return versioned(
                no,
                ifMatch,
                actor,
                locale,
                version -> approvals.decide(
                        no,
                        body.approve(),
                        ClosingForm.blankToNull(body.note()),
                        ClosingForm.blankToNull(body.supervisor()),
                        version,
                        actor));
    }

    @PostMapping("/rejection-notice")
    @PreAuthorize("hasAuthority('SCOPE_cases:write')")
    @Operation(summary = "Record that the reporter was told of the rejection, due within 3 days")
    ResponseEntity<?> notified(
            @PathVariable("no") CaseNumber no,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody NoticeBody body,
            Actor actor,
            Locale locale) {
        NoticeWay way = Stream.of(NoticeWay.values())
                .filter(one -> one.name().equals(body.way()))
                .findFirst()
                .orElse(null);
        return versioned(
                no,
                ifMatch,
                actor,
                locale,
                version -> notices.record(
                        no, way, StepTexts.time(body.at()), ClosingForm.blankToNull(body.note()), version, actor));
    }

    @PostMapping("/send-back")
    @PreAuthorize("hasAuthority('SCOPE_cases:write')")
    @Operation(summary = "Send a transferred file back to the unit that handed it over")
    ResponseEntity<?> sentBack(
            @PathVariable("no") CaseNumber no,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody SendBackBody body,
            Actor actor,
            Locale locale) {
        return versioned(
                no,
                ifMatch,
                actor,
                locale,
                version -> sendBack.sendBack(no, ClosingForm.blankToNull(body.note()), version, actor));
    }

    @ExceptionHandler
    ProblemDetail unreadable(InvalidValueException wrong, Locale locale) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, messages.getMessage(wrong.key(), wrong.args(), locale));
        problem.setProperty("code", StepAnswers.code(wrong.key()));
        return problem;
    }

    private ResponseEntity<?> versioned(
            CaseNumber no,
            @Nullable String ifMatch,
            Actor actor,
            Locale locale,
            Function<@Nullable String, StepOutcome> change) {
        CaseRef before = files.require(no, actor);
        if (ifMatch == null) {
            Versions.require(null, versions.of(before.id()));
        }
        return switch (change.apply(ifMatch)) {
            case StepOutcome.Taken taken -> answer(HttpStatus.OK, no, "TAKEN", taken.state(), actor);
            case StepOutcome.AwaitsApproval waits ->
                answer(HttpStatus.ACCEPTED, no, "AWAITS_APPROVAL", before.state(), actor);
            case StepOutcome.Refused refused ->
                ResponseEntity.unprocessableContent().body(answers.refused(refused, locale));
            case Incomplete incomplete ->
                ResponseEntity.unprocessableContent().body(answers.incomplete(incomplete.lacks(), locale));
        };
    }

    private ResponseEntity<?> answer(HttpStatus status, CaseNumber no, String outcome, CaseState state, Actor actor) {
        long version = versions.of(files.require(no, actor).id());
        return ResponseEntity.status(status)
                .eTag(Versions.tag(version))
                .body(new StepAnswer(no.value(), outcome, state, version));
    }
}
