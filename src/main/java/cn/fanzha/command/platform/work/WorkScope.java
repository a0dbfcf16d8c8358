package cn.fanzha.command.platform.work;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.Scope;
import java.util.UUID;

/** The actor's scope as a condition of a statement with named parameters: the same for every feature's open work. */
public final class WorkScope {

    private static final UUID[] NONE = {};

    private WorkScope() {}

    /** The column's unit is within the actor's scope; the parameter {@code units} takes {@link #units(Actor)}. */
    public static String within(String column, Actor actor) {
        return switch (actor.scope()) {
            case Scope.Everything all -> "true";
            case Scope.Tree tree -> column + " = any(:units)";
            case Scope.Institution institution -> "false";
            case Scope.Nothing nothing -> "false";
        };
    }

    /** The units of the actor's tree; of every other scope none, for there the condition doesn't ask. */
    public static UUID[] units(Actor actor) {
        return actor.scope() instanceof Scope.Tree tree ? tree.array() : NONE;
    }

    /** The actor works on cases, alerts and stops: an officer, an analyst or a supervisor. */
    public static boolean isPolice(Actor actor) {
        return actor.has(Role.OFFICER) || actor.has(Role.ANALYST) || actor.has(Role.SUPERVISOR);
    }
}
