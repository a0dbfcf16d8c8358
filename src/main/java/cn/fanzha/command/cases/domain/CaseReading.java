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
import org.springframework.jdbc.core.simple.JdbcClient;
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
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    CaseReading(
            CaseRepository cases,
            CaseApprovalRepository approvals,
            CaseAccess access,
            CaseSteps steps,
            Victims victims,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.approvals = approvals;
        this.access = access;
        this.steps = steps;
        this.victims = victims;
        this.jdbc = jdbc;
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
        CaseFile file = seen(number, actor);
        events.publishEvent(Audited.done("case.read", "case", number.value(), Map.of()));
        Optional<CaseApproval> waiting = approvals.findOpen(file.getId());
        boolean mayWork = CaseAccess.mayWork(file.unitId(), actor);
        return file.view(
                tags(file),
                victims.find(file.getId(), 0).map(CaseReading::masked).stream().toList(),
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

    private static MaskedVictim masked(Victims.Victim victim) {
        return new MaskedVictim(
                victim.position(),
                victim.name() == null ? null : Masks.name(victim.name()),
                victim.idNo() == null ? null : Masks.idNumber(victim.idNo()),
                victim.phone() == null ? null : Masks.phone(victim.phone()));
    }

    /** The steps that the state allows, without those that would only be refused. */
    private static List<CaseStep> lawful(CaseFile file) {
        return CaseStep.from(file.state()).stream()
                .filter(step -> file.refusal(step, Instant.MAX, Instant.MAX) == null)
                .toList();
    }

    private List<String> tags(CaseFile file) {
        return jdbc.sql("select tag from case_tag where case_id = ? order by tag")
                .param(file.getId())
                .query((rs, n) -> rs.getString(1))
                .list();
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
