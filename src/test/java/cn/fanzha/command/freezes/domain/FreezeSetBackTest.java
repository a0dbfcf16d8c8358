package cn.fanzha.command.freezes.domain;

import static cn.fanzha.command.freezes.domain.Freezing.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.freezes.FreezeAppeals;
import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.freezes.FreezeOutcome;
import cn.fanzha.command.freezes.FreezeStage;
import cn.fanzha.command.freezes.FrozenAccount;
import cn.fanzha.command.freezes.domain.FreezeSetBack.Correction;
import cn.fanzha.command.freezes.domain.FreezeWord.Earlier;
import cn.fanzha.command.ledger.Balances;
import cn.fanzha.command.ledger.LedgerPlace;
import cn.fanzha.command.platform.work.WorkItem;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.Returns;
import cn.fanzha.command.support.Returns.Frozen;
import cn.fanzha.command.support.Stops;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The institution takes back that a queued freeze's turn had come. */
class FreezeSetBackTest extends FreezeLife {

    private static final LocalDate RENEWED = LocalDate.parse("2026-12-31");

    @Autowired
    FreezeSetBack setting;

    @Autowired
    FreezeAppeals appeals;

    @Autowired
    Returns returns;

    @Autowired
    OpenFreezes work;

    @Autowired
    AuditTrail trail;

    @Test
    void aFreezeWhoseTurnHadNotComeWaitsAgainAndTheBookFollows() {
        clock.set("2026-09-30 10:00:00");
        CaseRef file = filed();
        String card = Stops.newAccount();
        stops.confirm(stops.sent(file, city.bank1.id(), card, city.officer), "30000", city.liaison);
        FreezeNumber number = inForceFromItsTurn(file, card);
        FrozenAccount fact = fact(number);
        LedgerPlace place = fact.place();
        assertThat(ledger.balances(place).frozen()).isEqualTo(Money.of("50000"));
        int shown = version(number);

        assertThatThrownBy(() -> setting.setBack(number, null, renewed(RENEWED), city.liaison2))
                .isInstanceOf(OutOfScopeException.class);
        assertThat(refusal(back(number, LocalDate.parse("2026-09-30")))).isEqualTo("freezes.set-back.until");
        assertThat(refusal(back(number, null))).isEqualTo("freezes.set-back.until");
        assertThat(refusal(setting.setBack(number, null, new Correction("", RENEWED, " "), city.liaison)))
                .isEqualTo("freezes.refused.reason");
        assertThat(setting.setBack(number, shown - 1, renewed(RENEWED), city.liaison))
                .isInstanceOf(FreezeOutcome.Stale.class);
        done(setting.setBack(number, shown, renewed(RENEWED), city.liaison));

        assertThat(freezing.stage(number, city.officer)).isEqualTo(FreezeStage.QUEUED);
        assertThat(frozen.ofCase(file.id())).isEmpty();
        Balances book = ledger.balances(place);
        assertThat(book.frozen()).isEqualTo(Money.ZERO);
        assertThat(book.stopped()).isEqualTo(Money.ZERO);
        assertThat(book.released()).describedAs("what the stop had held").isEqualTo(Money.of("30000"));
        assertThat(files.glance(number, city.officer).earlier())
                .containsExactly(new Earlier("外地公安局", Money.of("1000"), RENEWED));
        assertThat(trail.of("freeze.set-back", number.value())
                        .getLast()
                        .detail("amount")
                        .asString())
                .isEqualTo("50000.00");
        assertThat(jdbc.sql("select note from case_timeline where case_id = ? and kind = 'FREEZE_SET_BACK'")
                        .param(file.id())
                        .query((rs, n) -> String.valueOf(rs.getString(1)))
                        .list())
                .containsExactly("在先机关已于到期前续冻");
        assertThat(told(number)).isTrue();
        clock.set("2026-10-09 08:00:00");
        assertThat(told(number)).describedAs("no longer news").isFalse();

        // once: the same again changes nothing; nor does an import that touches the account
        done(setting.setBack(number, shown, renewed(RENEWED), city.liaison));
        assertThat(refusal(back(number, RENEWED.plusDays(1)))).isEqualTo("freezes.refused.stage.QUEUED");
        assertThat(opened(place)).isZero();
        assertThat(ledger.balances(place)).isEqualTo(book);

        clock.set("2027-01-01 00:10:00");
        assertThat(freezing.stage(number, city.officer)).isEqualTo(FreezeStage.FROZEN);
        assertThat(ChinaTime.formatSeconds(fact(number).frozenAt())).isEqualTo("2027-01-01 00:00:00");
        assertThat(fact(number).endsOn()).isEqualTo(LocalDate.parse("2027-07-01"));
        assertThat(ledger.balances(place).frozen()).isEqualTo(Money.of("50000"));
        assertThat(ledger.balances(place).released()).isEqualTo(Money.ZERO);
        // less is held than was announced, and the turn had not come once more
        done(desk.answer(number, null, Freezing.froze("40000"), city.liaison));
        clock.set("2027-01-01 00:20:00");
        done(back(number, LocalDate.parse("2027-03-31")));
        assertThat(ledger.balances(place).frozen()).isEqualTo(Money.ZERO);
        assertThat(ledger.balances(place).released()).isEqualTo(Money.of("30000"));
    }

