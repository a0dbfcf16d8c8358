package cn.fanzha.command.cases;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opening a case and completing what was not known at its opening; used while the call is running. */
public interface CaseIntake {

    /**
     * Logs a case for the actor's unit and draws its number, within the caller's transaction.
     *
     * @throws cn.fanzha.command.shared.OutOfScopeException the actor is no officer or supervisor of a police unit
     * @throws cn.fanzha.command.shared.InvalidValueException the unit's serials of the month are used up
     */
    CaseRef open(NewCase details, Actor actor);

    /**
     * Replaces what the intake form holds; refuses no value that {@link #open} would accept.
     *
     * @param keep names of the fields in which the file keeps what it holds
     * @param base digest of what the file held when the form was opened, see {@link NewCase#digest()}; null overwrites
     */
    Completion complete(UUID caseId, NewCase details, Set<String> keep, @Nullable String base, Actor actor);

    /** Digest of the file's description as it stands, the base of a form that goes on being typed. */
    String digest(UUID caseId);

    /** The file in full, for the form of those who work on it; audited. */
    NewCase forEditing(CaseNumber number, Actor actor);
}
