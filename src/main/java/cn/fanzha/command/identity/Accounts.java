package cn.fanzha.command.identity;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who the people are: names beside what they did, and whom work can be given to. */
public interface Accounts {

    Optional<AccountRef> find(UUID id);

    /** The person with this user name, whatever the account's state. */
    Optional<AccountRef> findByUsername(String username);

    /** The name that colleagues read, of a person or an API client; of nobody known (and of the system's jobs) “—”. */
    String displayName(UUID id);

    /** The names of several at once, in one statement; ids of nobody are absent. */
    Map<UUID, String> displayNames(Collection<UUID> ids);

    /** Those of the unit itself who hold the role and may sign in, by name. */
    List<AccountRef> active(UUID unitId, Role role);

    /** Those of the units who hold one of the roles and may sign in, by name; so many at most. */
    List<AccountRef> active(Collection<UUID> unitIds, Collection<Role> roles, int atMost);

    /** Whoever may sign in under the name. */
    Optional<AccountRef> active(String username);

    /**
     * The person of that user name as one who acts, with her own roles and scope, if she may sign in: for programs that
     * bring what a person did. No program decides or signs; the same rules hold for her as on the page.
     */
    Optional<Actor> acting(@Nullable String username);

    /** The officers of the unit itself who may sign in, by name. */
    default List<AccountRef> activeOfficers(UUID unitId) {
        return active(unitId, Role.OFFICER);
    }
}
