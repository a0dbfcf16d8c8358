package cn.fanzha.command.volume;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.crypto.BlindIndex;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.statistics.domain.RollUp;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.SignedIn;
import cn.fanzha.command.support.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What the generator makes is what the application reads: its numbers, its people, its figures. */
@IntegrationTest
@TestInstance(Lifecycle.PER_CLASS)
class VolumeTest {

    private static final VolumePlan PLAN = new VolumePlan(7, "9503", Instant.parse("2010-12-30T04:00:00Z"), 0.5, 0.02);
    private static final String CITY = "%/950300000000/%";

    @Autowired
    PersonalDataCipher cipher;

    @Autowired
    BlindIndex index;

    @Autowired
    Units units;

    @Autowired
    Observables observables;

    @Autowired
    RollUp rollUp;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester mvc;

    private Volume volume;

    @BeforeAll
    void make() throws SQLException {
        volume = new Volume(PLAN, cipher, index);
        volume.load(TestDatabase.server().asSuperuser(), "{noop}-");
        units.refresh();
        rollUp.bringUpToDate();
    }

    @AfterAll
    void takeAway() throws SQLException {
        // nothing waits for the job that would write figures of units that go
        rollUp.bringUpToDate();
        VolumeRemoval.of(PLAN, TestDatabase.server().asSuperuser());
        units.refresh();
        rollUp.bringUpToDate();
    }

    @Test
    void thePlansNumbersOfRowsAreThereAndEveryForeignKeyHolds() throws SQLException {
        assertThat(count("select count(*) from case_file where unit_id = any(" + tree() + ")"))
                .isEqualTo(PLAN.cases());
        assertThat(count("select count(*) from alert where unit_id = any(" + tree() + ")"))
                .isEqualTo(PLAN.alerts());
        assertThat(count("select count(*) from transfer where transfer_no like 'LS9503%'"))
                .isEqualTo(PLAN.transfers());
        List<String> dangling = jdbc.sql("""
                        select format('select %s as fk, count(*) as n from %s t where t.%I is not null and not exists (select from %s r where r.%I = t.%I)',
                                      quote_literal(k.conname), k.conrelid::regclass, a.attname, k.confrelid::regclass, b.attname, a.attname)
                        from pg_constraint k
                             join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
                             join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
                        where k.contype = 'f' and cardinality(k.conkey) = 1""").query((rs, n) -> rs.getString(1)).list().stream()
                .filter(sql -> count("select n from (" + sql + ") f") > 0)
                .toList();
        assertThat(dangling).isEmpty();
    }

    @Test
    void theListAndTheFileShowTheMadeCases() {
        String number = jdbc.sql("select case_no from case_file where unit_id = any(" + tree()
                        + ") order by reported_at desc, id desc limit 1")
                .query((rs, n) -> rs.getString(1))
                .single();
        assertThat(mvc.get().uri("/cases").with(SignedIn.signedIn(supervisor())).exchange())
                .hasStatusOk()
                .bodyText()
                .contains(number);
        assertThat(mvc.get()
                        .uri("/cases/" + number)
                        .with(SignedIn.signedIn(supervisor()))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("**");
        assertThat(mvc.get()
                        .uri("/alerts")
                        .with(SignedIn.signedIn(supervisor()))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("YJ9503");
    }

    @Test
    void anAccountIsFoundByItsNumberAndTheCountersStandBehindTheNumbers() {
        VolumePeople people = new VolumePeople(PLAN, cipher, index);
        UUID account =
                observables.find(ObservableType.BANK_ACCOUNT, people.card(3)).orElseThrow();
        assertThat(observables.reveal(account).value()).isEqualTo(people.card(3));
        assertThat(count("""
                        select count(*) from case_file c
                        where c.case_no like 'A9503%' and not exists (
                            select from month_serial s
                            where s.letter = 'A' and s.unit_code = substr(c.case_no, 2, 12)
                              and replace(s.month, '-', '') = substr(c.case_no, 14, 6) and s.last >= substr(c.case_no, 20)::int)""")).isZero();
    }

    @Test
    void theRollUpIsTheSumOfTheRows() {
        String rows = "select r.indicator, sum(r.value) as value from figure_row r where r.unit_id = any(" + tree()
                + ") and r.indicator in (select distinct indicator from figure_month) group by 1";
        String months = "select f.indicator, sum(f.value) as value from figure_month f where f.path like '" + CITY
                + "' group by 1";
        assertThat(count("select count(*) from (" + rows + ") a")).isGreaterThan(20);
        assertThat(count("select count(*) from ((" + rows + " except " + months + ") union all (" + months + " except "
                        + rows + ")) d"))
                .isZero();
    }

    private Actor supervisor() {
        VolumeUnits.Person person = volume.units().person(Role.SUPERVISOR, "CITY");
        return new Actor(
                person.id(),
                person.username(),
                person.name(),
                person.unit().id(),
                Set.of(Role.SUPERVISOR),
                units.scopeOf(person.unit().id()),
                false);
    }

    private static String tree() {
        return "array(select id from unit where path like '" + CITY + "')";
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
