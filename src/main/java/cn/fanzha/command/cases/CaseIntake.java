package cn.fanzha.command.cases;

import cn.fanzha.command.shared.Actor;
import java.util.UUID;

/** Opening a case and completing what was not known at its opening; used while the call is running. */
public interface CaseIntake {

    /**
     * Logs a case for the actor's unit and draws its number, within the caller's transaction.
     *
     * @throws cn.fanzha.command.shared.OutOfScopeException the actor is no officer or supervisor of a police unit
     * @throws cn.fanzha.command.shared.InvalidValueException the unit's serials of the month are used up
     */
    CaseRef open(NewCase details, Actor actor);

    /** Replaces what the intake form holds; refuses nothing that {@link #open} would accept. */
    void complete(UUID caseId, NewCase details, Actor actor);
}
