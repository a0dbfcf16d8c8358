package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.domain.CaseChange;
import cn.fanzha.command.cases.domain.CaseEvidence;
import cn.fanzha.command.cases.domain.CaseField;
import cn.fanzha.command.cases.domain.CaseReading;
import cn.fanzha.command.cases.domain.CaseView.MaskedVictim;
import cn.fanzha.command.cases.domain.EvidenceFile;
import cn.fanzha.command.cases.domain.Timeline;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What belongs to a case, for programs: in scope, persons' data masked, each reading audited. */
@RestController
@RequestMapping("/api/v1/cases/{no}")
@PreAuthorize("hasAuthority('SCOPE_cases:read')")
@Tag(name = "cases")
class CaseFileApi {

    private final CaseReading reading;
    private final CaseEvidence evidence;

    CaseFileApi(CaseReading reading, CaseEvidence evidence) {
        this.reading = reading;
        this.evidence = evidence;
    }

    /** The victims of a case, the one who reported first. */
    record VictimList(List<MaskedVictim> victims) {}

    /** What happened, the newest first, 500 at most; times are UTC instants. */
    record TimelineList(List<Timeline.Line> lines) {}

    /** Who changed what, the newest first, 500 at most; persons' values masked. */
    record ChangeList(List<CaseChange> changes) {}

    /** The files, removed ones too: what they are, never their content. */
    record EvidenceList(List<EvidenceFile> evidence) {}

    @GetMapping("/victims")
    @Operation(summary = "The victims of a case, masked; the reading is audited")
    VictimList victims(@PathVariable("no") CaseNumber no, Actor actor) {
        return new VictimList(reading.open(no, actor).victims());
    }

    @GetMapping("/timeline")
    @Operation(summary = "What happened to a case; the reading is audited")
    TimelineList timeline(@PathVariable("no") CaseNumber no, Actor actor) {
        reading.open(no, actor);
        return new TimelineList(reading.timeline(no, actor));
    }

    @GetMapping("/changes")
    @Operation(summary = "The history of a case's details, of all or of one; the reading is audited")
    ChangeList changes(
            @PathVariable("no") CaseNumber no,
            @RequestParam(name = "field", required = false) @Nullable CaseField field,
            Actor actor) {
        return new ChangeList(reading.changes(no, field, null, actor));
    }

    @GetMapping("/evidence")
    @Operation(summary = "The files of a case without their content; the reading is audited")
    EvidenceList evidence(@PathVariable("no") CaseNumber no, Actor actor) {
        reading.open(no, actor);
        return new EvidenceList(evidence.of(no, actor).files());
    }
}
