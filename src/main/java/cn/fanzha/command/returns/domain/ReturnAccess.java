package cn.fanzha.command.returns.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.Scope;
import org.springframework.stereotype.Component;

/**
 * Who may do what with a return: whoever sees the case reads; officers and supervisors of its holder work; supervisors
 * of a city-level unit or above approve (银监发〔2016〕41号); the bank pays its own.
 */
@Component
class ReturnAccess {

    private final CaseFiles cases;
    private final Units units;

    ReturnAccess(CaseFiles cases, Units units) {
        this.cases = cases;
        this.units = units;
    }

    void requireSeen(ReturnCase of, Actor actor) {
        if (!actor.isPolice() && !actor.program()) {
            throw refused(of);
        }
        cases.require(of.caseId, actor);
    }

    void requireWork(ReturnCase of, Actor actor) {
        if (!works(of, actor)) {
            throw refused(of);
        }
    }

    boolean works(ReturnCase of, Actor actor) {
        CaseRef file = cases.require(of.caseId, actor);
        return cases.mayWork(file, actor);
    }

    void requireApproval(ReturnCase of, Actor actor) {
        if (!approves(of, actor)) {
            throw refused(of);
        }
    }

    /** A person: no program approves. */
    boolean approves(ReturnCase of, Actor actor) {
        CaseRef file = cases.require(of.caseId, actor);
        return actor.has(Role.SUPERVISOR)
                && actor.scope().sees(file.unitId())
                && units.find(actor.unitId())
                        .filter(unit -> unit.kind() == UnitKind.CITY || unit.kind() == UnitKind.PROVINCE)
                        .isPresent();
    }

    /** The institution that holds the account, once it was asked to pay. */
    void requireBank(ReturnCase of, Actor actor) {
        boolean own = actor.scope() instanceof Scope.Institution institution
                && institution.institution().equals(of.institutionId)
                && (actor.has(Role.LIAISON) || actor.program());
        if (!own || !of.stage().isWithBank()) {
            throw refused(of);
        }
    }

    private static OutOfScopeException refused(ReturnCase of) {
        return new OutOfScopeException("return", of.returnNo);
    }
}
