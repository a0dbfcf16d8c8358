package cn.fanzha.command.returns.web;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.freezes.FrozenAccount;
import cn.fanzha.command.freezes.FrozenAccounts;
import cn.fanzha.command.platform.api.Versions;
import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.domain.OpenReturns;
import cn.fanzha.command.returns.domain.ReturnChange;
import cn.fanzha.command.returns.domain.ReturnLists;
import cn.fanzha.command.returns.domain.ReturnReading;
import cn.fanzha.command.returns.domain.ReturnView;
import cn.fanzha.command.returns.web.ReturnBodies.Acted;
import cn.fanzha.command.returns.web.ReturnBodies.ApplicantActed;
import cn.fanzha.command.returns.web.ReturnBodies.Decided;
import cn.fanzha.command.returns.web.ReturnBodies.ObjectionAnswer;
import cn.fanzha.command.returns.web.ReturnBodies.Opening;
import cn.fanzha.command.returns.web.ReturnBodies.Proposal;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Returns as a police unit's own program carries them on: the same rules and refusals as on the page. No program signs or
 * approves (银监发〔2016〕41号: two officers, a city-level approval): each act names the person who did it.
 */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "returns")
class ReturnWorkApi {

    private static final String CHANGE =
            "If-Match carries the ETag of the return: 428 without, 412 when it changed since. by: user name of who did it;"
                    + " the same rules hold for her as on the page. 422 says what stands in the way. ";

    private final OpenReturns opening;
    private final ReturnLists lists;
    private final ReturnReading reading;
    private final ReturnConveyed conveyed;
    private final ReturnAnswers answers;
    private final FrozenAccounts freezes;
    private final CaseFiles cases;

    ReturnWorkApi(
            OpenReturns opening,
            ReturnLists lists,
            ReturnReading reading,
            ReturnConveyed conveyed,
            ReturnAnswers answers,
            FrozenAccounts freezes,
            CaseFiles cases) {
        this.opening = opening;
        this.lists = lists;
        this.reading = reading;
        this.conveyed = conveyed;
        this.answers = answers;
        this.freezes = freezes;
        this.cases = cases;
    }

    /** The returns of a case. */
    @Schema(name = "ReturnsOfCase")
    record OfCase(List<ReturnAnswers.Listed> returns) {}

    @GetMapping("/cases/{no}/returns")
    @PreAuthorize("hasAuthority('SCOPE_returns:read')")
    @Operation(summary = "All returns of a case, in the order in which they were opened; accounts masked")
    OfCase ofCase(@PathVariable("no") CaseNumber no, Actor actor) {
        return new OfCase(lists.ofCase(cases.require(no, actor)).stream()
                .map(answers::listed)
                .toList());
    }

    @PostMapping("/cases/{no}/returns")
    @PreAuthorize("hasAuthority('SCOPE_returns:write')")
    @Operation(
            summary = "Open the return of a frozen account of the case, one at a time",
            description =
                    "by: user name of the officer. Send an Idempotency-Key; 422 names the return that runs already.")
    ResponseEntity<?> open(@PathVariable("no") CaseNumber no, @RequestBody Opening body, Actor actor, Locale locale) {
        CaseRef file = cases.require(no, actor);
        Actor officer = conveyed.person(body.by());
        if (officer == null) {
            return answers.refused("returns.api.officer", locale);
        }
        Optional<UUID> freeze = freezes.ofCase(file.id()).stream()
                .filter(one -> one.number().equals(body.freezeNo()))
                .map(FrozenAccount::id)
                .findFirst();
        if (freeze.isEmpty()) {
            return answers.refused("returns.api.freeze", locale);
        }
        return switch (opening.open(no, freeze.get(), officer)) {
            case ReturnChange.Done done -> {
                conveyed.note(done.number(), "OPEN", officer);
                ReturnView view = reading.glance(done.number(), actor);
                yield ResponseEntity.created(URI.create("/api/v1/returns/" + done.number()))
                        .eTag(Versions.tag(view.version()))
                        .body(answers.one(view));
            }
            case ReturnChange.Refused refused ->
                answers.refused(refused.messageKey(), locale, refused.args().toArray());
            case ReturnChange.Stale stale -> throw new IllegalStateException("what is new was not read before");
        };
    }

    @PostMapping("/returns/{no}/proposal")
    @PreAuthorize("hasAuthority('SCOPE_returns:write')")
    @Operation(
            summary = "Propose who gets what, by one of the three ways of art. 8, in place of the proposal that stood",
            description = CHANGE + "Two officers answer for it.")
    ResponseEntity<?> propose(
            @PathVariable("no") ReturnNumber no,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody Proposal body,
            Actor actor,
            Locale locale) {
        return conveyed.propose(no, match, body, actor, locale);
    }

    @PostMapping("/returns/{no}/acts")
    @PreAuthorize("hasAuthority('SCOPE_returns:write')")
    @Operation(
            summary = "Accept, publish, send to the bank, send again, plan anew, reject",
            description = CHANGE + "After REPLAN the answer is the new return.")
    ResponseEntity<?> act(
            @PathVariable("no") ReturnNumber no,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody Acted body,
            Actor actor,
            Locale locale) {
        return conveyed.act(no, match, body, actor, locale);
    }

    @PostMapping("/returns/{no}/decision")
    @PreAuthorize("hasAuthority('SCOPE_returns:write')")
    @Operation(
            summary = "Convey the approval or refusal of a city-level supervisor who had no part in it",
            description = CHANGE)
    ResponseEntity<?> decide(
            @PathVariable("no") ReturnNumber no,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody Decided body,
            Actor actor,
            Locale locale) {
        return conveyed.decide(no, match, body, actor, locale);
    }

    @PostMapping("/returns/{no}/applications/{position}/acts")
    @PreAuthorize("hasAuthority('SCOPE_returns:write')")
    @Operation(
            summary = "Of one applicant: the paper was seen, she took it back, she was told that she was paid",
            description = CHANGE)
    ResponseEntity<?> applicant(
            @PathVariable("no") ReturnNumber no,
            @PathVariable("position") int position,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody ApplicantActed body,
            Actor actor,
            Locale locale) {
        return conveyed.applicant(no, position, match, body, actor, locale);
    }

    @PostMapping("/returns/{no}/objections/{id}/answer")
    @PreAuthorize("hasAuthority('SCOPE_returns:write')")
    @Operation(
            summary = "Answer an objection; one that is upheld makes the proposal void: PROPOSED again",
            description = CHANGE)
    ResponseEntity<?> answer(
            @PathVariable("no") ReturnNumber no,
            @PathVariable("id") UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody ObjectionAnswer body,
            Actor actor,
            Locale locale) {
        return conveyed.answer(no, id, match, body, actor, locale);
    }
}
