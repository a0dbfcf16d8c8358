package cn.fanzha.command.funds.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.Scope;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who may act on a request: police whose scope sees the case read, those of its holder act; and the liaisons. */
@Component
class StopAccess {

    private static final Set<Role> POLICE = Set.of(Role.OFFICER, Role.ANALYST, Role.SUPERVISOR);

    private final CaseFiles cases;

    StopAccess(CaseFiles cases) {
        this.cases = cases;
    }

    static boolean isPolice(Actor actor) {
        return actor.roles().stream().anyMatch(POLICE::contains);
    }

    static boolean isLiaisonOf(StopPayment stop, Actor actor) {
        return actor.has(Role.LIAISON)
                && actor.scope() instanceof Scope.Institution own
                && own.institution().equals(stop.institutionId);
    }

    void requirePolice(StopPayment stop, Actor actor) {
        if (!isPolice(actor)) {
            throw new OutOfScopeException("stop", stop.requestNo);
        }
        holder(stop, actor);
    }

    /** Only the side that holds the file now: units that handed it on still read, and no longer act. */
    void requireHolder(StopPayment stop, Actor actor) {
        if (!mayAct(stop, actor)) {
            throw new OutOfScopeException("stop", stop.requestNo);
        }
    }

    boolean mayAct(StopPayment stop, Actor actor) {
        return isPolice(actor) && actor.scope().sees(holder(stop, actor));
    }

    /** Who was named as second officer, while the case is in sight; by own choice only the file's holder. */
    void requireSigner(StopPayment stop, Actor actor) {
        requirePolice(stop, actor);
        Officers officers = stop.officers;
        if (officers == null || !actor.id().equals(officers.secondOfficerId)) {
            requireHolder(stop, actor);
        }
    }

    /** Police, and programs within their unit or institution. */
    void requireReader(StopPayment stop, Actor actor) {
        if (!actor.program()) {
            requirePolice(stop, actor);
        } else if (actor.scope() instanceof Scope.Institution own) {
            if (!own.institution().equals(stop.institutionId)) {
                throw new OutOfScopeException("stop", stop.requestNo);
            }
        } else {
            holder(stop, actor);
        }
    }

    /** The unit that holds the case now; of a request that came in without a case the unit that asked. */
    private UUID holder(StopPayment stop, Actor actor) {
        if (stop.caseId != null) {
            return cases.require(stop.caseId, actor).unitId();
        }
        if (!actor.scope().sees(stop.unitId)) {
            throw new OutOfScopeException("stop", stop.requestNo);
        }
        return stop.unitId;
    }

    /** A liaison of the request's own institution, or its program. */
    void requireInstitution(StopPayment stop, Actor actor) {
        boolean ownProgram = actor.program()
                && actor.scope() instanceof Scope.Institution own
                && own.institution().equals(stop.institutionId);
        if (!ownProgram) {
            requireLiaison(stop, actor);
        }
    }

    void requireLiaison(StopPayment stop, Actor actor) {
        if (!isLiaisonOf(stop, actor)) {
            throw new OutOfScopeException("stop", stop.requestNo);
        }
    }
}
