package cn.fanzha.command.freezes.web;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.freezes.FreezeAsked;
import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.FreezeOutcome;
import cn.fanzha.command.freezes.FreezeOutcome.Refused;
import cn.fanzha.command.freezes.domain.FreezeAdoption;
import cn.fanzha.command.freezes.domain.FreezeApplications;
import cn.fanzha.command.freezes.domain.FreezeFiles;
import cn.fanzha.command.freezes.domain.FreezeLists;
import cn.fanzha.command.freezes.domain.StopEndingDrafts;
import cn.fanzha.command.freezes.web.FreezeBodies.Acted;
import cn.fanzha.command.freezes.web.FreezeBodies.Adoption;
import cn.fanzha.command.freezes.web.FreezeBodies.Application;
import cn.fanzha.command.freezes.web.FreezeBodies.Applied;
import cn.fanzha.command.freezes.web.FreezeBodies.Decided;
import cn.fanzha.command.freezes.web.FreezeJson.Listed;
import cn.fanzha.command.funds.BankBins;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.StopNumber;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Freezes as a police unit's own program applies for them and carries them on: the same rules and refusals as on the
 * page. No program signs (程序规定 art. 239): each act names the person who did it, and the rules hold for her.
 */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "freezes")
class FreezeWorkApi {

    private static final String CHANGE =
            "If-Match carries the ETag of the freeze: 428 without, 412 when it changed since. by: user name of who did it;"
                    + " the same rules hold for her as on the page. 422 says what stands in the way. ";

    private final FreezeApplications applications;
    private final FreezeAdoption adoption;
    private final StopEndingDrafts stops;
    private final FreezeLists lists;
    private final FreezeFiles files;
    private final FreezeConveyed conveyed;
    private final FreezeAnswers answers;
    private final CaseFiles cases;
    private final BankBins bins;
    private final Units units;

    FreezeWorkApi(
            FreezeApplications applications,
            FreezeAdoption adoption,
            StopEndingDrafts stops,
            FreezeLists lists,
            FreezeFiles files,
            FreezeConveyed conveyed,
            FreezeAnswers answers,
            CaseFiles cases,
            BankBins bins,
            Units units) {
        this.applications = applications;
        this.adoption = adoption;
        this.stops = stops;
        this.lists = lists;
        this.files = files;
        this.conveyed = conveyed;
        this.answers = answers;
        this.cases = cases;
        this.bins = bins;
        this.units = units;
    }

    /** The freezes of a case. */
    @Schema(name = "FreezesOfCase")
    record OfCase(List<Listed> freezes) {}

    @GetMapping("/cases/{no}/freezes")
    @PreAuthorize("hasAuthority('SCOPE_freezes:read')")
    @Operation(summary = "All freezes of a case, the latest first; account and holder masked")
    OfCase ofCase(@PathVariable("no") CaseNumber no, Actor actor) {
        return new OfCase(lists.ofCase(cases.require(no, actor)).stream()
                .map(answers::listed)
                .toList());
    }

    @PostMapping("/cases/{no}/freezes")
    @PreAuthorize("hasAuthority('SCOPE_freezes:write')")
    @Operation(
            summary = "Apply for the freeze of accounts of a filed case; it then waits for a supervisor",
            description =
                    "All accounts or none; of a refusal, line says which account. by: user name of the officer who"
                            + " applies. Send an Idempotency-Key: the case has one freeze at work for an account.")
    ResponseEntity<?> apply(
            @PathVariable("no") CaseNumber no, @RequestBody Application body, Actor actor, Locale locale) {
        CaseRef file = cases.require(no, actor);
        Actor officer = officer(body.by());
        if (officer == null) {
            return answers.refused("freezes.api.officer", locale);
        }
        FreezeOutcome outcome = applications.apply(no, asked(body, file), officer);
        return created(outcome, "apply", officer, locale);
    }

    @PostMapping("/cases/{no}/freezes/adoption")
    @PreAuthorize("hasAuthority('SCOPE_freezes:write')")
    @Operation(
            summary = "Take an imported freeze of the case in hand, so that it is renewed and released here",
            description = "Again changes nothing.")
    ResponseEntity<?> adopt(@PathVariable("no") CaseNumber no, @RequestBody Adoption body, Actor actor, Locale locale) {
        cases.require(no, actor);
        Actor officer = officer(body.by());
        if (officer == null) {
            return answers.refused("freezes.api.officer", locale);
        }
        FreezeNumber number = FreezeNumber.of(body.freezeNo() == null ? "-" : body.freezeNo());
        return created(adoption.adopt(no, number, officer), "adopt", officer, locale);
    }

    @PutMapping("/freezes/{no}")
    @PreAuthorize("hasAuthority('SCOPE_freezes:write')")
    @Operation(
            summary = "Complete or correct a draft, of exactly one account, and submit it",
            description = CHANGE + "Only before a supervisor has decided.")
    ResponseEntity<?> change(
            @PathVariable("no") FreezeNumber no,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody Application body,
            Actor actor,
            Locale locale) {
        return conveyed.on(no, match, body.by(), actor, locale, "change", (version, officer) -> {
            CaseRef file = cases.require(CaseNumber.of(files.glance(no, actor).caseNo()), actor);
            List<FreezeAsked> asked = asked(body, file);
            return asked.size() == 1
                    ? applications.change(no, version, asked.getFirst(), officer)
                    : Refused.because("freezes.refused.one-line");
        });
    }

    @PostMapping("/freezes/{no}/acts")
    @PreAuthorize("hasAuthority('SCOPE_freezes:write')")
    @Operation(
            summary = "Withdraw, send, ask for a renewal, report money found unrelated, verify",
            description = CHANGE + "By an officer or supervisor who works on the case.")
    ResponseEntity<?> act(
            @PathVariable("no") FreezeNumber no,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody Acted body,
            Actor actor,
            Locale locale) {
        return conveyed.act(no, match, body, actor, locale);
    }

    @PostMapping("/freezes/{no}/decisions")
    @PreAuthorize("hasAuthority('SCOPE_freezes:write')")
    @Operation(
            summary = "Convey a head's decision: legal review, approval, renewal, longer verification, release",
            description = CHANGE + "By a supervisor of a county-level unit or above, never who applied.")
    ResponseEntity<?> decide(
            @PathVariable("no") FreezeNumber no,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody Decided body,
            Actor actor,
            Locale locale) {
        return conveyed.decide(no, match, body, actor, locale);
    }

    private @Nullable Actor officer(@Nullable String username) {
        return conveyed.person(username, Role.OFFICER, Role.SUPERVISOR);
    }

    private List<FreezeAsked> asked(Application body, CaseRef file) {
        return body.asked(units, bins, stop -> stopOf(stop, file));
    }

    private UUID stopOf(String number, CaseRef file) {
        return stops.asked(StopNumber.of(number), file.id())
                .map(FreezeAsked::stopId)
                .orElseThrow(() -> new InvalidValueException("freezes.refused.stop"));
    }

    private ResponseEntity<?> created(FreezeOutcome outcome, String what, Actor officer, Locale locale) {
        if (outcome instanceof FreezeOutcome.Done done) {
            done.numbers().forEach(number -> conveyed.note(number, what, officer));
            return ResponseEntity.created(
                            URI.create("/api/v1/freezes/" + done.number().address()))
                    .body(new Applied(
                            done.numbers().stream().map(FreezeNumber::value).toList(),
                            done.stage().name()));
        }
        return outcome instanceof Refused refused
                ? answers.refused(refused, locale)
                : answers.refused("freezes.refused.act", locale);
    }
}
