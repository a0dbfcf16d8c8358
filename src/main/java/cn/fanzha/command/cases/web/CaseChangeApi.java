package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseJson;
import cn.fanzha.command.cases.CaseVersions;
import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.cases.NewCase;
import cn.fanzha.command.cases.domain.ProgramChanges;
import cn.fanzha.command.platform.api.JsonFields;
import cn.fanzha.command.platform.api.Problems;
import cn.fanzha.command.platform.api.Versions;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Phone;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Cases for programs to change: only of the version that they have read. */
@RestController
@RequestMapping("/api/v1/cases")
@PreAuthorize("hasAuthority('SCOPE_cases:write')")
@Tag(name = "cases")
class CaseChangeApi {

    private static final Set<String> VICTIM = Set.of("name", "idNo", "phone");
    private static final int NAME_AT_MOST = 100;

    private final ProgramChanges changes;
    private final CaseFiles files;
    private final CaseVersions versions;
    private final FraudTypes types;
    private final Problems problems;
    private final Clock clock;

    CaseChangeApi(
            ProgramChanges changes,
            CaseFiles files,
            CaseVersions versions,
            FraudTypes types,
            Problems problems,
            Clock clock) {
        this.changes = changes;
        this.files = files;
        this.versions = versions;
        this.types = types;
        this.problems = problems;
        this.clock = clock;
    }

    /** The position of the victim that was added. */
    record Added(String caseNo, int position) {}

    /** Changes the description: fields that are absent stay, null takes a value away (RFC 7396). */
    @PatchMapping(
            path = "/{no}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @Operation(
            summary = "Change the description of a case",
            description =
                    "A merge patch of channel, fraudType, reportedAt, amountInvolved, loss, regionCode, summary,"
                            + " victimName, victimIdNo and victimPhone (of the one who reported). The answer carries the new ETag.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/merge-patch+json",
                            schema = @Schema(example = "{\"loss\": \"48000.50\", \"regionCode\": null}")))
    @ApiResponse(responseCode = "204", description = "Changed; the header ETag is the new version")
    @ApiResponse(responseCode = "412", description = "Somebody changed the case since; current is its ETag")
    @ApiResponse(responseCode = "422", description = "A field holds what can't be, or the case has ended")
    @ApiResponse(responseCode = "428", description = "If-Match is missing")
    ResponseEntity<Void> change(
            @PathVariable("no") CaseNumber no,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode patch,
            Actor actor) {
        long version = changes.describe(no, ifMatch, stored -> patched(patch, stored), actor);
        return ResponseEntity.noContent().eTag(Versions.tag(version)).build();
    }

    /** Adds one more victim. */
    @PostMapping(path = "/{no}/victims", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Add a victim to a case",
            description = "Behind those that stand; one of name, idNo and phone at least. Needs If-Match.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(example = "{\"name\": \"王小明\", \"phone\": \"13800138000\"}")))
    @ApiResponse(responseCode = "201", description = "Added; the header ETag is the case's new version")
    @ApiResponse(responseCode = "412", description = "Somebody changed the case since; current is its ETag")
    @ApiResponse(responseCode = "428", description = "If-Match is missing")
    ResponseEntity<Added> addVictim(
            @PathVariable("no") CaseNumber no,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode body,
            Actor actor) {
        JsonFields fields = new JsonFields(body, VICTIM);
        String name = fields.text("name", NAME_AT_MOST);
        String idNo = fields.value("idNo", CaseJson::document);
        String phone = fields.value("phone", text -> Phone.of(text).value());
        fields.requireSound();
        if (name == null && idNo == null && phone == null) {
            throw new InvalidValueException("cases.api.victim-empty");
        }
        int position = changes.addVictim(no, ifMatch, name, idNo, phone, actor);
        long version = versions.of(files.require(no, actor).id());
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(Versions.tag(version))
                .body(new Added(no.value(), position));
    }

    @ExceptionHandler
    ProblemDetail refused(InvalidValueException e, Locale locale) {
        return problems.invalid(HttpStatus.UNPROCESSABLE_CONTENT, e, locale);
    }

    private NewCase patched(JsonNode patch, NewCase stored) {
        JsonFields fields = new JsonFields(patch, CaseJson.FIELDS);
        NewCase wanted = CaseJson.read(fields, stored, types, clock.instant());
        fields.requireSound();
        return wanted;
    }
}
