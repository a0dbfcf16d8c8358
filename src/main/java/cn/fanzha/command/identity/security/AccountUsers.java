package cn.fanzha.command.identity.security;

import cn.fanzha.command.shared.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** Finds the account behind a typed user name; only active accounts of units in service come in. */
@Component
class AccountUsers implements UserDetailsService {

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountUsers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public SignedInUser loadUserByUsername(String username) {
        return jdbc.sql("""
                        select a.id, a.username, a.display_name, a.unit_id, a.roles, a.state = 'ACTIVE' and u.active as enabled,
                               a.locked_until, a.must_change_password, a.password_hash
                        from account a join unit u on u.id = a.unit_id where a.username = ?""")
                .param(username.strip().toLowerCase(Locale.ROOT))
                .query(this::row)
                .optional()
                .orElseThrow(() -> new UsernameNotFoundException("no such account"));
    }

    private SignedInUser row(ResultSet rs, int number) throws SQLException {
        OffsetDateTime lockedUntil = rs.getObject("locked_until", OffsetDateTime.class);
        return new SignedInUser(
                rs.getObject("id", UUID.class),
                rs.getString("username"),
                rs.getString("display_name"),
                rs.getObject("unit_id", UUID.class),
                roles((String[]) rs.getArray("roles").getArray()),
                rs.getBoolean("enabled"),
                lockedUntil != null && Instant.now(clock).isBefore(lockedUntil.toInstant()),
                rs.getBoolean("must_change_password"),
                rs.getString("password_hash"));
    }

    private static Set<Role> roles(String[] names) {
        return Arrays.stream(names).map(Role::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
