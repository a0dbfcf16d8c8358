package cn.fanzha.command.requests;

import cn.fanzha.command.shared.Actor;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What control requests need to know of cases, which lie above them: answered by the feature that keeps the files. */
public interface ControlCases {

    /**
     * The unit that holds the case now, if the actor may see it; empty where there is no such case (an import may name one
     * that never came).
     *
     * @throws cn.fanzha.command.shared.OutOfScopeException there is one, and the actor may not see it
     */
    Optional<UUID> holder(String caseNo, Actor actor);

    /** Puts a line on the case's timeline, within the caller's transaction; nothing where there is no such case. */
    void record(String caseNo, String kind, Instant at, Actor actor, String reference, @Nullable String note);
}
