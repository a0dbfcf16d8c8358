package cn.fanzha.command.funds.domain;

import cn.fanzha.command.shared.Actor;
import java.time.Instant;
import java.util.UUID;

/**
 * The liaison who works on a request now: until then, or until she lays it back, no colleague answers it.
 *
 * @param by her account
 * @param name as colleagues read it
 */
public record DeskHold(UUID by, String name, Instant since, Instant until) {

    /** It is the actor's own. */
    public boolean isOf(Actor actor) {
        return by.equals(actor.id());
    }
}
