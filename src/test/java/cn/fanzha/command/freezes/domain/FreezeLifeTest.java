package cn.fanzha.command.freezes.domain;

import static cn.fanzha.command.freezes.domain.Freezing.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.freezes.FreezeAsked;
import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.FreezeOutcome;
import cn.fanzha.command.freezes.FreezeOutcome.Done;
import cn.fanzha.command.freezes.FreezeStage;
import cn.fanzha.command.freezes.FrozenAccount;
import cn.fanzha.command.funds.StopEnding;
import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.ledger.Balances;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.StopNumber;
import cn.fanzha.command.support.Stops;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A freeze from the application to its release, with its money in the book. */
class FreezeLifeTest extends FreezeLife {

    @Test
    void nothingIsFrozenBeforeTheCaseIsFiled() {
        CaseRef file = cases.reported(city.officer);
        assertThat(refusal(applications.apply(file.number(), List.of(ask()), city.officer)))
                .isEqualTo("freezes.refused.not-filed");
    }

    @Test
    void nobodyApprovesTheirOwnAndNoStationApproves() {
        CaseRef file = filed();
        FreezeNumber own = freezing.applied(file, ask(), city.supervisor);
        assertThat(refusal(approvals.approve(own, 0, false, null, city.supervisor)))
                .isEqualTo("freezes.refused.own");
        FreezeNumber number = freezing.applied(file, ask(), city.officer);
        assertThatThrownBy(() -> approvals.approve(number, 0, false, null, city.supervisorOfStation))
                .isInstanceOf(OutOfScopeException.class);
        assertThatThrownBy(() -> approvals.approve(number, 0, false, null, city.otherSupervisor))
                .isInstanceOf(OutOfScopeException.class);
        assertThatThrownBy(() -> desk.open(number, city.liaison)).isInstanceOf(OutOfScopeException.class);
        assertThat(approvals.approve(number, 0, false, null, city.supervisor)).isInstanceOf(Done.class);
    }

    @Test
    void aYearNeedsTheCityAndTwoHundredAccountsTheLegalSectionToo() {
        Actor head = city.account("city-head", city.city, Role.SUPERVISOR);
        Actor lawyer = city.account("lawyer", city.city, Role.SUPERVISOR);
        CaseRef file = filed();
        FreezeNumber year = freezing.applied(
                file, Freezing.asked(city.bank1.id(), Stops.newAccount(), 12, true, null), city.officer);
        assertThat(refusal(approvals.approve(year, 0, false, null, city.supervisor)))
                .isEqualTo("freezes.refused.city");
        assertThat(approvals.approve(year, 0, false, null, head)).isInstanceOf(Done.class);

        CaseRef large = filed();
        List<FreezeAsked> many = IntStream.range(0, 200).mapToObj(i -> ask()).toList();
        FreezeNumber first = done(applications.apply(large.number(), many, city.officer));
        assertThat(refusal(approvals.approve(first, 0, true, null, head))).isEqualTo("freezes.refused.legal");
        assertThat(approvals.review(first, 0, true, "符合规定", lawyer)).isInstanceOf(Done.class);
        assertThat(refusal(approvals.approve(first, 1, true, null, lawyer))).isEqualTo("freezes.refused.own");
        assertThat(refusal(approvals.approve(first, 1, true, null, city.supervisor)))
                .isEqualTo("freezes.refused.city");
        assertThat(approvals.approve(first, 1, true, null, head))
                .isInstanceOfSatisfying(
                        Done.class, done -> assertThat(done.numbers()).hasSize(200));
    }

