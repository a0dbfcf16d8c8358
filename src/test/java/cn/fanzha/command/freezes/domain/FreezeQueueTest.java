package cn.fanzha.command.freezes.domain;

import static cn.fanzha.command.freezes.domain.Freezing.done;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.FreezeStage;
import cn.fanzha.command.freezes.FrozenAccount;
import cn.fanzha.command.ledger.Balances;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.support.AuditTrail;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A freeze that waits behind another authority's. */
class FreezeQueueTest extends FreezeLife {

    @Autowired
    FreezeLists lists;

    @Autowired
    AuditTrail trail;

    @Test
    void aQueuedFreezeTakesEffectWhenTheEarlierOneEnds() {
        clock.set("2026-09-20 10:00:00");
        FreezeNumber number = queued("50000");
        FreezeNumber byTheJob = queued("50000");
        clock.set("2026-09-30 23:59:59");
        assertThat(freezing.stage(number, city.officer)).isEqualTo(FreezeStage.QUEUED);
        clock.set("2026-10-01 00:00:00");
        // whoever comes first writes it down: an officer who looks, or the job
        assertThat(freezing.stage(number, city.officer)).isEqualTo(FreezeStage.FROZEN);
        tookEffect(number);
        clock.set("2026-10-01 00:05:00");
        job.tick();
        tookEffect(number);
        tookEffect(byTheJob);
    }

    private void tookEffect(FreezeNumber number) {
        FrozenAccount fact = fact(number);
        assertThat(ChinaTime.formatSeconds(fact.frozenAt())).isEqualTo("2026-10-01 00:00:00");
        assertThat(fact.endsOn()).isEqualTo(LocalDate.parse("2027-04-01"));
        assertThat(ledger.balances(fact.place()).frozen()).isEqualTo(Money.of("50000"));
    }

    @Test
    void whatTheInstitutionReallyHoldsOnceItsTurnHasComeIsPostedAsADifference() {
        FreezeNumber less = inForceFromItsTurn("50000");
        assertThat(lists.queue(city.liaison, 100))
                .anyMatch(row -> row.number().equals(less.value()) && row.awaitsAmount());
        done(release(less, "20000"));
        assertThat(refusal(desk.answer(less, version(less), Freezing.froze("19999.99"), city.liaison)))
                .isEqualTo("freezes.answer.less-than-gone");
        assertThat(refusal(
                        desk.answer(less, null, Freezing.queued("30000", LocalDate.parse("2026-12-31")), city.liaison)))
                .isEqualTo("freezes.refused.stage.FROZEN");
        // the first answer sent twice is one, also now
        done(desk.answer(less, null, firstAnswer("50000"), city.liaison));
        assertThat(ledger.balances(fact(less).place()).frozen()).isEqualTo(Money.of("30000"));
        done(desk.answer(less, version(less), Freezing.froze("35000"), city.liaison));
        assertThat(fact(less).frozen()).isEqualTo(Money.of("35000"));
        assertThat(fact(less).endsOn()).isEqualTo(LocalDate.parse("2027-04-01"));
        Balances book = ledger.balances(fact(less).place());
        assertThat(book.frozen()).isEqualTo(Money.of("15000"));
        assertThat(book.released()).isEqualTo(Money.of("20000"));
        assertThat(trail.of("freeze.answered", less.value())
                        .getLast()
                        .detail("announced")
                        .asString())
                .isEqualTo("50000.00");
        // once: the same again is the same, another is refused
        done(desk.answer(less, null, Freezing.froze("35000"), city.liaison));
        assertThat(refusal(desk.answer(less, null, Freezing.froze("36000"), city.liaison)))
                .isEqualTo("freezes.refused.stage.FROZEN");
        assertThat(lists.queue(city.liaison, 100))
                .noneMatch(row -> row.number().equals(less.value()) && row.awaitsAmount());

        FreezeNumber more = inForceFromItsTurn("30000");
        done(desk.answer(more, version(more), Freezing.froze("50000"), city.liaison));
        assertThat(fact(more).frozen()).isEqualTo(Money.of("50000"));
        assertThat(ledger.balances(fact(more).place()).frozen()).isEqualTo(Money.of("50000"));
    }

    private FreezeNumber inForceFromItsTurn(String announced) {
        clock.set("2026-09-20 10:00:00");
        FreezeNumber number = queued(announced);
        clock.set("2026-10-01 08:00:00");
        assertThat(freezing.stage(number, city.officer)).isEqualTo(FreezeStage.FROZEN);
        return number;
    }

    private FreezeNumber queued(String announced) {
        FreezeNumber number = freezing.sent(filed(), ask(), city.officer, city.supervisor);
        return done(desk.answer(number, null, firstAnswer(announced), city.liaison));
    }

    private static FreezeWord firstAnswer(String announced) {
        return Freezing.queued(announced, LocalDate.parse("2026-09-25"), LocalDate.parse("2026-09-30"));
    }

    @Test
    void theInstitutionMayPutAQueuedFreezeIntoEffectEarlier() {
        clock.set("2026-09-20 10:00:00");
        FreezeNumber number = freezing.sent(filed(), ask(), city.officer, city.supervisor);
        done(desk.answer(number, null, Freezing.queued("50000", LocalDate.parse("2026-12-25")), city.liaison));
        clock.set("2026-09-22 10:00:00");
        done(desk.answer(number, null, Freezing.queued("50000", LocalDate.parse("2027-01-25")), city.liaison));
        done(desk.answer(number, null, Freezing.froze("20000"), city.liaison));
        assertThat(fact(number).frozen()).isEqualTo(Money.of("20000"));
        assertThat(fact(number).endsOn()).isEqualTo(LocalDate.parse("2027-03-22"));
    }
}
