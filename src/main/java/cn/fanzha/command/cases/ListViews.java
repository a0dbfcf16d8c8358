package cn.fanzha.command.cases;

import cn.fanzha.command.shared.Actor;
import java.util.UUID;

/** Keeping filters of the list of cases under a name, for other features. */
public interface ListViews {

    /**
     * Keeps a view for the actor.
     *
     * @param query filters, columns and order as they stand in the list's address
     * @param shared with the people of the unit: supervisors alone
     * @throws cn.fanzha.command.shared.InvalidValueException a name that is empty, too long or taken; too many views
     */
    UUID save(String name, String query, boolean shared, Actor actor);
}
