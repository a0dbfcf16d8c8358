package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.freezes.domain.FreezeRules.Needed;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.Scope;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may do what with a freeze: police who see its case read, those who work on it act, its institution answers. */
@Component
class FreezeAccess {

    private final CaseFiles cases;
    private final Units units;

    FreezeAccess(CaseFiles cases, Units units) {
        this.cases = cases;
        this.units = units;
    }

    /** A person or a program of the institution that holds the account. */
    static boolean answersFor(UUID institution, Actor actor) {
        return actor.scope() instanceof Scope.Institution own
                && own.institution().equals(institution)
                && (actor.has(Role.LIAISON) || actor.program());
    }

    /** Never before it was sent: until then the institution doesn't know of it. */
    static void requireInstitution(FreezeOrder order, Actor actor) {
        if (!answersFor(order.institutionId, actor) || order.sentAt == null) {
            throw new OutOfScopeException("freeze", order.freezeNo);
        }
    }

    /** Police who see the case, and programs within their unit or institution. */
    void requireReader(FreezeOrder order, Actor actor) {
        if (actor.scope() instanceof Scope.Institution) {
            requireInstitution(order, actor);
        } else if (actor.isPolice() || actor.program()) {
            cases.require(order.caseId, actor);
        } else {
            throw new OutOfScopeException("freeze", order.freezeNo);
        }
    }

    /** The case, for officers and supervisors of the side that holds it. */
    CaseRef requireWork(FreezeOrder order, Actor actor) {
        CaseRef file = cases.require(order.caseId, actor);
        if (!mayWork(file, actor)) {
            throw new OutOfScopeException("freeze", order.freezeNo);
        }
        return file;
    }

    boolean mayWork(CaseRef file, Actor actor) {
        return !(actor.scope() instanceof Scope.Institution) && cases.mayWork(file, actor);
    }

    /** A supervisor of a county-level unit or above that covers the case (程序规定 art. 239); which level is asked apart. */
    CaseRef requireHead(FreezeOrder order, Actor actor) {
        CaseRef file = cases.require(order.caseId, actor);
        if (!isHead(file, actor)) {
            throw new OutOfScopeException("freeze", order.freezeNo);
        }
        return file;
    }

    boolean isHead(CaseRef file, Actor actor) {
        return actor.has(Role.SUPERVISOR)
                && actor.scope().sees(file.unitId())
                && unit(actor).kind().mayApproveFiling();
    }

    /** The actor's unit stands high enough for what is needed. */
    boolean highEnough(Needed needed, Actor actor) {
        return needed.enough(unit(actor).kind());
    }

    /** The same authority renews; what only a city-level unit may grant, such a unit. */
    boolean maySettleRenewal(@Nullable UUID authority, boolean longTerm, Actor actor) {
        if (longTerm) {
            return FreezeRules.isCityLevel(unit(actor).kind());
        }
        return authority == null || authority.equals(actor.unitId());
    }

    private UnitRef unit(Actor actor) {
        return units.get(actor.unitId());
    }
}
