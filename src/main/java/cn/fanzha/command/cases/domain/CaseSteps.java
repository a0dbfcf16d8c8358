package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.CaseStep;
import cn.fanzha.command.cases.StepOutcome;
import cn.fanzha.command.cases.StepOutcome.Refused;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.live.LiveEvent;
import cn.fanzha.command.platform.live.LiveEvents;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a case from state to state; what the law reserves to a county-level head waits for the approval. */
@Component
public class CaseSteps {

    private final CaseRepository cases;
    private final CaseApprovalRepository approvals;
    private final CaseAccess access;
    private final HandOvers handOvers;
    private final CaseClosing closing;
    private final RejectionNotices notices;
    private final Timeline timeline;
    private final Units units;
    private final ApplicationEventPublisher events;
    private final LiveEvents live;
    private final Clock clock;

    CaseSteps(
            CaseRepository cases,
            CaseApprovalRepository approvals,
            CaseAccess access,
            HandOvers handOvers,
            CaseClosing closing,
            RejectionNotices notices,
            Timeline timeline,
            Units units,
            ApplicationEventPublisher events,
            LiveEvents live,
            Clock clock) {
        this.cases = cases;
        this.approvals = approvals;
        this.access = access;
        this.handOvers = handOvers;
        this.closing = closing;
        this.notices = notices;
        this.timeline = timeline;
        this.units = units;
        this.events = events;
        this.live = live;
        this.clock = clock;
    }

    /**
     * A step asked for.
     *
     * @param at when it was done; not before the step ahead of it and not in the future
     * @param note the reason or remark; needed where a supervisor must approve and for a transfer
     * @param receivingUnit code of the unit that a transfer goes to
     * @param closing the answers of the closing dialog; needed to close, not looked at otherwise
     * @param ifMatch the version that the caller has seen, as the API's header says it; null doesn't ask
     */
    public record StepRequest(
            CaseNumber number,
            CaseStep step,
            Instant at,
            @Nullable String note,
            @Nullable String receivingUnit,
            Closing closing,
            @Nullable String ifMatch) {

        public StepRequest(
                CaseNumber number, CaseStep step, Instant at, @Nullable String note, @Nullable String receivingUnit) {
            this(number, step, at, note, receivingUnit, Closing.NOTHING, null);
        }
    }

    /**
     * Takes the step, or lays it before the supervisor where the law wants an approval.
     *
     * @throws OutOfScopeException the actor doesn't work on cases of the unit that holds the file
     * @throws cn.fanzha.command.platform.api.VersionException the file is not at the version that was asked for
     */
    @Transactional
    public StepOutcome take(StepRequest request, Actor actor) {
        CaseFile file = locked(request.number());
        access.requireWork(file, actor);
        access.requireVersion(file, request.ifMatch());
        Instant now = clock.instant();
        Refused refused = refusal(file, request, now);
        if (refused != null) {
            return refused;
        }
        if (request.step().needsApproval()) {
            return askApproval(file, request, actor, now);
        }
        if (request.step() == CaseStep.CLOSE) {
            List<StepOutcome.Lack> lacks = closing.lacks(file, request.closing());
            if (!lacks.isEmpty()) {
                return new StepOutcome.Incomplete(lacks);
            }
            closing.keep(file, request.closing(), actor);
        }
        UUID holder = file.unitId();
        StepOutcome outcome = file.take(request.step(), request.at(), now);
        if (request.step().isTakeOver()) {
            handOvers.takeOver(file, request.at(), actor);
        }
        if (request.step().isTransfer()) {
            UnitRef receiver =
                    units.findByCode(String.valueOf(request.receivingUnit())).orElseThrow();
            handOvers.hand(file, receiver, String.valueOf(request.note()), request.at(), actor);
        }
        finish(file, request.step(), request.at(), request.note(), actor, holder);
        return outcome;
    }

    /**
     * Approves or declines what waits on the case.
     *
     * @throws OutOfScopeException the actor is no supervisor of a unit of district level or above that covers the
     *     holder, or asked for the step in person
     */
    @Transactional
    public StepOutcome decide(CaseNumber number, boolean approve, @Nullable String note, Actor actor) {
        return decide(number, approve, note, null, actor);
    }

