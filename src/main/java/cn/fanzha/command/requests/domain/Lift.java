package cn.fanzha.command.requests.domain;

import cn.fanzha.command.shared.Actor;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The taking off of a control: asked by the police with a reason, confirmed by the partner. */
@Embeddable
class Lift {

    Instant liftAskedAt;
    UUID liftAskedBy;
    String liftAskedByName;
    String liftReason;

    @Nullable
    Instant liftedAt;

    @Nullable
    UUID liftedBy;

    @Nullable
    String liftedByName;

    @NullUnmarked
    protected Lift() {}

    Lift(String reason, Actor actor, Instant now) {
        liftAskedAt = now;
        liftAskedBy = actor.id();
        liftAskedByName = actor.displayName();
        liftReason = reason;
    }

    void confirm(Actor actor, Instant now) {
        liftedAt = now;
        liftedBy = actor.id();
        liftedByName = actor.displayName();
    }
}
