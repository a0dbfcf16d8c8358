package cn.fanzha.command.shared;

import java.util.Set;
import java.util.UUID;

/**
 * Who acts: a signed-in person, an API client, or the system's own jobs. Use cases take it as a parameter, so that
 * nothing is done by nobody.
 *
 * @param id the account's or client's id; of the system the nil UUID
 * @param username the account's or client's unique name
 * @param displayName the name that colleagues read
 * @param unitId the unit or institution that the account belongs to
 * @param roles the roles granted; empty for API clients, whose rights are their OAuth scopes
 * @param scope what the actor may see
 * @param program true for an API client
 */
public record Actor(
        UUID id, String username, String displayName, UUID unitId, Set<Role> roles, Scope scope, boolean program) {

    private static final UUID NIL = new UUID(0, 0);

    public Actor {
        roles = Set.copyOf(roles);
    }

    /** The clock and the jobs, which act for nobody in particular and see every row. */
    public static Actor system() {
        return new Actor(NIL, "system", "system", NIL, Set.of(), new Scope.Everything(), false);
    }

    /** The same person looking at one unit of the own scope with all below it, as {@code tree} says. */
    public Actor within(Scope.Tree tree) {
        if (!scope.sees(tree.root())) {
            throw new OutOfScopeException("unit", tree.root());
        }
        return new Actor(id, username, displayName, unitId, roles, tree, program);
    }

    public boolean isSystem() {
        return id.equals(NIL);
    }

    /** Holds a business role of the police: may search, and sees what lies within the scope. */
    public boolean isPolice() {
        return has(Role.OFFICER) || has(Role.ANALYST) || has(Role.SUPERVISOR);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }
}
