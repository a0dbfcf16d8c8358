package cn.fanzha.command.requests.domain;

import cn.fanzha.command.shared.Actor;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** Who at the partner took the request in hand first, and when. */
@Embeddable
class Receipt {

    Instant receivedAt;
    UUID receivedBy;
    String receivedByName;

    @NullUnmarked
    protected Receipt() {}

    Receipt(Actor actor, Instant now) {
        receivedAt = now;
        receivedBy = actor.id();
        receivedByName = actor.displayName();
    }
}
