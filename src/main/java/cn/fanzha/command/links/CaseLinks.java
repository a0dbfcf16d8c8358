package cn.fanzha.command.links;

import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import org.jspecify.annotations.Nullable;

/** Decides on similar cases. */
public interface CaseLinks {

    /**
     * Accepts or refuses that two cases belong together; both timelines and the audit log tell of it. An analyst, a
     * supervisor or the handler of the case may; the other case may lie outside an analyst's scope, within the city.
     *
     * @param reason needed where it is refused
     */
    ChangeOutcome decide(CaseNumber one, CaseNumber other, LinkDecision decision, @Nullable String reason, Actor actor);
}
