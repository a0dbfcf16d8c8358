package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.CaseRestrictedException;
import cn.fanzha.command.platform.api.Versions;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseScope;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.Scope;
import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may see and who may change a case: the one place where scope is decided for files (domain section 2), as
 * {@link CaseScope} decides it for lists. The holder's unit and the units above it, those that handed the file on, and
 * the people named for it see it; only the holder's side changes it. A restricted case is seen by the named alone.
 */
@Component
class CaseAccess {

    static final Set<Role> POLICE = Set.of(Role.OFFICER, Role.ANALYST, Role.SUPERVISOR);

    private final JdbcClient jdbc;
    private final Clock clock;

    CaseAccess(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @throws CaseRestrictedException the case is in scope, but the actor is not among the named people
     * @throws OutOfScopeException the case is out of scope
     */
    void requireSeen(CaseFile file, Actor actor) {
        boolean listed = actor.scope().sees(file.unitId());
        if (actor.isSystem() || listed && !file.restricted() || named(file.getId(), actor)) {
            return;
        }
        if (!listed && !handedOnWithin(file.getId(), actor.scope())) {
            throw new OutOfScopeException("case", file.ref().number());
        }
        if (file.restricted()) {
            throw refusal(file);
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
        return Set.copyOf(jdbc.sql("select c.id from case_file c where c.id = any(:ids) and (%s and %s or %s)"
                        .formatted(within, CaseScope.opens("c", actor), CaseScope.named("c.id")))
                .param("ids", ids.toArray(UUID[]::new))
                .param("units", actor.scope() instanceof Scope.Tree tree ? tree.array() : new UUID[0])
                .params(CaseScope.params(actor, clock.instant()))
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

    /**
     * The caller has seen the file as it stands now; call it once the row is locked.
     *
     * @param ifMatch the API's header; null doesn't ask
     * @throws cn.fanzha.command.platform.api.VersionException somebody changed the case since
     */
    void requireVersion(CaseFile file, @Nullable String ifMatch) {
        if (ifMatch != null) {
            long version = jdbc.sql("select changed_tx from case_file where id = ?")
                    .param(file.getId())
                    .query(Long.class)
                    .single();
            Versions.require(ifMatch, version);
        }
    }

    static boolean mayWork(UUID holder, Actor actor) {
        return actor.scope().sees(holder) && logsCases(actor);
    }

    /** Officers and supervisors; programs by their OAuth scope, which their controllers ask for. */
    static boolean logsCases(Actor actor) {
        return actor.has(Role.OFFICER) || actor.has(Role.SUPERVISOR) || actor.program() || actor.isSystem();
    }

    /** The numbers of the restricted cases that don't open for the actor, for features that show rows of cases: few. */
    Set<String> closedTo(Actor actor) {
        return jdbc.sql("select c.case_no from case_file c where c.restricted and not " + CaseScope.opens("c", actor))
                .params(CaseScope.params(actor, clock.instant()))
                .query((rs, n) -> rs.getString(1))
                .set();
    }

    private CaseRestrictedException refusal(CaseFile file) {
        return jdbc.sql("""
                        select r.setter, r.unit_id, nullif(concat_ws(' ', u.contact_name, u.contact_phone), '') as contact
                        from case_restriction r join unit u on u.id = r.unit_id
                        where r.case_id = ? and r.lifted_at is null""")
                .param(file.getId())
                .query((rs, n) -> new CaseRestrictedException(
                        file.ref().number(),
                        file.unitId(),
                        rs.getString("setter"),
                        rs.getObject("unit_id", UUID.class),
                        rs.getString("contact")))
                .single();
    }

    private boolean named(UUID caseId, Actor actor) {
        return jdbc.sql("select " + CaseScope.named(":case"))
                .param("case", caseId)
                .params(CaseScope.params(actor, clock.instant()))
                .query(Boolean.class)
                .single();
    }

    private boolean handedOnWithin(UUID caseId, Scope scope) {
        return scope instanceof Scope.Tree tree
                && jdbc.sql("select exists (select 1 from case_viewer where case_id = ? and unit_id = any(?))")
                        .params(caseId, tree.array())
                        .query(Boolean.class)
                        .single();
    }
}
