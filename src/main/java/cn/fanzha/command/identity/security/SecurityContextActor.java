package cn.fanzha.command.identity.security;

import cn.fanzha.command.identity.CurrentActor;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.Scope;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** Turns the session's person or the token's program into the actor that use cases know. */
@Component
class SecurityContextActor implements CurrentActor {

    private final Units units;

    SecurityContextActor(Units units) {
        this.units = units;
    }

    @Override
    public Optional<Actor> find() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    @Override
    public Actor require() {
        return find().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    private Optional<Actor> of(@Nullable Authentication authentication) {
        if (authentication == null || !authentication.isAuthenticated()) {
            return Optional.empty();
        }
        if (authentication.getPrincipal() instanceof SignedInUser user) {
            return Optional.of(person(user));
        }
        return authentication instanceof JwtAuthenticationToken token ? program(token.getToken()) : Optional.empty();
    }

    private Actor person(SignedInUser user) {
        Scope scope = user.roles().stream().anyMatch(Role::isAdministrator)
                ? new Scope.Nothing()
                : units.scopeOf(user.unitId());
        return new Actor(user.id(), user.getUsername(), user.displayName(), user.unitId(), user.roles(), scope, false);
    }

    private Optional<Actor> program(Jwt token) {
        String unitCode = token.getClaimAsString(TokenClaims.UNIT);
        String name = token.getSubject();
        String clientId = token.getClaimAsString(TokenClaims.CLIENT);
        if (unitCode == null || clientId == null || name == null) {
            return Optional.empty();
        }
        return units.findByCode(unitCode)
                .map(unit -> new Actor(
                        UUID.fromString(clientId), name, name, unit.id(), Set.of(), units.scopeOf(unit.id()), true));
    }
}
