package cn.fanzha.command.cases.domain;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.Scope;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may see and who may change a case: the one place where scope is decided for files (domain section 2). The
 * holder's unit and the units above it, and those that handed the file on, see it; only the holder's side changes it.
 */
@Component
class CaseAccess {

    private final JdbcClient jdbc;

    CaseAccess(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void requireSeen(CaseFile file, Actor actor) {
        if (!actor.scope().sees(file.unitId()) && !handedOnWithin(file.getId(), actor.scope())) {
            throw new OutOfScopeException("case", file.ref().number());
        }
    }

    /** Of these the cases that {@link #requireSeen} lets pass; one statement. */
    Set<UUID> readable(Collection<UUID> ids, Actor actor) {
        String within = switch (actor.scope()) {
            case Scope.Everything all -> "true";
            case Scope.Tree tree ->
                "(c.unit_id = any(:units) or exists (select from case_viewer w where w.case_id = c.id and"
                        + " w.unit_id = any(:units)))";
            case Scope.Institution institution -> "false";
            case Scope.Nothing nothing -> "false";
        };
        return Set.copyOf(jdbc.sql("select c.id from case_file c where c.id = any(:ids) and " + within)
                .param("ids", ids.toArray(UUID[]::new))
                .param("units", actor.scope() instanceof Scope.Tree tree ? tree.array() : new UUID[0])
                .query((rs, n) -> rs.getObject(1, UUID.class))
                .list());
    }

    /** @throws OutOfScopeException the actor is no officer or supervisor of the unit that holds the file, or above */
    void requireWork(CaseFile file, Actor actor) {
        requireSeen(file, actor);
        if (!mayWork(file.unitId(), actor)) {
            throw new OutOfScopeException("case", file.ref().number());
        }
    }

    static boolean mayWork(UUID holder, Actor actor) {
        return actor.scope().sees(holder) && logsCases(actor);
    }

    static boolean logsCases(Actor actor) {
        return actor.has(Role.OFFICER) || actor.has(Role.SUPERVISOR) || actor.isSystem();
    }

    private boolean handedOnWithin(UUID caseId, Scope scope) {
        return scope instanceof Scope.Tree tree
                && jdbc.sql("select exists (select 1 from case_viewer where case_id = ? and unit_id = any(?))")
                        .params(caseId, tree.array())
                        .query(Boolean.class)
                        .single();
    }
}
