package cn.fanzha.command.support;

import cn.fanzha.command.identity.security.SignedInUser;
import cn.fanzha.command.identity.security.TokenClaims;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import java.util.Arrays;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Requests of MockMvc made by somebody. */
public final class SignedIn {

    private SignedIn() {}

    /** The request comes from this person's session; changes still need {@code csrf()}. */
    public static RequestPostProcessor signedIn(Actor actor) {
        return SecurityMockMvcRequestPostProcessors.user(new SignedInUser(
                actor.id(),
                actor.username(),
                actor.displayName(),
                actor.unitId(),
                actor.roles(),
                true,
                false,
                false,
                "{none}"));
    }

    /** The request carries a token of a client that is bound to the unit, with these scopes. */
    public static RequestPostProcessor bearer(String unitCode, String... scopes) {
        return SecurityMockMvcRequestPostProcessors.jwt()
                .jwt(token -> token.subject("test-client")
                        .claim(TokenClaims.UNIT, unitCode)
                        .claim(TokenClaims.CLIENT, Ids.next().toString())
                        .claim("scope", String.join(" ", scopes)))
                .authorities(Arrays.stream(scopes)
                        .map(scope -> new SimpleGrantedAuthority("SCOPE_" + scope))
                        .toArray(SimpleGrantedAuthority[]::new));
    }
}
