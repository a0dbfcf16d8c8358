package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.CaseStep;
import cn.fanzha.command.cases.domain.CaseView.DatedState;
import cn.fanzha.command.cases.domain.CaseView.MaskedVictim;
import cn.fanzha.command.cases.domain.CaseView.Waiting;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.NotFoundException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens case files: every opening, and every value shown in full, stands in the audit log. */
@Component
public class CaseReading {

    private final CaseRepository cases;
    private final CaseApprovalRepository approvals;
    private final CaseAccess access;
    private final CaseSteps steps;
    private final Victims victims;
    private final CaseSheets sheets;
    private final CaseChanges changes;
    private final Timeline timeline;
    private final ApplicationEventPublisher events;

    CaseReading(
            CaseRepository cases,
            CaseApprovalRepository approvals,
            CaseAccess access,
            CaseSteps steps,
            Victims victims,
            CaseSheets sheets,
            CaseChanges changes,
            Timeline timeline,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.approvals = approvals;
        this.access = access;
        this.steps = steps;
        this.victims = victims;
        this.sheets = sheets;
        this.changes = changes;
        this.timeline = timeline;
        this.events = events;
    }

    /** The kinds of personal values that a user may open one by one. */
    public enum Field {
        NAME,
        ID_NO,
        PHONE
    }

    /** Opens the file; audited as {@code case.read}. */
    @Transactional
    public CaseView open(CaseNumber number, Actor actor) {
        return openSheet(number, actor).view();
    }

    /** Opens the file with what its page shows beside it; audited as {@code case.read}. */
    @Transactional
    public CaseSheet openSheet(CaseNumber number, Actor actor) {
        CaseFile file = seen(number, actor);
        events.publishEvent(Audited.done("case.read", "case", number.value(), Map.of()));
        return sheet(file, actor);
    }

    /** A part of a file that lies open already, read again. */
    @Transactional(readOnly = true)
    public CaseSheet glance(CaseNumber number, Actor actor) {
        return sheet(seen(number, actor), actor);
    }

    private CaseSheet sheet(CaseFile file, Actor actor) {
        CaseSheets.Beside beside = sheets.of(file.getId());
        CaseView view = view(file, beside, actor);
        return new CaseSheet(view, beside.handler(), beside.changes(), CaseLimits.of(file));
    }

    /** What was changed on the file, the newest first, 500 at most; null: whatever the field or the victim. */
    @Transactional
    public List<CaseChange> changes(CaseNumber number, @Nullable CaseField field, @Nullable Integer item, Actor actor) {
        CaseFile file = seen(number, actor);
        events.publishEvent(Audited.done("case.changes.read", "case", number.value(), Map.of()));
        return changes.of(file.getId(), field, item);
    }

    /** What happened to the case, the newest first, 500 at most. */
    @Transactional(readOnly = true)
    public List<Timeline.Line> timeline(CaseNumber number, Actor actor) {
        return timeline.of(seen(number, actor).getId());
    }

    private CaseView view(CaseFile file, CaseSheets.Beside beside, Actor actor) {
        Optional<CaseApproval> waiting = approvals.findOpen(file.getId());
        boolean mayWork = CaseAccess.mayWork(file.unitId(), actor);
        return file.view(
                beside.tags(),
                beside.victims().stream().map(CaseReading::masked).toList(),
                mayWork && waiting.isEmpty() ? lawful(file) : List.of(),
                waiting.map(a -> new Waiting(a.step(), a.stepAt(), a.reason(), a.requester(), a.requestedAt()))
                        .orElse(null),
                mayWork,
                waiting.isPresent()
                        && steps.mayApprove(file.unitId(), actor)
                        && !waiting.get().askedBy(actor));
    }

    /**
     * Shows one value in full.
     *
     * @param reason why the user needs it; kept in the audit log
     */
    @Transactional
    public @Nullable String reveal(CaseNumber number, int position, Field field, String reason, Actor actor) {
        CaseFile file = seen(number, actor);
        events.publishEvent(Audited.done(
                "case.reveal",
                "case",
                number.value(),
                Map.of("victim", position, "field", field.name(), "reason", reason)));
        return victims.find(file.getId(), position)
                .map(v -> switch (field) {
                    case NAME -> v.name();
                    case ID_NO -> v.idNo();
                    case PHONE -> v.phone();
                })
                .orElse(null);
    }

    private CaseFile seen(CaseNumber number, Actor actor) {
        CaseFile file = cases.findByCaseNo(number.value()).orElseThrow(() -> new NotFoundException("case", number));
        access.requireSeen(file, actor);
        return file;
    }

    static MaskedVictim masked(Victims.Victim victim) {
        return new MaskedVictim(
                victim.position(),
                victim.name() == null ? null : Masks.name(victim.name()),
                victim.idNo() == null ? null : Masks.idNumber(victim.idNo()),
                victim.idKind(),
                victim.phone() == null ? null : Masks.phone(victim.phone()));
    }

    /** The steps that the state allows, without those that would only be refused. */
    private static List<CaseStep> lawful(CaseFile file) {
        return CaseStep.from(file.state()).stream()
                .filter(step -> file.refusal(step, Instant.MAX, Instant.MAX) == null)
                .toList();
    }

    static List<DatedState> dates(CaseFile file) {
        List<DatedState> dates = new ArrayList<>();
        for (CaseState state : CaseState.values()) {
            Instant at = file.firstDateOf(state);
            if (at != null) {
                dates.add(new DatedState(state, at));
            }
        }
        dates.sort(Comparator.comparing(DatedState::at));
        return dates;
    }
}
