package cn.fanzha.command.funds.domain;

import cn.fanzha.command.shared.Actor;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** Who at the institution took the request in hand, and when. */
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
