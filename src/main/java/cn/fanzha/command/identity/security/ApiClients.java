package cn.fanzha.command.identity.security;

import cn.fanzha.command.organisation.Units;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/** Programs that fetch a token with their own secret; inactive ones are not found. */
@Component
class ApiClients implements RegisteredClientRepository {

    static final Duration TOKEN_LIFE = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Units units;

    ApiClients(JdbcClient jdbc, Units units) {
        this.jdbc = jdbc;
        this.units = units;
    }

    /** Called when a stronger hash was made of the secret just proven. */
    @Override
    public void save(RegisteredClient client) {
        jdbc.sql("update api_client set secret_hash = ?, version = version + 1 where client_id = ?")
                .params(Objects.requireNonNull(client.getClientSecret()), client.getClientId())
                .update();
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return find("id = ?::uuid", id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return find("client_id = ?", clientId);
    }

    private @Nullable RegisteredClient find(String condition, String value) {
        return jdbc.sql("select id, client_id, name, secret_hash, unit_id, scopes from api_client where active and "
                        + condition)
                .param(value)
                .query(this::row)
                .optional()
                .orElse(null);
    }

    private RegisteredClient row(ResultSet rs, int number) throws SQLException {
        List<String> scopes = List.of((String[]) rs.getArray("scopes").getArray());
        return RegisteredClient.withId(rs.getObject("id", UUID.class).toString())
                .clientId(rs.getString("client_id"))
                .clientName(rs.getString("name"))
                .clientSecret(rs.getString("secret_hash"))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(all -> all.addAll(scopes))
                .clientSettings(ClientSettings.builder()
                        .setting(
                                TokenClaims.UNIT,
                                units.get(rs.getObject("unit_id", UUID.class)).code())
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(TOKEN_LIFE)
                        .build())
                .build();
    }
}
