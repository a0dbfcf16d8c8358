package cn.fanzha.command.freezes.domain;

import static cn.fanzha.command.freezes.domain.Freezing.done;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.FreezeOutcome;
import cn.fanzha.command.freezes.FreezeOutcome.Done;
import cn.fanzha.command.freezes.FreezeStage;
import cn.fanzha.command.freezes.FrozenAccount;
import cn.fanzha.command.ledger.Balances;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Renewals, and the end at 24:00 of the last day. */
class FreezeEndTest extends FreezeLife {

    @Test
    void notRenewedItEndsAtMidnightOnceWhoeverRecordsIt() throws Exception {
        clock.set("2026-08-31 15:00:00");
        FreezeNumber number = frozenNow("50000");
        FrozenAccount fact = fact(number);
        assertThat(fact.endsOn()).isEqualTo(LocalDate.parse("2027-02-28"));
        clock.set("2027-02-28 23:59:59");
        end(number);
        assertThat(freezing.stage(number, city.officer)).isEqualTo(FreezeStage.FROZEN);
        assertThat(fact(number).running()).isTrue();
        clock.set("2027-03-01 00:00:00");
        assertThat(freezing.stage(number, city.officer)).isEqualTo(FreezeStage.EXPIRED);
        assertThat(fact(number).running()).isFalse();
        atOnce(List.of(() -> end(number), () -> end(number)));
        Balances book = ledger.balances(fact.place());
        assertThat(book.frozen()).isEqualTo(Money.ZERO);
        assertThat(book.released()).isEqualTo(Money.of("50000"));
        assertThat(refusal(renewals.ask(number, version(number), 6, false, "继续侦查", city.officer)))
                .isEqualTo("freezes.refused.stage.EXPIRED");
    }

    @Test
    void theSameAuthorityRenewsBeforeTheEndAndOnlyOnce() throws Exception {
        clock.set("2026-08-31 15:00:00");
        FreezeNumber number = frozenNow("50000");
        Actor head = city.account("city-head2", city.city, Role.SUPERVISOR);
        done(renewals.ask(number, version(number), 6, false, "继续侦查", city.officer));
        assertThat(refusal(renewals.decide(number, version(number), true, null, head)))
                .isEqualTo("freezes.renewal.same-authority");
        clock.set("2027-02-28 23:59:59");
        int version = version(number);
        List<FreezeOutcome> twice = atOnce(List.of(
                () -> renewals.decide(number, version, true, "同意", city.supervisor),
                () -> renewals.decide(number, version, true, "同意", city.supervisor)));
        assertThat(twice).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(fact(number).endsOn()).isEqualTo(LocalDate.parse("2027-08-28"));
        assertThat(freezing.stage(number, city.officer)).isEqualTo(FreezeStage.RENEWED);
        // a year is the city's
        done(renewals.ask(number, version(number), 12, true, "案情重大", city.officer));
        assertThat(refusal(renewals.decide(number, version(number), true, null, city.supervisor)))
                .isEqualTo("freezes.refused.city");
        done(renewals.decide(number, version(number), true, null, head));
        assertThat(fact(number).endsOn()).isEqualTo(LocalDate.parse("2028-08-28"));
    }

    @Test
    void atTheSecondOfTheEndTheRenewalIsToldThatItIsOver() throws Exception {
        clock.set("2026-08-31 15:00:00");
        FreezeNumber number = frozenNow("50000");
        done(renewals.ask(number, version(number), 6, false, "继续侦查", city.officer));
        clock.set("2027-03-01 00:00:00");
        int version = version(number);
        List<Object> outcomes = atOnce(List.<Callable<Object>>of(
                () -> renewals.decide(number, version, true, "同意", city.supervisor), () -> end(number)));
        assertThat(outcomes.getFirst()).isInstanceOf(FreezeOutcome.class).isNotInstanceOf(Done.class);
        assertThat(freezing.stage(number, city.officer)).isEqualTo(FreezeStage.EXPIRED);
        assertThat(ledger.balances(fact(number).place()).frozen()).isEqualTo(Money.ZERO);
    }
}
