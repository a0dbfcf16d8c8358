package cn.fanzha.command.identity.domain;

import cn.fanzha.command.shared.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;

/** Programs that may fetch tokens, as administrators see them; never their secrets. */
@Component
public class ApiClientList {

    private static final int AT_MOST = 200;
    private static final String SELECT =
            "select c.id, c.client_id, c.name, c.unit_id, u.name as unit, c.scopes, c.active,"
                    + " c.secret_hash is not null as with_secret, c.drafted_by, c.created_at, c.revoked_at, c.version"
                    + " from api_client c join unit u on u.id = c.unit_id ";

    private final JdbcClient jdbc;

    ApiClientList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A program.
     *
     * @param clientId its name at the token's door
     * @param unit whose rows it reaches
     * @param draftedBy null: it came with the system
     */
    public record Client(
            UUID id,
            String clientId,
            String name,
            UUID unitId,
            String unit,
            List<String> scopes,
            AccountState state,
            @Nullable UUID draftedBy,
            Instant createdAt,
            @Nullable Instant revokedAt,
            int version) {}

    /** All, drafts first, then by name; 200 at most. */
    @PreAuthorize("hasAnyRole('SYSTEM_ADMIN', 'SECURITY_ADMIN')")
    public List<Client> all() {
        return jdbc.sql(SELECT + "order by c.secret_hash is not null, not c.active, c.client_id limit ?")
                .param(AT_MOST)
                .query(ApiClientList::client)
                .list();
    }

    /** @throws NotFoundException there is no such program */
    @PreAuthorize("hasAnyRole('SYSTEM_ADMIN', 'SECURITY_ADMIN')")
    public Client get(UUID id) {
        return jdbc.sql(SELECT + "where c.id = ?")
                .param(id)
                .query(ApiClientList::client)
                .optional()
                .orElseThrow(() -> new NotFoundException("api-client", id));
    }

    private static Client client(ResultSet rs, int number) throws SQLException {
        Timestamp revoked = rs.getTimestamp("revoked_at");
        return new Client(
                rs.getObject("id", UUID.class),
                rs.getString("client_id"),
                rs.getString("name"),
                rs.getObject("unit_id", UUID.class),
                rs.getString("unit"),
                List.of((String[]) rs.getArray("scopes").getArray()),
                rs.getBoolean("active")
                        ? AccountState.ACTIVE
                        : rs.getBoolean("with_secret") || revoked != null ? AccountState.DISABLED : AccountState.DRAFT,
                rs.getObject("drafted_by", UUID.class),
                rs.getTimestamp("created_at").toInstant(),
                revoked == null ? null : revoked.toInstant(),
                rs.getInt("version"));
    }
}
