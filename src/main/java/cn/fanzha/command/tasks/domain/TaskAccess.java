package cn.fanzha.command.tasks.domain;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.Scope;

/**
 * Who may see and do what with a task. Seen by police whose scope holds the unit that works on it or the one that gave
 * it; worked on by the people (and programs) of the working unit itself; judged, put off and cancelled by the giver and
 * the supervisors above; urged by them and by the working unit's supervisors.
 */
final class TaskAccess {

    private TaskAccess() {}

    static boolean sees(Task task, Actor actor) {
        return actor.scope().sees(task.unitId) || actor.scope().sees(task.fromUnitId);
    }

    static void requireSeen(Task task, Actor actor) {
        require(sees(task, actor), task);
    }

    /** Takes, gives back, reports. */
    static boolean works(Task task, Actor actor) {
        return acts(actor)
                && (actor.unitId().equals(task.unitId)
                        || actor.program() && actor.scope().sees(task.unitId));
    }

    static void requireWork(Task task, Actor actor) {
        requireSeen(task, actor);
        require(works(task, actor), task);
    }

    /** Accepts, sends back, puts off, cancels; a supervisor who did the work herself judges it only if she gave it. */
    static boolean judges(Task task, Actor actor) {
        return actor.id().equals(task.givenBy)
                || supervises(actor) && actor.scope().sees(task.fromUnitId) && !task.heldBy(actor);
    }

    static void requireJudge(Task task, Actor actor) {
        requireSeen(task, actor);
        require(judges(task, actor), task);
    }

    static boolean urges(Task task, Actor actor) {
        return !task.heldBy(actor)
                && (judges(task, actor) || supervises(actor) && actor.scope().sees(task.unitId));
    }

    static void requireUrge(Task task, Actor actor) {
        requireSeen(task, actor);
        require(urges(task, actor), task);
    }

    /** Hands it to somebody of the unit: its holder, and the unit's supervisors and those above. */
    static boolean hands(Task task, Actor actor) {
        return works(task, actor) && task.heldBy(actor)
                || supervises(actor) && actor.scope().sees(task.unitId);
    }

    static void requireHand(Task task, Actor actor) {
        requireSeen(task, actor);
        require(hands(task, actor), task);
    }

    /** Police of any business role, and programs that hold the scope. */
    static boolean acts(Actor actor) {
        return actor.isPolice()
                || actor.program()
                        && (actor.scope() instanceof Scope.Tree || actor.scope() instanceof Scope.Everything);
    }

    private static boolean supervises(Actor actor) {
        return actor.has(Role.SUPERVISOR);
    }

    private static void require(boolean may, Task task) {
        if (!may) {
            throw new OutOfScopeException("task", task.taskNo);
        }
    }
}
