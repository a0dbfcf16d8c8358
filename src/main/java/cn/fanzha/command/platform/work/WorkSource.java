package cn.fanzha.command.platform.work;

import cn.fanzha.command.shared.Actor;
import java.util.List;

/** A feature's open work. A bean of this type puts it on the pages “my work” and on the dashboards. */
public interface WorkSource {

    /** Message key of the group's title. */
    String titleKey();

    /** Position of the group, smallest first. */
    int order();

    /** The list that holds all of it; the group's title leads there. */
    String href();

    /** The actor's roles have this work at all. */
    boolean concerns(Actor actor);

    /**
     * The open work within the actor's scope, what burns first; one statement.
     *
     * @param limit at most so many items
     */
    List<WorkItem> open(Actor actor, int limit);

    /**
     * What lies with the actor in person, what burns first; one statement.
     *
     * @param limit at most so many items
     */
    List<WorkItem> mine(Actor actor, int limit);
}
