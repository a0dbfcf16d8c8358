package cn.fanzha.command.observables;

import cn.fanzha.command.shared.Actor;
import java.time.LocalDate;
import java.util.UUID;

/** The blacklist 黑名单: observables that everybody should know of, each for a time, with source and reason. */
public interface Blacklist {

    /**
     * Puts an observable on the list through the given day (Asia/Shanghai). Officers, analysts and supervisors.
     *
     * <p>Refused: while it is listed, without a reason, for a day that is over or further away than five years (setting).
     *
     * @throws cn.fanzha.command.shared.OutOfScopeException the actor is no police
     */
    BlacklistOutcome list(UUID observable, BlacklistSource source, String reason, LocalDate lastDay, Actor actor);

    /**
     * Registers the objection of the observable's holder; the entry stays in force, and a supervisor decides within 72
     * hours (setting). Any officer, analyst or supervisor takes it down.
     */
    BlacklistOutcome dispute(UUID entry, String holderName, String holderPhone, String objection, Actor actor);
}
