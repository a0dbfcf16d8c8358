package cn.fanzha.command.identity.domain;

import cn.fanzha.command.identity.AccountRef;
import cn.fanzha.command.identity.Accounts;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class AccountDirectory implements Accounts {

    private static final String NOBODY = "—";
    private static final String COLUMNS =
            "select id, username, display_name, unit_id, roles, state = 'ACTIVE' as active from account";

    private final JdbcClient jdbc;
    private final Units units;

    AccountDirectory(JdbcClient jdbc, Units units) {
        this.jdbc = jdbc;
        this.units = units;
    }

    @Override
    public Optional<Actor> acting(@Nullable String username) {
        return Optional.ofNullable(username)
                .flatMap(this::active)
                .map(person -> new Actor(
                        person.id(),
                        person.username(),
                        person.displayName(),
                        person.unitId(),
                        person.roles(),
                        units.scopeOf(person.unitId()),
                        false));
    }

    @Override
    public Optional<AccountRef> find(UUID id) {
        return jdbc.sql(COLUMNS + " where id = ?")
                .param(id)
                .query(AccountDirectory::row)
                .optional();
    }

    @Override
    public Optional<AccountRef> findByUsername(String username) {
        return jdbc.sql(COLUMNS + " where username = ?")
                .param(username)
                .query(AccountDirectory::row)
                .optional();
    }

    @Override
    public String displayName(UUID id) {
        return displayNames(List.of(id)).getOrDefault(id, NOBODY);
    }

    @Override
    public Map<UUID, String> displayNames(Collection<UUID> ids) {
        Map<UUID, String> names = new HashMap<>();
        jdbc.sql("""
                        select id, display_name as name from account where id = any(:ids)
                        union all select id, name from api_client where id = any(:ids)""")
                .param("ids", ids.toArray(UUID[]::new))
                .query((rs, number) -> names.put(rs.getObject("id", UUID.class), rs.getString("name")))
                .list();
        return names;
    }

    @Override
    public List<AccountRef> active(UUID unitId, Role role) {
        return jdbc.sql(COLUMNS + " where unit_id = ? and state = 'ACTIVE' and ? = any(roles)"
                        + " order by display_name collate \"zh-x-icu\", username")
                .params(unitId, role.name())
                .query(AccountDirectory::row)
                .list();
    }

    @Override
    public List<AccountRef> active(Collection<UUID> unitIds, Collection<Role> roles, int atMost) {
        return jdbc.sql(COLUMNS + " where unit_id = any(?) and state = 'ACTIVE' and roles && ?::text[]"
                        + " order by display_name collate \"zh-x-icu\", username limit ?")
                .params(
                        unitIds.toArray(UUID[]::new),
                        roles.stream().map(Role::name).toArray(String[]::new),
                        atMost)
                .query(AccountDirectory::row)
                .list();
    }

    @Override
    public Optional<AccountRef> active(String username) {
        return jdbc.sql(COLUMNS + " where username = ? and state = 'ACTIVE'")
                .param(username)
                .query(AccountDirectory::row)
                .optional();
    }

    private static AccountRef row(ResultSet rs, int number) throws SQLException {
        return new AccountRef(
                rs.getObject("id", UUID.class),
                rs.getString("username"),
                rs.getString("display_name"),
                rs.getObject("unit_id", UUID.class),
                Arrays.stream((String[]) rs.getArray("roles").getArray())
                        .map(Role::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                rs.getBoolean("active"));
    }
}