    /** The same for who has seen a version of the file; null doesn't ask. */
    @Transactional
    public StepOutcome decide(
            CaseNumber number, boolean approve, @Nullable String note, @Nullable String ifMatch, Actor actor) {
        CaseFile file = locked(number);
        access.requireSeen(file, actor);
        access.requireVersion(file, ifMatch);
        Optional<CaseApproval> open = approvals.findOpen(file.getId());
        if (open.isEmpty()) {
            return Refused.because("cases.approval.refused.none");
        }
        CaseApproval approval = open.get();
        if (!mayApprove(file.unitId(), actor) || approval.askedBy(actor)) {
            throw new OutOfScopeException("case-approval", number);
        }
        if (!approve && note == null) {
            return Refused.because("cases.approval.refused.reason");
        }
        Instant now = clock.instant();
        CaseStep step = stepTo(file, approval);
        if (approve) {
            StepOutcome outcome = file.take(step, approval.stepAt(), now);
            if (outcome instanceof Refused refused) {
                return refused;
            }
            approval.decide(CaseApproval.Decision.APPROVED, actor, note, now);
            approvals.save(approval);
            if (step == CaseStep.REJECT) {
                notices.begin(file.getId(), now);
            }
            finish(file, step, approval.stepAt(), note, actor, file.unitId());
            return outcome;
        }
        approval.decide(CaseApproval.Decision.DECLINED, actor, note, now);
        approvals.save(approval);
        timeline.add(file.getId(), "APPROVAL_DECLINED", now, actor, step.name(), note);
        audit("case.approval.declined", file, step, now, null);
        live.publish(new LiveEvent("case-changed", number.value(), file.unitId(), null, null));
        return new StepOutcome.Taken(file.state());
    }

    /** The actor is a supervisor whose approval counts for a file of that unit (art. 178). */
    public boolean mayApprove(UUID holder, Actor actor) {
        return actor.has(Role.SUPERVISOR)
                && actor.scope().sees(holder)
                && units.get(actor.unitId()).kind().mayApproveFiling();
    }

    private static CaseStep stepTo(CaseFile file, CaseApproval approval) {
        return CaseStep.from(file.state()).stream()
                .filter(step -> step.needsApproval() && step.to() == approval.step())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the case moved on while the approval waited"));
    }

    private StepOutcome askApproval(CaseFile file, StepRequest request, Actor actor, Instant now) {
        String reason = request.note();
        if (reason == null) {
            return Refused.because("cases.step.refused.reason");
        }
        approvals.save(CaseApproval.request(file.getId(), request.step().to(), request.at(), reason, actor, now));
        file.touched();
        cases.save(file);
        timeline.add(file.getId(), "APPROVAL_ASKED", now, actor, request.step().name(), reason);
        audit("case.approval.asked", file, request.step(), request.at(), null);
        live.publish(new LiveEvent("case-changed", file.ref().number().value(), file.unitId(), null, null));
        return new StepOutcome.AwaitsApproval();
    }

    private @Nullable Refused refusal(CaseFile file, StepRequest request, Instant now) {
        if (approvals.findOpen(file.getId()).isPresent()) {
            return Refused.because("cases.step.refused.waiting");
        }
        Refused refused = file.refusal(request.step(), request.at(), now);
        if (refused == null && request.step().isTransfer()) {
            if (request.note() == null) {
                return Refused.because("cases.step.refused.reason");
            }
            Optional<UnitRef> receiver = units.findByCode(String.valueOf(request.receivingUnit()));
            if (receiver.filter(u -> u.kind().isPolice() && u.kind() != UnitKind.PLATFORM && u.active())
                            .isEmpty()
                    || receiver.get().id().equals(file.unitId())) {
                return Refused.because("cases.step.refused.receiver");
            }
        }
        return refused;
    }

    private void finish(CaseFile file, CaseStep step, Instant at, @Nullable String note, Actor actor, UUID holder) {
        cases.save(file);
        timeline.add(file.getId(), step.to().name(), at, actor, null, note);
        audit("case.step", file, step, at, holder);
        String number = file.ref().number().value();
        live.publish(new LiveEvent("case-changed", number, holder, null, null));
        if (!holder.equals(file.unitId())) {
            live.publish(new LiveEvent("case-changed", number, file.unitId(), null, null));
        }
    }

    private void audit(String action, CaseFile file, CaseStep step, Instant at, @Nullable UUID holder) {
        Map<String, @Nullable Object> details = new HashMap<>();
        details.put("step", step.name());
        details.put("before", step.from().name());
        details.put("after", file.state().name());
        details.put("at", ChinaTime.formatSeconds(at));
        if (holder != null && !holder.equals(file.unitId())) {
            details.put("fromUnit", units.get(holder).code());
            details.put("toUnit", units.get(file.unitId()).code());
        }
        events.publishEvent(Audited.done(action, "case", file.ref().number().value(), details));
    }

    private CaseFile locked(CaseNumber number) {
        return cases.findLockedByCaseNo(number.value()).orElseThrow(() -> new NotFoundException("case", number));
    }
}
