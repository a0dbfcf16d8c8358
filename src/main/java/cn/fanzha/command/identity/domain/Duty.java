package cn.fanzha.command.identity.domain;

import cn.fanzha.command.identity.DutyRoster;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Duty implements DutyRoster {

    private final JdbcClient jdbc;
    private final Units units;

    Duty(JdbcClient jdbc, Units units) {
        this.jdbc = jdbc;
        this.units = units;
    }

    @Override
    public Optional<UUID> secondOfficer(UUID unitId, UUID notThisAccount, Instant at) {
        return Stream.concat(Stream.of(units.get(unitId)), upToDistrict(unitId))
                .flatMap(unit -> Stream.concat(
                        officers(unit.id(), notThisAccount, at, true), officers(unit.id(), notThisAccount, at, false)))
                .findFirst();
    }

    @Override
    public List<UUID> onDuty(UUID unitId, Instant at) {
        return jdbc.sql(
                        "select distinct account_id from duty_shift where unit_id = ? and starts_at <= ? and ends_at > ?")
                .params(unitId, Timestamp.from(at), Timestamp.from(at))
                .query((rs, number) -> rs.getObject(1, UUID.class))
                .list();
    }

    @Override
    public List<UUID> contacts(UUID institutionId, Instant at) {
        return jdbc.sql("""
                        select a.id from account a
                        where a.unit_id = :unit and a.state = 'ACTIVE' and 'LIAISON' = any(a.roles)
                        order by exists (select 1 from duty_shift d where d.account_id = a.id and d.unit_id = :unit
                                           and d.starts_at <= :at and d.ends_at > :at) desc,
                                 a.last_sign_in_at desc nulls last, a.username""")
                .param("unit", institutionId)
                .param("at", Timestamp.from(at))
                .query((rs, number) -> rs.getObject(1, UUID.class))
                .list();
    }

    /** The units above, as far as the district: those above it don't know the unit's cases. */
    private Stream<UnitRef> upToDistrict(UUID unitId) {
        return units.get(unitId).kind().compareTo(UnitKind.DISTRICT) <= 0
                ? Stream.empty()
                : units.ancestors(unitId).stream()
                        .filter(unit -> unit.kind().compareTo(UnitKind.DISTRICT) >= 0
                                && unit.kind().isPolice());
    }

    /** Those who signed in last come first: they sit at their desk. */
    private Stream<UUID> officers(UUID unitId, UUID notThisAccount, Instant at, boolean onDuty) {
        return jdbc
                .sql("""
                        select a.id from account a
                        where a.unit_id = :unit and a.id <> :not and a.state = 'ACTIVE' and 'OFFICER' = any(a.roles)
                          and (not :onDuty or exists (select 1 from duty_shift d where d.account_id = a.id
                               and d.unit_id = :unit and d.starts_at <= :at and d.ends_at > :at))
                        order by a.last_sign_in_at desc nulls last, a.username""")
                .param("unit", unitId)
                .param("not", notThisAccount)
                .param("onDuty", onDuty)
                .param("at", Timestamp.from(at))
                .query((rs, number) -> rs.getObject(1, UUID.class))
                .list()
                .stream();
    }
}
