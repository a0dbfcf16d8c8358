package cn.fanzha.command.demo;

import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people of the made-up city, as they act when they are signed in. */
@Component
@ConditionalOnProperty("fanzha.demo")
class DemoPeople {

    private final JdbcClient jdbc;
    private final Units units;
    private final Map<String, Actor> known = new HashMap<>();

    DemoPeople(JdbcClient jdbc, Units units) {
        this.jdbc = jdbc;
        this.units = units;
    }

    Actor of(String username) {
        return known.computeIfAbsent(
                username,
                name -> jdbc.sql("select id, display_name, unit_id, roles from account where username = ?")
                        .param(name)
                        .query((rs, n) -> {
                            UUID unit = rs.getObject("unit_id", UUID.class);
                            return new Actor(
                                    rs.getObject("id", UUID.class),
                                    name,
                                    rs.getString("display_name"),
                                    unit,
                                    Arrays.stream((String[])
                                                    rs.getArray("roles").getArray())
                                            .map(Role::valueOf)
                                            .collect(Collectors.toSet()),
                                    units.scopeOf(unit),
                                    false);
                        })
                        .single());
    }

    /** An officer of that very unit. */
    Actor officerOf(String unit) {
        return of(java.util.stream.Stream.concat(DemoCity.ACCOUNTS.stream(), DemoCity.COLLEAGUES.stream())
                .filter(account -> account.unit().equals(unit) && account.role() == Role.OFFICER)
                .findFirst()
                .orElseThrow()
                .username());
    }
}
