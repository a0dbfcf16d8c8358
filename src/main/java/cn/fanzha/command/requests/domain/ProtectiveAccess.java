package cn.fanzha.command.requests.domain;

import cn.fanzha.command.requests.ControlCases;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.OutOfScopeException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may see and act on a protective control: police and programs of the unit or above; of a case while that opens. */
@Component
class ProtectiveAccess {

    private final ControlCases cases;

    ProtectiveAccess(ControlCases cases) {
        this.cases = cases;
    }

    /** Police and programs; of a case that was handed on those of its holder, too. */
    void requireReader(String controlNo, UUID unit, @Nullable String caseNo, Actor actor) {
        if (!actor.program() && !actor.isPolice()) {
            throw new OutOfScopeException("protective-control", controlNo);
        }
        Optional<UUID> holder = caseNo == null ? Optional.empty() : cases.holder(caseNo, actor);
        if (holder.isEmpty() && !actor.scope().sees(unit)) {
            throw new OutOfScopeException("protective-control", controlNo);
        }
    }

    boolean mayAct(UUID unit, @Nullable String caseNo, Actor actor) {
        Optional<UUID> holder = caseNo == null ? Optional.empty() : cases.holder(caseNo, actor);
        return actor.isPolice() && actor.scope().sees(holder.orElse(unit));
    }

    void requireHolder(String controlNo, UUID unit, @Nullable String caseNo, Actor actor) {
        if (!mayAct(unit, caseNo, actor)) {
            throw new OutOfScopeException("protective-control", controlNo);
        }
    }
}
