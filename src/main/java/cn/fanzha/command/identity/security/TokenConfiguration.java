package cn.fanzha.command.identity.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** How tokens are made and read: signed, an hour long, bound to the client's unit, kept nowhere. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> unitClaim() {
        return context -> context.getClaims()
                .claim(
                        TokenClaims.UNIT,
                        Objects.requireNonNull(context.getRegisteredClient()
                                .getClientSettings()
                                .<String>getSetting(TokenClaims.UNIT)))
                .claim(TokenClaims.CLIENT, context.getRegisteredClient().getId());
    }

    /** The public key is made ready once: chosen by each token's head, it would be read from its text at every request. */
    @Bean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys, RevokedClients revoked) throws JOSEException {
        List<JWK> own = keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null);
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withPublicKey(
                        own.getFirst().toRSAKey().toRSAPublicKey())
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(JwtValidators.createDefault(), revoked));
        return decoder;
    }

    /** Nobody reads how long each filter took; measuring it took a twentieth of every request. */
    @Bean
    SecurityObservationSettings withoutObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** Tokens carry all they say; the default would keep each issued one in memory for ever. */
    @Bean
    OAuth2AuthorizationService issuedTokens() {
        return new OAuth2AuthorizationService() {
            @Override
            public void save(OAuth2Authorization authorization) {}

            @Override
            public void remove(OAuth2Authorization authorization) {}

            @Override
            public @Nullable OAuth2Authorization findById(String id) {
                return null;
            }

            @Override
            public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
                return null;
            }
        };
    }
}
