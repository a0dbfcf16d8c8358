package cn.fanzha.command.identity.domain;

import cn.fanzha.command.shared.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts as lists show them. */
@Component
public class AccountList {

    private static final int PAGE = 50;
    private static final String COLUMNS =
            "select a.id, a.username, a.display_name, u.name as unit, u.code as unit_code,"
                    + " a.roles, a.state, a.locked_until, a.last_sign_in_at from account a join unit u on u.id = a.unit_id";

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A line of the list.
     *
     * @param locked wrong passwords locked it, and the time is not over
     */
    public record Line(
            UUID id,
            String username,
            String displayName,
            String unit,
            String unitCode,
            List<Role> roles,
            AccountState state,
            boolean locked,
            @Nullable Instant lastSignInAt) {}

    /**
     * A page of accounts by user name.
     *
     * @param next the user name behind which the next page begins; null on the last page
     */
    public record Page(List<Line> rows, @Nullable String next) {}

    /** The accounts of these names that exist, in the order of the names. */
    public List<Line> named(List<String> usernames) {
        List<Line> found = jdbc.sql(COLUMNS + " where a.username = any(?)")
                .param(usernames.toArray(String[]::new))
                .query(this::row)
                .list();
        return found.stream()
                .sorted(java.util.Comparator.comparingInt(line -> usernames.indexOf(line.username())))
                .toList();
    }

    /**
     * Accounts whose user name, name or unit holds the text.
     *
     * @param after the last user name of the page before; empty for the first page
     */
    public Page search(String text, @Nullable AccountState state, String after) {
        String like = "%" + text.strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
        List<Line> found = jdbc.sql(COLUMNS + " " + """
                         where a.username > :after and (:state::text is null or a.state = :state)
                           and (a.username like :like or lower(a.display_name) like :like or u.name like :like)
                         order by a.username limit :limit""")
                .param("after", after)
                .param("state", state == null ? null : state.name(), java.sql.Types.VARCHAR)
                .param("like", like)
                .param("limit", PAGE + 1)
                .query(this::row)
                .list();
        return found.size() <= PAGE
                ? new Page(found, null)
                : new Page(found.subList(0, PAGE), found.get(PAGE - 1).username());
    }

    private Line row(ResultSet rs, int number) throws SQLException {
        OffsetDateTime lockedUntil = rs.getObject("locked_until", OffsetDateTime.class);
        OffsetDateTime lastSignIn = rs.getObject("last_sign_in_at", OffsetDateTime.class);
        return new Line(
                rs.getObject("id", UUID.class),
                rs.getString("username"),
                rs.getString("display_name"),
                rs.getString("unit"),
                rs.getString("unit_code"),
                Arrays.stream((String[]) rs.getArray("roles").getArray())
                        .map(Role::valueOf)
                        .toList(),
                AccountState.valueOf(rs.getString("state")),
                lockedUntil != null && clock.instant().isBefore(lockedUntil.toInstant()),
                lastSignIn == null ? null : lastSignIn.toInstant());
    }
}
