package cn.fanzha.command.platform.live;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Scope;
import java.util.List;

/**
 * Events that became visible together.
 *
 * @param position what has been heard with them
 * @param events by id
 * @param overflow there were more than can be told one by one; {@code events} is empty
 */
record LiveBatch(LivePosition position, List<LiveEvent> events, boolean overflow) {

    /** Those that the actor may hear of. */
    List<LiveEvent> eventsFor(Actor actor) {
        return events.stream().filter(event -> reaches(event, actor)).toList();
    }

    private static boolean reaches(LiveEvent event, Actor actor) {
        return (event.unitId() != null && actor.scope().sees(event.unitId()))
                || (event.institutionId() != null
                        && actor.scope() instanceof Scope.Institution own
                        && own.institution().equals(event.institutionId()))
                || (event.accountId() != null && event.accountId().equals(actor.id()));
    }
}