    @Test
    void itIsRefusedInWordsOnceSomethingRestsOnTheFreeze() {
        clock.set("2026-09-30 10:00:00");
        FreezeNumber paid = inForceFromItsTurn(filed(), Stops.newAccount());
        FreezeNumber returning = inForceFromItsTurn(filed(), Stops.newAccount());
        FreezeNumber appealed = inForceFromItsTurn(filed(), Stops.newAccount());
        FreezeNumber longer = inForceFromItsTurn(filed(), Stops.newAccount());
        done(release(paid, "20000"));
        assertThat(refusal(back(paid, RENEWED))).isEqualTo("freezes.set-back.gone");
        clock.set("2026-10-01 08:00:01");
        done(release(paid, null));
        assertThat(refusal(back(paid, RENEWED))).isEqualTo("freezes.refused.stage.RELEASED");
        returns.open(
                files(returning),
                new Frozen(fact(returning).id(), fact(returning).place()),
                city.officer);
        assertThat(refusal(back(returning, RENEWED))).isEqualTo("returns.freeze-not-back");
        appeals.register(appealed.value(), "李收款", "13800138000", "账户资金与案件无关", city.officer);
        assertThat(refusal(back(appealed, RENEWED))).isEqualTo("freezes-appeals.freeze-not-back");
        done(renewals.ask(longer, version(longer), 6, false, "案件尚未办结", city.officer));
        done(renewals.decide(longer, version(longer), true, null, city.supervisor));
        assertThat(refusal(back(longer, RENEWED))).isEqualTo("freezes.set-back.renewed");
        assertThat(refusal(back(frozenNow("50000"), RENEWED))).isEqualTo("freezes.set-back.no-turn");
        assertThat(ledger.balances(fact(returning).place()).frozen()).isEqualTo(Money.of("50000"));
    }

    private FreezeNumber inForceFromItsTurn(CaseRef file, String card) {
        clock.set("2026-09-30 10:00:00");
        FreezeNumber number = freezing.sent(
                file, Freezing.asked(city.bank1.id(), card, 6, false, null), city.officer, city.supervisor);
        done(desk.answer(number, null, Freezing.queued("50000", LocalDate.parse("2026-09-30")), city.liaison));
        clock.set("2026-10-01 08:00:00");
        assertThat(freezing.stage(number, city.officer)).isEqualTo(FreezeStage.FROZEN);
        return number;
    }

    private FreezeOutcome back(FreezeNumber number, @Nullable LocalDate until) {
        return setting.setBack(number, null, renewed(until), city.liaison);
    }

    private static Correction renewed(@Nullable LocalDate until) {
        return new Correction("", until, "在先机关已于到期前续冻");
    }

    private boolean told(FreezeNumber number) {
        return work.open(city.officer, 100).stream()
                .filter(one -> one.number().equals(number.value()))
                .map(WorkItem::kindKey)
                .anyMatch("freezes.work.set-back"::equals);
    }

    /** What an import that touches the account posts. */
    private long opened(LedgerPlace place) {
        return Objects.requireNonNull(transactions.execute(status -> {
            jdbc.sql("create temporary table touched_account (account_id uuid primary key) on commit drop")
                    .update();
            jdbc.sql("create temporary table touched_return (id uuid primary key) on commit drop")
                    .update();
            jdbc.sql("insert into touched_account values (?)")
                    .param(place.accountId())
                    .update();
            return jdbc.sql("select ledger_open(?, null, false)")
                    .param(clock.instant().atOffset(ZoneOffset.UTC))
                    .query(Long.class)
                    .single();
        }));
    }
}