    @Test
    void itTakesOverTheRunningStopAndTheBookFollows() {
        CaseRef file = filed();
        String account = Stops.newAccount();
        StopNumber stop = stops.sent(file, city.bank1.id(), account, city.officer);
        stops.confirm(stop, "30000", city.liaison);
        UUID stopId = jdbc.sql("select id from stop_payment where request_no = ?")
                .param(stop.value())
                .query(UUID.class)
                .single();
        // two reminders, one draft, which waits for an officer
        for (int left : List.of(12, 2)) {
            transactions.executeWithoutResult(status -> events.publishEvent(new StopEnding(
                    stopId, file.id(), clock.instant().plus(Duration.ofHours(left)), Duration.ofHours(left))));
        }
        List<String> drafts = jdbc.sql("select freeze_no from freeze_order where stop_id = ?")
                .param(stopId)
                .query((rs, n) -> String.valueOf(rs.getString(1)))
                .list();
        assertThat(drafts).hasSize(1);
        FreezeNumber number = FreezeNumber.of(drafts.getFirst());
        assertThat(refusal(approvals.approve(number, 0, false, null, city.supervisor)))
                .isEqualTo("freezes.refused.not-submitted");
        done(applications.change(number, 0, Freezing.asked(city.bank1.id(), account, 6, false, null), city.officer));
        done(approvals.approve(number, 1, false, null, city.supervisor));
        done(approvals.send(number, 2, false, city.officer));
        done(desk.receive(number, city.liaison));
        done(desk.answer(number, null, Freezing.froze("45000"), city.liaison));

        FrozenAccount fact = fact(number);
        assertThat(fact.running()).isTrue();
        assertThat(fact.frozen()).isEqualTo(Money.of("45000"));
        assertThat(stops.state(stop, city.officer)).isEqualTo(StopState.FROZEN);
        Balances book = ledger.balances(fact.place());
        assertThat(book.stopped()).isEqualTo(Money.ZERO);
        assertThat(book.frozen()).isEqualTo(Money.of("45000"));
        // the same answer again is the same; another is refused with what stands
        assertThat(desk.answer(number, null, Freezing.froze("45000"), city.liaison))
                .isInstanceOf(Done.class);
        assertThat(refusal(desk.answer(number, null, Freezing.froze("1"), city.liaison)))
                .isEqualTo("freezes.refused.stage.FROZEN");
        assertThat(ledger.balances(fact.place()).frozen()).isEqualTo(Money.of("45000"));
    }

    @Test
    void ofTwoApprovalsAtOnceOneCounts() throws Exception {
        FreezeNumber number = freezing.applied(filed(), ask(), city.officer);
        Actor head = city.account("city-head3", city.city, Role.SUPERVISOR);
        List<FreezeOutcome> both = atOnce(List.of(
                () -> approvals.approve(number, 0, false, null, city.supervisor),
                () -> approvals.approve(number, 0, false, null, head)));
        assertThat(both).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(both).filteredOn(FreezeOutcome.Stale.class::isInstance).hasSize(1);
    }

    @Test
    void partsAndTheRestAreReleasedAndNeverMoreThanIsFrozen() {
        FreezeNumber number = frozenNow("50000");
        assertThat(refusal(release(number, "50000.01"))).isEqualTo("freezes.refused.less-frozen");
        done(release(number, "20000"));
        assertThat(fact(number).released()).isEqualTo(Money.of("20000"));
        assertThat(freezing.stage(number, city.officer)).isEqualTo(FreezeStage.FROZEN);
        done(care.unrelated(number, version(number), ChinaTime.date(clock.instant()), "工资收入", city.officer));
        clock.advance(Duration.ofSeconds(1));
        done(care.release(number, version(number), null, "查明无关", true, city.supervisor));
        assertThat(freezing.stage(number, city.officer)).isEqualTo(FreezeStage.RELEASED);
        Balances book = ledger.balances(fact(number).place());
        assertThat(book.frozen()).isEqualTo(Money.ZERO);
        assertThat(book.released()).isEqualTo(Money.of("50000"));
        assertThat(refusal(release(number, null))).isEqualTo("freezes.refused.stage.RELEASED");
        done(desk.confirmRelease(number, city.liaison));
        done(desk.confirmRelease(number, city.liaison));
        assertThat(files.glance(number, city.officer).duties().awaitsConfirmation())
                .isFalse();
    }

    @Test
    void anImportedFreezeIsTakenInHandAndRenewed() {
        clock.set("2026-08-31 15:00:00");
        FreezeNumber number = frozenNow("50000");
        // as another system's: the fact without our order
        jdbc.sql("delete from freeze_order where freeze_no = ?")
                .param(number.value())
                .update();
        CaseRef file = files(number);
        assertThatThrownBy(() -> adoption.adopt(file.number(), number, city.otherOfficer))
                .isInstanceOf(OutOfScopeException.class);
        done(adoption.adopt(file.number(), number, city.officer));
        done(adoption.adopt(file.number(), number, city.officer));
        done(renewals.ask(number, version(number), 6, false, "继续侦查", city.officer));
        done(renewals.decide(number, version(number), true, null, city.supervisor));
        assertThat(fact(number).endsOn()).isEqualTo(LocalDate.parse("2027-08-28"));
    }
}
