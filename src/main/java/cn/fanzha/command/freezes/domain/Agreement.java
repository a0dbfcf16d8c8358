package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.shared.Actor;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Who agreed to a freeze: the legal section where many accounts are concerned, and the head who approves. */
@Embeddable
class Agreement {

    @Nullable
    Instant reviewedAt;

    @Nullable
    UUID reviewedBy;

    @Nullable
    String reviewedByName;

    @Nullable
    String reviewNote;

    @Nullable
    Instant decidedAt;

    @Nullable
    UUID decidedBy;

    @Nullable
    String decidedByName;

    /** The authority: the same renews it. */
    @Nullable
    UUID decidedUnitId;

    @Nullable
    String decisionNote;

    @NullUnmarked
    protected Agreement() {}

    void review(Actor reviewer, String note, Instant now) {
        reviewedAt = now;
        reviewedBy = reviewer.id();
        reviewedByName = reviewer.displayName();
        reviewNote = note;
    }

    void decide(Actor approver, @Nullable String note, Instant now) {
        decidedBy = approver.id();
        decidedUnitId = approver.unitId();
        decline(approver, note, now);
    }

    /** Also by who applied for it and takes it back. */
    void decline(Actor actor, @Nullable String note, Instant now) {
        decidedAt = now;
        decidedByName = actor.displayName();
        decisionNote = note;
    }
}
