package cn.fanzha.command.tasks;

import cn.fanzha.command.shared.Actor;

/** Giving and working on tasks, for other features; who may do what is the same as on the pages. */
public interface Tasks {

    /**
     * Gives a task to a unit within the actor's scope, or to a person of it.
     *
     * @throws cn.fanzha.command.shared.OutOfScopeException the unit or the case is out of the actor's scope
     * @throws cn.fanzha.command.shared.InvalidValueException a text is too long, the due time is over or too far off
     */
    TaskNumber give(NewTask task, Actor actor);

    /** OPEN → TAKEN; false where it is refused. */
    boolean take(TaskNumber number, Actor actor);

    /** TAKEN → REPORTED_BACK with the feedback; false where it is refused. */
    boolean report(TaskNumber number, String feedback, Actor actor);

    /** REPORTED_BACK → RETURNED with the reason; false where it is refused. */
    boolean sendBack(TaskNumber number, String reason, Actor actor);

    /** 督办; false where it is refused. */
    boolean urge(TaskNumber number, String text, Actor actor);
}
