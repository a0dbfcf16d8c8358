package cn.fanzha.command.cases;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The case files, for features that work on a case. */
public interface CaseFiles {

    /**
     * The case, if the actor may see it.
     *
     * @throws cn.fanzha.command.shared.NotFoundException there is no such case
     * @throws cn.fanzha.command.shared.OutOfScopeException it belongs to a unit outside the actor's scope
     * @throws CaseRestrictedException it lies within the scope, but opens for named people alone
     */
    CaseRef require(CaseNumber number, Actor actor);

    /** The same by id. */
    CaseRef require(UUID id, Actor actor);

    /** Of these cases the ones whose files the actor may read; one statement. */
    Set<UUID> readable(Collection<UUID> ids, Actor actor);

    /**
     * The case, if the actor works on it: an officer or supervisor of the unit that holds the file, or of one above.
     *
     * @throws cn.fanzha.command.shared.OutOfScopeException the actor only reads it, or not even that
     */
    CaseRef requireWork(CaseNumber number, Actor actor);

    /** The actor works on the case: what a page offers to change. */
    boolean mayWork(CaseRef caseFile, Actor actor);

    /**
     * Puts a line on the case's timeline, within the caller's transaction; the features' own texts stand in the bundles
     * under {@code cases.timeline.<kind>}.
     *
     * @param kind what happened, for example {@code STOP_REQUESTED}
     * @param at when it happened
     * @param reference natural number of what the line is about
     * @param note free text that a person gave
     */
    void record(UUID caseId, String kind, Instant at, Actor actor, @Nullable String reference, @Nullable String note);

    /**
     * The numbers of the restricted cases that don't open for the actor: features that show rows of cases show of these
     * the number and the unit. Statements use {@link cn.fanzha.command.shared.CaseScope} instead.
     */
    Set<String> closedTo(Actor actor);
}
