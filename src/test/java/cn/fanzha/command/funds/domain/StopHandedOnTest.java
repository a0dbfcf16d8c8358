package cn.fanzha.command.funds.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.funds.domain.StopChange.Done;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.StopNumber;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The file went from station A1 to station B1: who still acts on its requests, and who hears of them. */
@IntegrationTest
class StopHandedOnTest {

    @Autowired
    TestCity city;

    @Autowired
    Stops stops;

    @Autowired
    StopFiles files;

    @Autowired
    StopClock job;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    String account = Stops.newAccount();

    @BeforeEach
    void aQuietMorning() {
        clock.set("2026-11-20 09:00:00");
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void unitsThatHandedTheFileOnReadButNoLongerAct() {
        CaseRef file = stops.caseOf(city.officer);
        StopNumber number = stops.sent(file, city.bank1.id(), account, city.officer);
        handOn(file);

        assertThat(files.open(number, city.officer).state()).isEqualTo(StopState.REQUESTED);
        refuses(() -> stops.ask(file, city.bank1.id(), Stops.newAccount(), city.officer));
        refuses(() -> files.again(number, city.officer));
        refuses(() -> files.checkVictim(number, city.officer));
        refuses(() -> files.cancel(number, "重复", city.officer));
        assertThat(files.checkVictim(number, city.otherOfficer)).isInstanceOf(Done.class);
        stops.confirm(number, "20000", city.liaison);
        refuses(() -> files.release(number, "查清无关", city.officer));
        assertThat(files.release(number, "查清无关", city.otherOfficer)).isInstanceOf(Done.class);
    }

    @Test
    void theNamedSecondOfficerStillSignsButNobodyByChoice() {
        CaseRef file = stops.caseOf(city.officer);
        StopNumber named = stops.sent(file, city.bank1.id(), account, city.officer);
        StopNumber unnamed = stops.sent(file, city.bank1.id(), Stops.newAccount(), city.officer);
        jdbc.sql("update stop_payment set second_officer_id = null, second_officer_name = null where request_no = ?")
                .param(unnamed.value())
                .update();
        handOn(file);

        refuses(() -> files.countersign(unnamed, city.officer2));
        assertThat(files.countersign(unnamed, city.otherOfficer)).isInstanceOf(Done.class);
        assertThat(files.countersign(named, city.officer2)).isInstanceOf(Done.class);
    }

    @Test
    void theUnitThatHoldsTheFileNowHearsWhatHappens() {
        CaseRef file = stops.caseOf(city.officer);
        StopNumber number = stops.sent(file, city.bank1.id(), account, city.officer);
        assertThat(told("unit_id", number, "stop-requested")).containsExactly(city.stationA1.id());
        handOn(file);

        stops.confirm(number, "20000", city.liaison);

        assertThat(told("unit_id", number, "stop-answered"))
                .containsExactlyInAnyOrder(city.stationA1.id(), city.stationB1.id());
        assertThat(told("institution_id", number, "stop-answered")).containsExactly(city.bank1.id());
    }

    @Test
    void bothOfficersAreRemindedInPerson() {
        StopNumber number = stops.sent(stops.caseOf(city.officer), city.bank1.id(), account, city.officer);
        stops.confirm(number, "20000", city.liaison);
        clock.advance(Duration.ofHours(36));

        job.tick();

        assertThat(told("account_id", number, "stop-reminder"))
                .containsExactlyInAnyOrder(city.officer.id(), city.officer2.id());
        assertThat(told("unit_id", number, "stop-reminder")).containsExactly(city.stationA1.id());
        assertThat(told("account_id", number, "stop-answered")).isEmpty();
    }

    private void handOn(CaseRef file) {
        jdbc.sql("insert into case_viewer (case_id, unit_id) values (?, ?)")
                .params(file.id(), city.stationA1.id())
                .update();
        jdbc.sql("update case_file set unit_id = ? where id = ?")
                .params(city.stationB1.id(), file.id())
                .update();
    }

    private List<UUID> told(String addressee, StopNumber number, String kind) {
        return jdbc.sql("select " + addressee + " from live_event where reference = ? and kind = ? and " + addressee
                        + " is not null order by id")
                .params(number.value(), kind)
                .query(UUID.class)
                .list();
    }

    private static void refuses(ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOf(OutOfScopeException.class);
    }
}
