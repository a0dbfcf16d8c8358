package cn.fanzha.command.funds.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.StopOutcome;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.StopNumber;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A request that waits calls its contacts one after the other, each once. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StopEscalationTest {

    @Autowired
    TestCity city;

    @Autowired
    Stops stops;

    @Autowired
    StopDesk desk;

    @Autowired
    StopCalls job;

    @Autowired
    StopCalling calling;

    @Autowired
    TestClock clock;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester mvc;

    Actor onDuty = Actor.system();

    @BeforeAll
    void anInstitutionWithContacts() {
        onDuty = city.account("duty-liaison", city.bank1, Role.LIAISON);
        jdbc.sql("update unit set contact_name = '行长', contact_phone = '0371-65551234' where id = ?")
                .param(city.bank1.id())
                .update();
    }

    @BeforeEach
    void longAgo() {
        // before all other requests of the shared database
        clock.set("2017-12-31 23:50:00");
        jdbc.sql("delete from duty_shift where account_id = ?")
                .param(onDuty.id())
                .update();
        jdbc.sql("""
                        insert into duty_shift (id, unit_id, account_id, starts_at, ends_at, created_by, created_at)
                        values (uuidv7(), ?, ?, '2017-12-31', '2018-01-03', ?, now())""").params(city.bank1.id(), onDuty.id(), onDuty.id()).update();
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void nobodyIsCalledInTimeThenOneAfterTheOtherAndEachOnce() {
        StopNumber number = sent();
        clock.advance(Duration.ofMinutes(5).minusSeconds(1));
        job.tick();
        assertThat(called(number)).isEmpty();

        clock.advance(Duration.ofSeconds(1));
        job.tick();
        job.tick();
        calling.call(number);
        assertThat(called(number)).containsExactly("RECEIVE OFFICER 测试officer", "RECEIVE DUTY_LIAISON 测试duty-liaison");
        assertThat(told(number, onDuty)).isEqualTo(1);
        assertThat(told(number, city.officer)).isEqualTo(1);

        clock.advance(Duration.ofMinutes(5));
        job.tick();
        assertThat(called(number)).contains("RECEIVE NEXT_CONTACT 测试liaison").hasSize(3);

        clock.advance(Duration.ofMinutes(5));
        job.tick();
        assertThat(called(number))
                .contains("RECEIVE HEAD_CONTACT 行长 0371-65551234", "RECEIVE SUPERVISOR 测试station-supervisor")
                .hasSize(5);
        assertThat(told(number, city.supervisorOfStation)).isEqualTo(1);
        assertThat(trail.of("stop.escalate", number.value())).hasSize(5);

        // received: the chain of the receipt stands still, that of the answer begins at its own time
        desk.receive(number, stops.version(number, city.liaison), city.liaison);
        clock.advance(Duration.ofMinutes(15));
        job.tick();
        assertThat(called(number))
                .contains("ANSWER DUTY_LIAISON 测试duty-liaison", "ANSWER OFFICER 测试officer")
                .hasSize(7);
        assertThat(mvc.get().uri("/stops/" + number).with(city.signedIn(city.officer)))
                .hasStatusOk()
                .bodyText()
                .contains("逐级催办", "值班联络员", "测试duty-liaison", "行长", "0371-65551234", "超时未签收", "超时未答复");
    }

    @Test
    void whatIsAnsweredJoinedOrTakenBackCallsNobody() {
        String account = Stops.newAccount();
        StopNumber answered = stops.sent(stops.caseOf(city.officer), city.bank1.id(), account, city.officer);
        stops.confirm(answered, "20000", city.liaison);
        CaseRef other = stops.caseOf(city.otherOfficer);
        StopNumber joined =
                ((StopOutcome.Joined) stops.ask(other, city.bank1.id(), account, city.otherOfficer)).number();
        clock.advance(Duration.ofHours(3));
        for (StopNumber number : List.of(answered, joined)) {
            calling.call(number);
            assertThat(called(number)).isEmpty();
        }
    }

    @Test
    void anInstitutionWithoutPeopleIsNotedAndTheChainGoesOn() {
        StopNumber number = stops.sent(stops.caseOf(city.officer), city.payment.id(), Stops.newAccount(), city.officer);
        clock.advance(Duration.ofHours(1));
        calling.call(number);
        assertThat(called(number))
                .contains(
                        "RECEIVE DUTY_LIAISON -",
                        "RECEIVE NEXT_CONTACT -",
                        "RECEIVE HEAD_CONTACT -",
                        "ANSWER SUPERVISOR 测试station-supervisor")
                .hasSize(10);
        assertThat(mvc.get().uri("/stops/" + number).with(city.signedIn(city.officer)))
                .bodyText()
                .contains("无联系人");
    }

    @Test
    void anInstitutionsLiaisonsKeepTheirOwnRosterAlone() {
        assertThat(mvc.get().uri("/duty").with(city.signedIn(city.liaison)))
                .hasStatusOk()
                .bodyText()
                .contains("测试duty-liaison");
        assertThat(mvc.get().uri("/duty?unit=" + city.bank2.code()).with(city.signedIn(city.liaison)))
                .hasStatus(403);
    }

    private StopNumber sent() {
        return stops.sent(stops.caseOf(city.officer), city.bank1.id(), Stops.newAccount(), city.officer);
    }

    private List<String> called(StopNumber number) {
        return jdbc.sql("""
                        select e.clock || ' ' || e.told_as || ' ' || coalesce(e.told_name, '-') || coalesce(' ' || e.told_phone, '')
                        from stop_escalation e join stop_payment s on s.id = e.stop_id
                        where s.request_no = ? order by e.told_at, e.clock desc, e.step, e.told_as desc""")
                .param(number.value())
                .query((rs, n) -> rs.getString(1))
                .list();
    }

    private int told(StopNumber number, Actor person) {
        return jdbc.sql("select count(*) from live_event where kind = 'stop-late' and reference = ? and account_id = ?")
                .params(number.value(), person.id())
                .query(Integer.class)
                .single();
    }
}
