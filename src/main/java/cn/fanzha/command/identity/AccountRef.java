package cn.fanzha.command.identity;

import cn.fanzha.command.shared.Role;
import java.util.Set;
import java.util.UUID;

/**
 * A person's account as other features read it.
 *
 * @param active may sign in
 */
public record AccountRef(UUID id, String username, String displayName, UUID unitId, Set<Role> roles, boolean active) {

    public AccountRef {
        roles = Set.copyOf(roles);
    }
}
