package cn.fanzha.command.requests.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.requests.ControlNumber;
import cn.fanzha.command.requests.ControlOutcome.Done;
import cn.fanzha.command.requests.ControlOutcome.Refused;
import cn.fanzha.command.requests.Controls;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.support.ControlRows;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.MadeUpCodes;
import cn.fanzha.command.support.TestCity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who answers a request: the partner that was asked, one of its people at a time. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ControlTurnsTest {

    @Autowired
    Controls controls;

    @Autowired
    ControlDesk desk;

    @Autowired
    ControlLists lists;

    @Autowired
    ControlRows rows;

    @Autowired
    Units units;

    @Autowired
    TestCity city;

    @Autowired
    JdbcClient jdbc;

    private Actor liaison = Actor.system();
    private Actor colleague = Actor.system();
    private Actor stranger = Actor.system();

    @BeforeAll
    void liaisons() {
        liaison = city.account("operator", city.telecom, Role.LIAISON);
        colleague = city.account("operator2", city.telecom, Role.LIAISON);
        stranger = city.account("company", city.internet, Role.LIAISON);
    }

    @Test
    void onlyThePartnerThatWasAskedAnswers() {
        ControlNumber number = rows.sent(city.telecom.id(), city.officer);
        assertThatThrownBy(() -> desk.open(number, stranger)).isInstanceOf(OutOfScopeException.class);
        assertThatThrownBy(() -> controls.done(number, "", stranger)).isInstanceOf(OutOfScopeException.class);
        assertThat(lists.queue(stranger)).isEmpty();
        assertThat(lists.queue(liaison)).extracting(ControlRow::number).contains(number.value());
    }

    private String until(ControlNumber number) {
        return ChinaTime.formatSeconds(jdbc.sql("select held_until from control_request where control_no = ?")
                .param(number.value())
                .query((rs, n) -> rs.getTimestamp(1).toInstant())
                .single());
    }

    @Test
    void whatAColleagueHasInHandIsHersUntilHerTimeIsOver() {
        ControlNumber number = rows.sent(city.telecom.id(), city.officer);
        assertThat(controls.receive(number, liaison)).isInstanceOf(Done.class);
        assertThat(controls.done(number, "", colleague))
                .isEqualTo(Refused.because("requests.hold.other", liaison.displayName(), until(number)));
        assertThat(desk.letGo(number, colleague)).isInstanceOf(Refused.class);
        jdbc.sql("update control_request set held_until = held_until - interval '15 minutes' where control_no = ?")
                .param(number.value())
                .update();
        assertThat(controls.receive(number, colleague)).isInstanceOf(Done.class);
        assertThat(controls.done(number, "", liaison)).isInstanceOf(Refused.class);
        assertThat(desk.letGo(number, colleague)).isInstanceOf(Done.class);
        assertThat(controls.done(number, "", liaison)).isInstanceOf(Done.class);
    }

    @Test
    void liaisonsWhoTakeTheNextAtOnceNeverGetTheSame() throws Exception {
        UnitRef operator = city.unit(MadeUpCodes.uscc(), "另一电信", UnitKind.TELECOM, null);
        units.refresh();
        for (int i = 0; i < 24; i++) {
            rows.sent(operator.id(), city.officer);
        }
        List<Actor> shift = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            shift.add(city.account("shift" + i, operator, Role.LIAISON));
        }
        Set<ControlNumber> taken = new HashSet<>();
        int all = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Callable<List<ControlNumber>>> turns = shift.stream()
                    .<Callable<List<ControlNumber>>>map(person -> () -> {
                        List<ControlNumber> own = new ArrayList<>();
                        for (int i = 0; i < 3; i++) {
                            ControlNumber next = desk.next(person).orElseThrow();
                            own.add(next);
                            controls.done(next, "", person);
                        }
                        return own;
                    })
                    .toList();
            for (Future<List<ControlNumber>> turn : pool.invokeAll(turns)) {
                taken.addAll(turn.get());
                all += turn.get().size();
            }
        }
        assertThat(taken).hasSize(all).hasSize(24);
    }
}
