package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseVersions;
import cn.fanzha.command.cases.domain.CaseFinding;
import cn.fanzha.command.cases.domain.CaseList;
import cn.fanzha.command.cases.domain.CaseList.Changes;
import cn.fanzha.command.cases.domain.CaseReading;
import cn.fanzha.command.cases.domain.CaseRow;
import cn.fanzha.command.cases.domain.ChangePosition;
import cn.fanzha.command.cases.web.CaseApiAnswers.File;
import cn.fanzha.command.cases.web.CaseApiAnswers.Page;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.api.JsonFields;
import cn.fanzha.command.platform.api.Problems;
import cn.fanzha.command.platform.api.Versions;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.KeysetPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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
import tools.jackson.databind.JsonNode;

/** Cases for programs to read, with the same scope and the same masks as the pages. */
@RestController
@RequestMapping("/api/v1/cases")
@PreAuthorize("hasAuthority('SCOPE_cases:read')")
@Tag(name = "cases")
class CaseApi {

    private static final int PAGE_AT_MOST = 500;
    private static final Set<String> OF_A_PERSON = Set.of("victimPhone", "victimIdNo");

    private final CaseList list;
    private final CaseFinding finding;
    private final CaseReading reading;
    private final CaseFiles files;
    private final CaseVersions versions;
    private final CaseApiAnswers answers;
    private final Units units;
    private final Problems problems;

    CaseApi(
            CaseList list,
            CaseFinding finding,
            CaseReading reading,
            CaseFiles files,
            CaseVersions versions,
            CaseApiAnswers answers,
            Units units,
            Problems problems) {
        this.list = list;
        this.finding = finding;
        this.reading = reading;
        this.files = files;
        this.versions = versions;
        this.answers = answers;
        this.units = units;
        this.problems = problems;
    }

    /** Newest report first; or, with {@code updatedSince} or {@code resume}, in the order of the changes. */
    @GetMapping
    @Operation(summary = "Cases in scope, by keyset pages; or what changed since", description = """
                    Without `updatedSince` and `resume`: newest report first, `next` goes into `after`.

                    **Following changes**: begin with `updatedSince` (an instant), then always send back the `resume` of the \
                    last answer, at once while `more` is true, else whenever you like: no change is ever missed, and none \
                    comes twice unless it changed again. A case, its victims and its tags count. Changes are in the order of \
                    their transactions and are shown once no older transaction is still running, so that one may come into \
                    sight some time after its `updatedAt` (a long import holds back what is changed beside it). Only where you \
                    begin with an instant of your own, begin an hour earlier: what was written before it and \
                    committed after is else not among the changes. Filters apply to both; keep them the same while following.""")
    Page list(
            @ParameterObject CaseQuery query,
            @Parameter(description = "rows of a page, 500 at most") @RequestParam(name = "limit", defaultValue = "50")
                    int limit,
            @Parameter(description = "begins to follow the changes at this instant", example = "2026-11-22T00:00:00Z")
                    @RequestParam(required = false)
                    @Nullable
                    String updatedSince,
            @Parameter(description = "goes on following where the last answer ended")
                    @RequestParam(required = false)
                    @Nullable
                    String resume,
            Actor actor) {
        int size = Math.clamp(limit, 1, PAGE_AT_MOST);
        if (updatedSince == null && resume == null) {
            KeysetPage<CaseRow> rows = list.page(query.filter(actor, units), actor, size);
            return new Page(rows.rows().stream().map(answers::listed).toList(), rows.next(), null, null);
        }
        ChangePosition behind = resume == null
                ? list.changesSince(instant(String.valueOf(updatedSince)))
                : ChangePosition.decode(resume);
        Changes changes = list.changes(behind, query.filter(actor, units), actor, size);
        return new Page(
                changes.rows().stream().map(answers::listed).toList(),
                null,
                changes.position().encode(),
                changes.more());
    }

    /** The cases of a victim: asked in the body, for neither phone nor document may stand in an address. */
    @PostMapping(path = "/search", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Cases of a victim, by whole phone or document number",
            description = "200 at most, newest first; the filters of the list may stand in the address. Each look-up is"
                    + " audited with the masked value.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(example = "{\"victimPhone\": \"13800138000\", \"victimIdNo\": null}")))
    Page search(@ParameterObject CaseQuery query, @RequestBody JsonNode body, Actor actor) {
        JsonFields fields = new JsonFields(body, OF_A_PERSON);
        String phone = fields.text("victimPhone");
        String idNo = fields.text("victimIdNo");
        fields.requireSound();
        KeysetPage<CaseRow> rows = finding.of(CaseFinding.person(phone, idNo), query.filter(actor, units), actor, 200);
        return new Page(rows.rows().stream().map(answers::listed).toList(), null, null, rows.hasNext());
    }

    /** The file with its version; 304 where the caller has this version already, which then counts as no reading. */
    @GetMapping("/{no}")
    @Operation(
            summary = "One case file; the reading is audited",
            description = "Carries an ETag for If-Match of a change. With If-None-Match of the same version: 304.")
    @ApiResponse(responseCode = "200", description = "The file")
    @ApiResponse(responseCode = "304", description = "Unchanged since the version of If-None-Match", content = @Content)
    ResponseEntity<File> file(
            @PathVariable("no") CaseNumber no,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch,
            Actor actor) {
        CaseRef ref = files.require(no, actor);
        // before the reading: a change between the two makes the next change stale, never lost
        long version = versions.of(ref.id());
        String tag = Versions.tag(version);
        if (Versions.unchanged(ifNoneMatch, version)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build();
        }
        return ResponseEntity.ok().eTag(tag).body(answers.file(reading.open(no, actor)));
    }

    @ExceptionHandler
    ProblemDetail refused(InvalidValueException e, Locale locale) {
        return problems.invalid(HttpStatus.BAD_REQUEST, e, locale);
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new InvalidValueException("cases.api.updated-since");
        }
    }
}
