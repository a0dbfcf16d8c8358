package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.CaseVersions;
import cn.fanzha.command.cases.StepOutcome;
import cn.fanzha.command.cases.domain.CaseCircle;
import cn.fanzha.command.cases.domain.CaseCircle.Circle;
import cn.fanzha.command.cases.domain.CaseReaders.Force;
import cn.fanzha.command.cases.domain.CaseReading;
import cn.fanzha.command.cases.domain.ConveyedCircle;
import cn.fanzha.command.cases.domain.ConveyedCircle.Conveyed;
import cn.fanzha.command.cases.domain.ConveyedCircle.Told;
import cn.fanzha.command.identity.AccountRef;
import cn.fanzha.command.platform.api.Versions;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Who is named for a case, for programs: the restriction and the task force 专班, each as one thing that is put and
 * deleted. Changes name the supervisor who decided and the version that was read ({@code If-Match}: 428 without, 412 when
 * stale; {@code *} where a restricted case can't be read).
 */
@RestController
@RequestMapping("/api/v1/cases/{no}")
@Tag(name = "cases")
class CaseCircleApi {

    private final ConveyedCircle conveyed;
    private final CaseCircle circle;
    private final CaseReading reading;
    private final CaseVersions versions;
    private final StepAnswers answers;

    CaseCircleApi(
            ConveyedCircle conveyed,
            CaseCircle circle,
            CaseReading reading,
            CaseVersions versions,
            StepAnswers answers) {
        this.conveyed = conveyed;
        this.circle = circle;
        this.reading = reading;
        this.versions = versions;
        this.answers = answers;
    }

    /** Who sees the case beyond its units; {@code taskForce} is null where none runs. */
    record CircleOfCase(
            String caseNo,
            long version,
            boolean restricted,
            @Nullable TaskForce taskForce) {}

    /** A task force; {@code endsAt}: the first moment at which it sees the case no more. */
    record TaskForce(String name, Instant endsAt, String setter, List<Named> people) {}

    /** A person of the police, by user name. */
    record Named(String username, String name) {
        private static Named of(AccountRef person) {
            return new Named(person.username(), person.displayName());
        }
    }

    /** The restriction to set: {@code people} are user names, {@code supervisor} is that of who decided. */
    record RestrictionBody(
            @Nullable String supervisor,
            @Nullable List<String> people,
            @Nullable String reason) {}

    /** The task force to name; {@code endsOn} is its last day, Asia/Shanghai. */
    record ForceBody(
            @Nullable String supervisor,
            @Nullable String name,
            @Nullable List<String> people,
            @Nullable LocalDate endsOn) {}

    /** What became of it. */
    record CircleAnswer(String caseNo, String outcome, long version) {}

    @GetMapping("/circle")
    @PreAuthorize("hasAuthority('SCOPE_cases:read')")
    @Operation(summary = "Who is named for a case; a restricted one does not open; the reading is audited")
    ResponseEntity<CircleOfCase> circle(@PathVariable("no") CaseNumber no, Actor actor) {
        long version = versions.of(reading.open(no, actor).ref().id());
        Circle held = circle.of(no, actor);
        Force runs = held.force();
        TaskForce force = runs == null
                ? null
                : new TaskForce(
                        runs.name(),
                        runs.endsAt(),
                        runs.setter(),
                        held.members().stream().map(Named::of).toList());
        return ResponseEntity.ok()
                .eTag(Versions.tag(version))
                .body(new CircleOfCase(no.value(), version, held.restriction() != null, force));
    }

    @PutMapping("/restriction")
    @PreAuthorize("hasAuthority('SCOPE_cases:write')")
    @Operation(summary = "Restrict a case to named people, as a supervisor decided; again, it names others instead")
    ResponseEntity<?> restrict(
            @PathVariable("no") CaseNumber no,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody RestrictionBody body,
            Actor actor,
            Locale locale) {
        Conveyed whose = conveyed(no, body.supervisor(), ifMatch);
        return answer(
                no,
                conveyed.restrict(whose, people(body.people()), ClosingForm.blankToNull(body.reason()), actor),
                locale);
    }

    @DeleteMapping("/restriction")
    @PreAuthorize("hasAuthority('SCOPE_cases:write')")
    @Operation(summary = "Open a restricted case to its units again, as a supervisor decided")
    ResponseEntity<?> lift(
            @PathVariable("no") CaseNumber no,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestParam(name = "supervisor", required = false) @Nullable String supervisor,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            Actor actor,
            Locale locale) {
        Conveyed whose = conveyed(no, supervisor, ifMatch);
        return answer(no, conveyed.lift(whose, ClosingForm.blankToNull(reason), actor), locale);
    }

    @PutMapping("/circle")
    @PreAuthorize("hasAuthority('SCOPE_cases:write')")
    @Operation(summary = "Name a task force of whatever units until a day; again, it replaces the one before")
    ResponseEntity<?> gather(
            @PathVariable("no") CaseNumber no,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ForceBody body,
            Actor actor,
            Locale locale) {
        Conveyed whose = conveyed(no, body.supervisor(), ifMatch);
        return answer(
                no,
                conveyed.gather(
                        whose, ClosingForm.blankToNull(body.name()), people(body.people()), body.endsOn(), actor),
                locale);
    }

    @DeleteMapping("/circle")
    @PreAuthorize("hasAuthority('SCOPE_cases:write')")
    @Operation(summary = "End the task force before its day, as a supervisor decided")
    ResponseEntity<?> disband(
            @PathVariable("no") CaseNumber no,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestParam(name = "supervisor", required = false) @Nullable String supervisor,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            Actor actor,
            Locale locale) {
        Conveyed whose = conveyed(no, supervisor, ifMatch);
        return answer(no, conveyed.disband(whose, ClosingForm.blankToNull(reason), actor), locale);
    }

    private static Conveyed conveyed(CaseNumber no, @Nullable String supervisor, @Nullable String ifMatch) {
        return new Conveyed(no, ClosingForm.blankToNull(supervisor), ifMatch == null ? "" : ifMatch);
    }

    private static List<String> people(@Nullable List<String> people) {
        return people == null ? List.of() : people;
    }

    private ResponseEntity<?> answer(CaseNumber no, Told told, Locale locale) {
        return switch (told.outcome()) {
            case StepOutcome.Refused refused ->
                ResponseEntity.unprocessableContent().body(answers.refused(refused, locale));
            case StepOutcome.Taken taken ->
                ResponseEntity.ok()
                        .eTag(Versions.tag(told.version()))
                        .body(new CircleAnswer(no.value(), "TAKEN", told.version()));
            case StepOutcome.AwaitsApproval waits -> throw new IllegalStateException("no approval is asked for");
            case StepOutcome.Incomplete lacks -> throw new IllegalStateException("nothing is closed");
        };
    }
}
