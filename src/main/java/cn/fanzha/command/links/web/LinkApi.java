package cn.fanzha.command.links.web;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.links.JointGround;
import cn.fanzha.command.links.JointState;
import cn.fanzha.command.links.LinkDecision;
import cn.fanzha.command.links.MemberState;
import cn.fanzha.command.links.domain.Joint;
import cn.fanzha.command.links.domain.JointReading;
import cn.fanzha.command.links.domain.Shared;
import cn.fanzha.command.links.domain.Similar;
import cn.fanzha.command.links.domain.SimilarCases;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.Cursor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.KeysetPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Similar and joint cases for programs, with the same scope and the same masks as the pages. */
@RestController
@RequestMapping("/api/v1")
@PreAuthorize("hasAuthority('SCOPE_cases:read')")
@Tag(name = "links")
class LinkApi {

    private static final int PAGE_AT_MOST = 500;

    private final SimilarCases similar;
    private final JointReading joints;
    private final Units units;
    private final MessageSource messages;

    LinkApi(SimilarCases similar, JointReading joints, Units units, MessageSource messages) {
        this.similar = similar;
        this.joints = joints;
        this.units = units;
        this.messages = messages;
    }

    /** The similar cases of one; {@code outside} counts those beyond the client's unit, which are not listed. */
    record SimilarList(String caseNo, List<SimilarCase> similar, int outside, int more) {}

    /** A similar case: score from 1 to 99, values masked, {@code cases} the number of cases that hold the value. */
    record SimilarCase(
            String caseNo,
            String unitCode,
            @Nullable CaseState state,
            int score,
            List<Reason> shared,
            @Nullable LinkDecision decision,
            boolean newEvidence) {}

    /** A value that both hold. */
    record Reason(ObservableType type, String value, int cases, boolean sameVictim) {}

    /** A page of joint cases; {@code next} goes into {@code after} of the following request, null on the last page. */
    record JointPage(List<JointLine> jointCases, @Nullable String next) {}

    /** A joint case in the list; {@code cases} counts the lead, too. */
    record JointLine(
            String jointNo,
            JointState state,
            JointGround ground,
            Instant createdAt,
            String leadCaseNo,
            String leadUnitCode,
            int cases,
            int waiting) {}

    /** A joint case with all that ever were its cases. */
    record JointFile(
            String jointNo,
            JointState state,
            JointGround ground,
            String reason,
            Instant createdAt,
            @Nullable Instant endedAt,
            String leadCaseNo,
            List<JointMember> cases) {}

    /** One of its cases. */
    record JointMember(
            String caseNo,
            String unitCode,
            MemberState state,
            Instant proposedAt,
            @Nullable Instant leftAt) {}

    @GetMapping("/cases/{no}/similar")
    @Operation(summary = "Cases that share observables with this one, the strongest link first, with the reasons")
    SimilarList similar(@PathVariable("no") CaseNumber no, Actor actor) {
        SimilarCases.Panel panel = similar.of(no, actor);
        return new SimilarList(
                no.value(), panel.rows().stream().map(this::listed).toList(), panel.outside(), panel.more());
    }

    @GetMapping("/joint-cases")
    @Operation(summary = "Joint cases with a case in scope, the latest first, by keyset pages")
    JointPage list(
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "limit", defaultValue = "50") int limit,
            Actor actor) {
        KeysetPage<JointReading.Row> page = joints.page(
                after == null || after.isBlank() ? null : Cursor.decode(after),
                false,
                Math.clamp(limit, 1, PAGE_AT_MOST),
                actor);
        return new JointPage(page.rows().stream().map(this::listed).toList(), page.next());
    }

    @GetMapping("/joint-cases/{no}")
    @Operation(summary = "One joint case; of cases beyond the scope number and unit alone")
    JointFile joint(@PathVariable("no") String no, Actor actor) {
        Joint joint = joints.open(no, actor);
        return new JointFile(
                joint.number(),
                joint.state(),
                joint.ground(),
                joint.reason(),
                joint.createdAt(),
                joint.endedAt(),
                joint.leader().number(),
                joint.members().stream()
                        .map(one -> new JointMember(
                                one.number(),
                                units.get(one.unitId()).code(),
                                one.state(),
                                one.proposedAt(),
                                one.leftAt()))
                        .toList());
    }

    @ExceptionHandler
    ProblemDetail refused(InvalidValueException e, Locale locale) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, messages.getMessage(e.key(), e.args(), locale));
    }

    private SimilarCase listed(Similar one) {
        return new SimilarCase(
                one.number(),
                units.get(one.unitId()).code(),
                one.file() == null ? null : one.file().state(),
                one.score(),
                one.why().stream().map(LinkApi::reason).toList(),
                one.decided() == null ? null : one.decided().decision(),
                one.news());
    }

    private static Reason reason(Shared shared) {
        return new Reason(shared.type(), shared.masked(), shared.cases(), shared.sameVictim());
    }

    private JointLine listed(JointReading.Row row) {
        return new JointLine(
                row.number(),
                row.state(),
                row.ground(),
                row.createdAt(),
                row.leadNo(),
                units.get(row.leadUnit()).code(),
                row.members(),
                row.waiting());
    }
}
