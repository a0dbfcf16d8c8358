package cn.fanzha.command.links.web;

import cn.fanzha.command.links.CaseLinks;
import cn.fanzha.command.links.JointCases;
import cn.fanzha.command.links.JointGround;
import cn.fanzha.command.links.LinkDecision;
import cn.fanzha.command.links.domain.JointReading;
import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.operations.ChangeOutcome.Problem;
import cn.fanzha.command.operations.ChangeOutcome.Refused;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.InvalidValueException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Deciding on similar cases and joining cases, for programs of the side that holds the case: the rules and refusals (422)
 * are the page's. What a supervisor must decide waits for her there.
 */
@RestController
@RequestMapping("/api/v1")
@PreAuthorize("hasAuthority('SCOPE_cases:write')")
@Tag(name = "links")
class LinkChangeApi {

    private final CaseLinks links;
    private final JointCases joints;
    private final JointReading reading;
    private final MessageSource messages;

    LinkChangeApi(CaseLinks links, JointCases joints, JointReading reading, MessageSource messages) {
        this.links = links;
        this.joints = joints;
        this.reading = reading;
        this.messages = messages;
    }

    /** What is said of a pair; {@code reason} is needed where it is refused. */
    record SimilarDecision(
            @Nullable LinkDecision decision, @Nullable String reason) {}

    /** That a pair was decided on. */
    record SimilarDecided(String caseNo, String otherNo, LinkDecision decision) {}

    /** Cases to join under a lead case. */
    record JointBody(
            @Nullable String leadCaseNo,
            @Nullable List<String> caseNos,
            @Nullable JointGround ground,
            @Nullable String reason) {}

    /** Which of its cases leads from now on, and why. */
    record LeadBody(@Nullable String caseNo, @Nullable String reason) {}

    /** The joint case that it is about. */
    record JointAnswer(String jointNo) {}

    /** A refusal: which field, and what to do. */
    record FieldProblem(String field, String code, String text) {}

    @PostMapping("/cases/{no}/similar/{other}")
    @Operation(summary = "Accept or refuse that two similar cases belong together; a refusal is remembered")
    ResponseEntity<?> decide(
            @PathVariable("no") CaseNumber no,
            @PathVariable("other") CaseNumber other,
            @RequestBody SimilarDecision body,
            Actor actor,
            Locale locale) {
        LinkDecision decision = body.decision();
        ChangeOutcome outcome = decision == null
                ? Refused.because("decision", "links.problem.decision")
                : links.decide(no, other, decision, stripped(body.reason()), actor);
        return outcome instanceof Refused refused
                ? refused(refused, locale)
                : ResponseEntity.ok(new SimilarDecided(no.value(), other.value(), Objects.requireNonNull(decision)));
    }

    @PostMapping("/joint-cases")
    @Operation(
            summary = "Join cases under a lead case (Procedure art. 21)",
            description = "Cases of the lead's unit are joined at once, those of others wait for a supervisor above"
                    + " both. A lead that leads a joint case already takes the further ones into it.")
    ResponseEntity<?> join(@RequestBody JointBody body, Actor actor, Locale locale) {
        List<String> others = body.caseNos();
        ChangeOutcome outcome = joints.propose(
                CaseNumber.of(String.valueOf(body.leadCaseNo())),
                others == null
                        ? List.of()
                        : others.stream().distinct().map(CaseNumber::of).toList(),
                body.ground(),
                stripped(body.reason()),
                actor);
        if (outcome instanceof ChangeOutcome.Done done) {
            return ResponseEntity.created(URI.create("/api/v1/joint-cases/" + done.number()))
                    .body(new JointAnswer(done.number()));
        }
        return refused((Refused) outcome, locale);
    }

    @PutMapping("/joint-cases/{no}/lead")
    @Operation(summary = "Make another of its joined cases the lead; its number stays")
    ResponseEntity<?> lead(@PathVariable("no") String no, @RequestBody LeadBody body, Actor actor, Locale locale) {
        reading.open(no, actor);
        ChangeOutcome outcome =
                joints.lead(no, CaseNumber.of(String.valueOf(body.caseNo())), stripped(body.reason()), actor);
        return outcome instanceof Refused refused ? refused(refused, locale) : ResponseEntity.ok(new JointAnswer(no));
    }

    @ExceptionHandler
    ProblemDetail unreadable(InvalidValueException e, Locale locale) {
        return problem(e.key(), messages.getMessage(e.key(), e.args(), locale));
    }

    private ResponseEntity<?> refused(Refused refused, Locale locale) {
        List<FieldProblem> fields = refused.problems().stream()
                .map(one -> new FieldProblem(one.field(), one.key(), text(one, locale)))
                .toList();
        ProblemDetail problem =
                problem(fields.getFirst().code(), fields.getFirst().text());
        problem.setProperty("problems", fields);
        return ResponseEntity.unprocessableContent().body(problem);
    }

    private String text(Problem problem, Locale locale) {
        return messages.getMessage(problem.key(), problem.args().toArray(), locale);
    }

    private static ProblemDetail problem(String code, String text) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, text);
        problem.setProperty("code", code);
        return problem;
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
