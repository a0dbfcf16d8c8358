package cn.fanzha.command.identity.security;

import cn.fanzha.command.shared.Role;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * A signed-in person as the session keeps it: small, and without personal data beyond the name that colleagues read.
 * What the person may see is not kept here but asked from the tree of units at each request, as units move.
 */
public final class SignedInUser implements UserDetails, CredentialsContainer, Serializable {

    private static final long serialVersionUID = 1;

    private final UUID id;
    private final String username;
    private final String displayName;
    private final UUID unitId;
    private final Set<Role> roles;
    private final boolean enabled;
    private final boolean locked;
    private final boolean mustChangePassword;
    private @Nullable String passwordHash;

    public SignedInUser(
            UUID id,
            String username,
            String displayName,
            UUID unitId,
            Set<Role> roles,
            boolean enabled,
            boolean locked,
            boolean mustChangePassword,
            @Nullable String passwordHash) {
        this.id = id;
        this.username = username;
        this.displayName = displayName;
        this.unitId = unitId;
        this.roles = Set.copyOf(roles);
        this.enabled = enabled;
        this.locked = locked;
        this.mustChangePassword = mustChangePassword;
        this.passwordHash = passwordHash;
    }

    public UUID id() {
        return id;
    }

    public String displayName() {
        return displayName;
    }

    public UUID unitId() {
        return unitId;
    }

    public Set<Role> roles() {
        return roles;
    }

    /** The password was set by somebody else: nothing but changing it is open. */
    public boolean mustChangePassword() {
        return mustChangePassword;
    }

    /** The same person after choosing a password of the own. */
    SignedInUser withOwnPassword() {
        return new SignedInUser(id, username, displayName, unitId, roles, enabled, locked, false, null);
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return roles.stream()
                .map(Role::authority)
                .map(SimpleGrantedAuthority::new)
                .collect(Collectors.collectingAndThen(Collectors.toList(), List::copyOf));
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return username;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public boolean isAccountNonLocked() {
        return !locked;
    }

    @Override
    public void eraseCredentials() {
        passwordHash = null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedInUser user && user.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
