package cn.fanzha.command.identity.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/**
 * Tokens live for an hour; those of a program that was shut out end within seconds. Whether it was is asked once in that
 * time for each program, not at each request.
 */
@Component
class RevokedClients implements OAuth2TokenValidator<Jwt> {

    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final int AT_MOST = 10_000;
    private static final OAuth2Error REVOKED = new OAuth2Error("invalid_token", "The client was revoked", null);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<UUID, Answer> answers = new ConcurrentHashMap<>();

    RevokedClients(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Answer(boolean active, Instant until) {}

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        String client = token.getClaimAsString(TokenClaims.CLIENT);
        return client == null || active(UUID.fromString(client))
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(REVOKED);
    }

    private boolean active(UUID client) {
        Instant now = clock.instant();
        Answer known = answers.get(client);
        if (known != null && now.isBefore(known.until) && !known.until.isAfter(now.plus(KEPT))) {
            return known.active;
        }
        boolean active = jdbc.sql("select exists (select from api_client where id = ? and active)")
                .param(client)
                .query(Boolean.class)
                .single();
        if (answers.size() >= AT_MOST) {
            answers.clear();
        }
        answers.put(client, new Answer(active, now.plus(KEPT)));
        return active;
    }
}
