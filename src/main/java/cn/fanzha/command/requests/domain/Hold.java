package cn.fanzha.command.requests.domain;

import cn.fanzha.command.shared.Actor;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** The liaison who works on the request now: until the hold ends or she lets go, nobody else of the partner answers. */
@Embeddable
class Hold {

    UUID heldBy;
    String heldByName;
    Instant heldUntil;

    @NullUnmarked
    protected Hold() {}

    Hold(Actor actor, Instant until) {
        heldBy = actor.id();
        heldByName = actor.displayName();
        heldUntil = until;
    }

    boolean isAgainst(Actor actor, Instant now) {
        return !heldBy.equals(actor.id()) && now.isBefore(heldUntil);
    }
}
