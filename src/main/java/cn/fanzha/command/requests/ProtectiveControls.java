package cn.fanzha.command.requests;

import cn.fanzha.command.shared.Actor;

/**
 * Protective control 爱护性管控 (domain section 5): one request for a victim's own accounts at all banks and payment
 * institutions, each of which answers for its own. It holds 24 h (setting) from each answer, the person is told, and it is
 * never counted as a stop.
 */
public interface ProtectiveControls {

    /**
     * Asks all institutions at once. Officers, analysts and supervisors whose scope holds the alert or the case.
     *
     * <p>Refused: without the person's name and resident ID, a reason, or who told the person, when and how; and while an
     * earlier one of the same person runs.
     *
     * @throws cn.fanzha.command.shared.OutOfScopeException the actor is no police, or may not see the person
     */
    ProtectiveOutcome ask(ProtectiveAsked asked, Actor actor);

    /**
     * One institution's answer, by its own liaisons and programs. The same again changes nothing; another is refused with
     * what stands, and so is one that comes after the end.
     *
     * @throws cn.fanzha.command.shared.OutOfScopeException the actor's institution was not asked
     */
    ProtectiveOutcome answer(String controlNo, ProtectiveReply reply, Actor actor);

    /** Ends it ahead of its time at every institution, with the reason; by police whose scope holds it. */
    ProtectiveOutcome lift(String controlNo, String reason, Actor actor);
}
