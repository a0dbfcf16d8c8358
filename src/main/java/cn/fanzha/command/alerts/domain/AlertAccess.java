package cn.fanzha.command.alerts.domain;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;

/** Who may see and who may work on an alert: police whose tree holds its unit; officers and supervisors work. */
final class AlertAccess {

    private AlertAccess() {}

    static void requireSeen(Alert alert, Actor actor) {
        if (!actor.scope().sees(alert.unitId)) {
            throw new OutOfScopeException("alert", alert.alertNo);
        }
    }

    static void requireWork(Alert alert, Actor actor) {
        requireSeen(alert, actor);
        if (!works(actor)) {
            throw new OutOfScopeException("alert", alert.alertNo);
        }
    }

    static boolean works(Actor actor) {
        return actor.has(Role.OFFICER) || actor.has(Role.SUPERVISOR);
    }
}
