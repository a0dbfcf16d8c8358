package cn.fanzha.command.requests.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.requests.ControlNumber;
import cn.fanzha.command.requests.ControlOutcome;
import cn.fanzha.command.requests.ControlOutcome.Done;
import cn.fanzha.command.requests.ControlOutcome.Refused;
import cn.fanzha.command.requests.ControlRefusal;
import cn.fanzha.command.requests.ControlState;
import cn.fanzha.command.requests.Controls;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.ControlRows;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ControlLifeTest {

    @Autowired
    Controls controls;

    @Autowired
    ControlDesk desk;

    @Autowired
    ControlFiles files;

    @Autowired
    ControlLists lists;

    @Autowired
    ControlClock controlClock;

    @Autowired
    ControlRows rows;

    @Autowired
    TestCases cases;

    @Autowired
    TestCity city;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private Actor liaison = Actor.system();

    @BeforeAll
    void liaison() {
        liaison = city.account("operator", city.telecom, Role.LIAISON);
    }

    private enum Act {
        RECEIVE,
        DONE,
        REFUSE,
        CANCEL,
        ASK_LIFT,
        LIFT
    }

    /** What each act makes of each state; “-”: refused, and nothing moves. LIFT_ASKED is DONE that the police want lifted. */
    @ParameterizedTest
    @CsvSource({
        "REQUESTED,  RECEIVED,DONE,REFUSED,CANCELLED,-,-",
        "RECEIVED,   RECEIVED,DONE,REFUSED,CANCELLED,-,-",
        "DONE,       -,-,-,-,DONE,-",
        "LIFT_ASKED, DONE,-,-,-,-,LIFTED",
        "REFUSED,    -,-,-,-,-,-",
        "CANCELLED,  -,-,-,-,-,-",
        "LIFTED,     -,-,-,-,-,-",
    })
    void eachActMakesOfEachStateWhatTheRuleSays(
            String from, String receive, String done, String refuse, String cancel, String askLift, String lift) {
        Map<Act, String> expected = new EnumMap<>(Act.class);
        expected.put(Act.RECEIVE, receive);
        expected.put(Act.DONE, done);
        expected.put(Act.REFUSE, refuse);
        expected.put(Act.CANCEL, cancel);
        expected.put(Act.ASK_LIFT, askLift);
        expected.put(Act.LIFT, lift);
        expected.forEach((act, result) -> {
            ControlNumber number = in(from);
            ControlState before = state(number);
            ControlOutcome outcome = act(act, number);
            if (result.equals("-")) {
                assertThat(outcome).as("%s of %s", act, from).isInstanceOf(Refused.class);
                assertThat(state(number)).isEqualTo(before);
            } else {
                assertThat(outcome).as("%s of %s", act, from).isEqualTo(new Done(number, ControlState.valueOf(result)));
                assertThat(state(number)).isEqualTo(ControlState.valueOf(result));
            }
        });
    }

    private ControlOutcome act(Act act, ControlNumber number) {
        return switch (act) {
            case RECEIVE -> controls.receive(number, liaison);
            case DONE -> controls.done(number, "", liaison);
            case REFUSE -> controls.refuse(number, ControlRefusal.NOT_OURS, "", liaison);
            case CANCEL -> files.cancel(number, "核实后不需要", city.officer);
            case ASK_LIFT -> controls.askLift(number, "号码已过户", city.officer);
            case LIFT -> desk.lift(number, null, liaison);
        };
    }

    private ControlNumber in(String state) {
        ControlNumber number = rows.sent(city.telecom.id(), city.officer);
        List<Act> way = switch (state) {
            case "RECEIVED" -> List.of(Act.RECEIVE);
            case "DONE" -> List.of(Act.DONE);
            case "LIFT_ASKED" -> List.of(Act.RECEIVE, Act.DONE, Act.ASK_LIFT);
            case "REFUSED" -> List.of(Act.REFUSE);
            case "CANCELLED" -> List.of(Act.CANCEL);
            case "LIFTED" -> List.of(Act.DONE, Act.ASK_LIFT, Act.LIFT);
            default -> List.of();
        };
        way.forEach(step -> assertThat(act(step, number)).isInstanceOf(Done.class));
        return number;
    }

    private ControlState state(ControlNumber number) {
        return files.glance(number, city.officer).state();
    }

    @Test
    void whatIsAskedOfTheWrongPartnerTwiceOrWithoutAReasonIsRefused() {
        String phone = ControlRows.newPhone();
        assertThat(controls.ask(ControlRows.number(phone, city.internet.id(), null), city.officer))
                .isEqualTo(Refused.because("requests.ask.institution.NUMBER"));
        assertThat(controls.ask(ControlRows.number("12", city.telecom.id(), null), city.officer))
                .isInstanceOf(Refused.class);
        ControlNumber number = rows.sent(ControlRows.number(phone, city.telecom.id(), null), city.officer);
        assertThat(number.value()).matches("K" + city.stationA1.code() + "\\d{10}");
        assertThat(controls.ask(ControlRows.number("+86 " + phone, city.telecom.id(), null), city.otherOfficer))
                .isEqualTo(Refused.because("requests.ask.open-already", number.value()));
        controls.done(number, "", liaison);
        assertThat(controls.ask(ControlRows.number(phone, city.telecom.id(), null), city.officer))
                .isEqualTo(Refused.because("requests.ask.done-already", number.value()));
        assertThatThrownBy(() -> controls.ask(ControlRows.number(phone, city.telecom.id(), null), city.liaison))
                .isInstanceOf(OutOfScopeException.class);
    }

    @Test
    void aRequestForACaseStandsOnItsTimelineAndWithItsHolder() {
        CaseRef file = cases.reported(city.officer);
        String caseNo = file.number().value();
        assertThatThrownBy(() -> controls.ask(
                        ControlRows.number(ControlRows.newPhone(), city.telecom.id(), caseNo), city.otherOfficer))
                .isInstanceOf(OutOfScopeException.class);
        ControlNumber number =
                rows.sent(ControlRows.number(ControlRows.newPhone(), city.telecom.id(), caseNo), city.officer);
        controls.done(number, "", liaison);
        assertThat(jdbc.sql("select kind from case_timeline where case_id = ? and reference = ? order by at, id")
                        .params(file.id(), number.value())
                        .query((rs, n) -> rs.getString(1))
                        .list())
                .containsExactly("CONTROL_REQUESTED", "CONTROL_DONE");
        assertThat(jdbc.sql("select indicator || ' ' || unit_id from figure_row_of_operations where record_no = ?")
                        .param(number.value())
                        .query((rs, n) -> rs.getString(1))
                        .list())
                .containsExactly("control.number " + city.stationA1.id());
        assertThat(files.mayAct(number, city.supervisor)).isTrue();
        assertThatThrownBy(() -> files.open(number, city.otherOfficer)).isInstanceOf(OutOfScopeException.class);
        assertThat(trail.only("control.done", number.value()).refused()).isFalse();
    }

    @Test
    void lateRequestsAreToldOnceAndFound() {
        ControlNumber number = rows.sent(city.telecom.id(), city.officer);
        assertThat(late()).doesNotContain(number.value());
        jdbc.sql(
                        "update control_request set requested_at = requested_at - make_interval(secs => :by) where control_no = :no")
                .param("by", Duration.ofMinutes(5).plusSeconds(1).toSeconds())
                .param("no", number.value())
                .update();
        assertThat(late()).contains(number.value());
        controlClock.tick();
        controlClock.tick();
        assertThat(jdbc.sql("select count(*) from live_event where reference = ? and kind = 'control-late'")
                        .param(number.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(controls.receive(number, liaison)).isInstanceOf(Done.class);
        assertThat(late()).doesNotContain(number.value());
        desk.letGo(number, liaison);
        files.cancel(number, "测试结束", city.officer);
    }

    private List<String> late() {
        return lists
                .page(new ControlFilter(null, null, null, true, false, null, null), city.officer, 100)
                .rows()
                .stream()
                .map(ControlRow::number)
                .toList();
    }

    @Test
    void aTimeBeforeTheRequestOrInTheFutureIsRefused() {
        ControlNumber number = rows.sent(city.telecom.id(), city.officer);
        assertThat(desk.done(number, null, clock.instant().minusSeconds(3600), Said.NOTHING, liaison))
                .isInstanceOf(Refused.class);
        assertThat(desk.done(number, null, clock.instant().plusSeconds(3600), Said.NOTHING, liaison))
                .isInstanceOf(Refused.class);
        assertThat(controls.refuse(number, ControlRefusal.OTHER, " ", liaison))
                .isEqualTo(Refused.because("requests.answer.other-needs-words"));
        assertThat(controls.refuse(number, ControlRefusal.OTHER, "机主在境外", liaison))
                .isInstanceOf(Done.class);
    }
}
