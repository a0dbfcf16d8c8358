package cn.fanzha.command.requests.domain;

import cn.fanzha.command.requests.ControlCases;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Scope;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Who may act on a control request: police who see its case (without one: the unit that asked) read, those of its holder
 * act; and the partner's own liaisons and programs.
 */
@Component
class ControlAccess {

    private final ControlCases cases;

    ControlAccess(ControlCases cases) {
        this.cases = cases;
    }

    void requirePolice(ControlRequest request, Actor actor) {
        if (!actor.isPolice()) {
            throw refused(request);
        }
        requireSeen(request, actor);
    }

    void requireHolder(ControlRequest request, Actor actor) {
        if (!mayAct(request, actor)) {
            throw refused(request);
        }
    }

    boolean mayAct(ControlRequest request, Actor actor) {
        return actor.isPolice() && actor.scope().sees(holder(request, actor));
    }

    /** Police and programs within their unit, and the partner itself. */
    void requireReader(ControlRequest request, Actor actor) {
        if (actor.scope() instanceof Scope.Institution) {
            requirePartner(request, actor);
        } else if (actor.program()) {
            requireSeen(request, actor);
        } else {
            requirePolice(request, actor);
        }
    }

    /** The partner that it is addressed to: its liaisons, and its programs. */
    void requirePartner(ControlRequest request, Actor actor) {
        if (!(actor.scope() instanceof Scope.Institution own)
                || !own.institution().equals(request.institutionId)) {
            throw refused(request);
        }
    }

    /** Whoever sees the case, also who handed it on; without a case the unit that asked and those above it. */
    private void requireSeen(ControlRequest request, Actor actor) {
        boolean byCase =
                request.caseNo != null && cases.holder(request.caseNo, actor).isPresent();
        if (!byCase && !actor.scope().sees(request.unitId)) {
            throw refused(request);
        }
    }

    private UUID holder(ControlRequest request, Actor actor) {
        return request.caseNo == null
                ? request.unitId
                : cases.holder(request.caseNo, actor).orElse(request.unitId);
    }

    private static OutOfScopeException refused(ControlRequest request) {
        return new OutOfScopeException("control", request.controlNo);
    }
}
