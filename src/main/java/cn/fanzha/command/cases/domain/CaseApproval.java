package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** A step that waits for the head of a county-level organ or above (程序规定 art. 178); decided once. */
@Entity
@Table(name = "case_approval")
class CaseApproval implements Persistable<UUID> {

    enum Decision {
        APPROVED,
        DECLINED
    }

    @Id
    private UUID id;

    private UUID caseId;

    @Enumerated(EnumType.STRING)
    private CaseState step;

    private Instant stepAt;
    private String reason;
    private UUID requestedBy;
    private String requester;
    private Instant requestedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable Decision decision;

    private @Nullable UUID decidedBy;
    private @Nullable String decider;
    private @Nullable Instant decidedAt;
    private @Nullable String decisionNote;

    @Version
    private int version;

    @Transient
    private boolean fresh;

    @NullUnmarked
    protected CaseApproval() {}

    static CaseApproval request(UUID caseId, CaseState step, Instant stepAt, String reason, Actor actor, Instant now) {
        CaseApproval approval = new CaseApproval();
        approval.id = Ids.next();
        approval.fresh = true;
        approval.caseId = caseId;
        approval.step = step;
        approval.stepAt = stepAt;
        approval.reason = reason;
        approval.requestedBy = actor.id();
        approval.requester = actor.displayName();
        approval.requestedAt = now;
        return approval;
    }

    /** Closes the request; the caller has checked that the actor may decide and is not the one who asked. */
    void decide(Decision verdict, Actor actor, @Nullable String note, Instant now) {
        if (decision != null) {
            throw new IllegalStateException("decided already");
        }
        decision = verdict;
        decidedBy = actor.id();
        decider = actor.displayName();
        decidedAt = now;
        decisionNote = note;
    }

    boolean askedBy(Actor actor) {
        return requestedBy.equals(actor.id());
    }

    CaseState step() {
        return step;
    }

    Instant stepAt() {
        return stepAt;
    }

    String reason() {
        return reason;
    }

    String requester() {
        return requester;
    }

    Instant requestedAt() {
        return requestedAt;
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return fresh;
    }
}
