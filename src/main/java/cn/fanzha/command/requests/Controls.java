package cn.fanzha.command.requests;

import cn.fanzha.command.shared.Actor;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * Control requests 处置 (domain section 4): the police ask a partner to block a number or a site or to remove an app, and
 * it answers.
 */
public interface Controls {

    /**
     * Asks, within the caller's transaction or one of its own. Officers, analysts and supervisors; for a case, those whose
     * scope holds it.
     *
     * <p>Refused: a partner that can't do it, a value that is no such number, site or app, no reason, and while an earlier
     * request of the same to the same partner is open or done.
     *
     * @throws cn.fanzha.command.shared.OutOfScopeException the actor is no police, or may not ask for this case
     */
    ControlOutcome ask(ControlAsked asked, Actor actor);

    /** A liaison takes the request in hand: REQUESTED → RECEIVED. */
    ControlOutcome receive(ControlNumber number, Actor liaison);

    /** A liaison says that it is done as of now. */
    ControlOutcome done(ControlNumber number, String note, Actor liaison);

    /** A liaison says why it is not done; {@code OTHER} needs the note. */
    ControlOutcome refuse(ControlNumber number, ControlRefusal reason, String note, Actor liaison);

    /** The police ask the partner to lift what it did. */
    ControlOutcome askLift(ControlNumber number, String reason, Actor actor);

    /** Where the latest request about each observable stands, whoever asked; none where nothing was ever asked. */
    Map<UUID, ControlState> latest(Collection<UUID> observables);
}
