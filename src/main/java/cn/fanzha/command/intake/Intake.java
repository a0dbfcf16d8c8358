package cn.fanzha.command.intake;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.Completion;
import cn.fanzha.command.funds.StopOutcome;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes a call: the case is logged and the stop payments leave, both or neither (domain section 3, intake). */
public interface Intake {

    /**
     * The case that was logged.
     *
     * @param stops what became of each requested stop, in their order; one that was refused doesn't undo the case
     * @param again the form had logged this case before: nothing was done now, {@link #complete} goes on with it
     */
    record Taken(CaseRef caseFile, List<StopOutcome> stops, boolean again) {}

    /**
     * Logs the case and sends the stops. The same form sent again finds the case that it logged before.
     *
     * @throws cn.fanzha.command.shared.OutOfScopeException the actor is no officer or supervisor of a police unit
     * @throws cn.fanzha.command.shared.InvalidValueException the unit's numbers of the month are used up
     */
    Taken take(CallReport call, Actor actor);

    /**
     * Completes a case that is logged already, and sends further stops; the stops leave also where the description is
     * stale or may not be changed any more.
     *
     * @param base digest of what the form was opened with; null overwrites
     */
    Completed complete(CaseNumber number, CallReport call, @Nullable String base, Actor actor);

    /** What became of the description, and of each requested stop. */
    record Completed(Completion completion, List<StopOutcome> stops) {}

    /** Saves what is typed while it is typed: the description alone; nothing is sent, no transfer is kept yet. */
    Completion keep(CaseNumber number, CallReport call, String base, Actor actor);

    /** Makes a form with what is known already, as the actor's draft; nothing is logged before the actor sends it. */
    void begin(CallBegun known, Actor actor);

    /** The actor has this form among the drafts that have no case yet. */
    boolean isBegun(UUID form, Actor actor);
}
