package cn.fanzha.command.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.identity.Accounts;
import cn.fanzha.command.identity.DutyRoster;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class SecondOfficerTest {

    private static final Instant NOW = ChinaTime.parse("2026-11-22 20:00");

    @Autowired
    DutyRoster roster;

    @Autowired
    Accounts accounts;

    @Autowired
    TestCity city;

    @Autowired
    Units units;

    @Autowired
    JdbcClient jdbc;

    private int drawn;

    @Test
    void whoIsOnDutyComesFirst() {
        UnitRef station = station();
        Actor first = officer(station);
        Actor second = officer(station);
        Actor onDuty = officer(station);
        shift(station, onDuty, "2026-11-22 08:00", "2026-11-22 20:00:01");
        shift(station, second, "2026-11-22 08:00", "2026-11-22 20:00");
        assertThat(roster.secondOfficer(station.id(), first.id(), NOW)).contains(onDuty.id());
        assertThat(roster.onDuty(station.id(), NOW)).containsExactly(onDuty.id());
        assertThat(roster.secondOfficer(station.id(), onDuty.id(), NOW)).contains(first.id());
    }

    @Test
    void withoutARosterAnotherOfficerOfTheUnitIsNamed() {
        UnitRef station = station();
        Actor first = officer(station);
        Actor second = officer(station);
        officer(city.districtA);
        assertThat(roster.secondOfficer(station.id(), first.id(), NOW)).contains(second.id());
        disable(second);
        assertThat(roster.secondOfficer(station.id(), first.id(), NOW))
                .isPresent()
                .isNotEqualTo(second.id());
    }

    @Test
    void aLonelyOfficerGetsOneOfTheDistrictAndNeverOneOfTheCity() {
        UnitRef district = city.unit(city.division + "130000", "丙区分局", UnitKind.DISTRICT, city.city);
        UnitRef station = city.unit(city.division + "130100", "丙一派出所", UnitKind.STATION, district);
        units.refresh();
        Actor first = officer(station);
        officer(city.city);
        city.account("lonely-supervisor", station, Role.SUPERVISOR);
        assertThat(roster.secondOfficer(station.id(), first.id(), NOW)).isEmpty();
        Actor above = officer(district);
        assertThat(roster.secondOfficer(station.id(), first.id(), NOW)).contains(above.id());
    }

    @Test
    void peopleAreFoundByIdAndUnit() {
        assertThat(accounts.find(city.officer.id()))
                .hasValueSatisfying(ref -> assertThat(ref.roles()).containsExactly(Role.OFFICER));
        assertThat(accounts.displayName(city.officer.id())).isEqualTo(city.officer.displayName());
        assertThat(accounts.displayName(Ids.next())).isEqualTo("—");
        assertThat(accounts.displayNames(List.of(city.officer.id(), Ids.next())))
                .hasSize(1);
        assertThat(accounts.activeOfficers(city.stationB1.id()))
                .extracting(ref -> ref.id())
                .containsExactly(city.otherOfficer.id());
    }

    private UnitRef station() {
        UnitRef station = city.unit(
                city.division + cn.fanzha.command.support.MadeUpCodes.digits(6),
                "新所",
                UnitKind.STATION,
                city.districtA);
        units.refresh();
        return station;
    }

    private Actor officer(UnitRef unit) {
        return city.account("second-" + unit.code() + "-" + drawn++, unit, Role.OFFICER);
    }

    private void disable(Actor officer) {
        jdbc.sql("update account set state = 'DISABLED' where id = ?")
                .param(officer.id())
                .update();
    }

    private void shift(UnitRef unit, Actor officer, String from, String until) {
        jdbc.sql("insert into duty_shift (id, unit_id, account_id, starts_at, ends_at, created_by, created_at)"
                        + " values (?, ?, ?, ?, ?, ?, now())")
                .params(
                        Ids.next(),
                        unit.id(),
                        officer.id(),
                        Timestamp.from(ChinaTime.parse(from)),
                        Timestamp.from(ChinaTime.parse(until)),
                        officer.id())
                .update();
    }
}
