package cn.fanzha.command.funds;

import cn.fanzha.command.shared.Actor;
import java.util.UUID;

/** The moment at which a freeze takes the place of a stop. */
public interface StopTakeOver {

    /**
     * STOPPED → FROZEN, within the caller's transaction; the stop's account is locked first. The cases that share the
     * stop are told. Who may do so is the caller's question: the answer of the freezing institution brings it about.
     *
     * @return false where the stop did not run any more, as after its 48 hours: nothing was changed
     * @throws cn.fanzha.command.shared.NotFoundException there is no such stop
     */
    boolean frozen(UUID stopId, Actor actor);
}
