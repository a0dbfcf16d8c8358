package cn.fanzha.command.funds.domain;

import cn.fanzha.command.ledger.Balances;
import cn.fanzha.command.ledger.Ledger;
import cn.fanzha.command.ledger.LedgerMove;
import cn.fanzha.command.ledger.LedgerPlace;
import cn.fanzha.command.ledger.LedgerSource;
import cn.fanzha.command.ledger.Pot;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What stops bring to the book of money: the new money of each, which leaves the pot again when the stop ends. One that
 * joined brings nothing, and what a freeze took over the freeze posts. A stop without a case stands in no book.
 */
@Component
class StopBook {

    private final Ledger ledger;

    StopBook(Ledger ledger) {
        this.ledger = ledger;
    }

    /** How much new money each stop of the account holds, asked before an answer changes it. */
    Map<StopPayment, Money> newMoney(AccountStops account) {
        return account.stops().stream().collect(Collectors.toMap(stop -> stop, StopBook::newMoney));
    }

    /**
     * After the answer's money was parted. An answer told late may take money that a later stop was thought to bring: of
     * the same case that changes nothing of the sum, in another case's book it is let go.
     */
    void confirmed(StopPayment stop, AccountStops account, Map<StopPayment, Money> before, Instant now, Actor actor) {
        LedgerPlace place = place(stop);
        Money fresh = newMoney(stop);
        for (StopPayment other : account.stops()) {
            Money less = before.getOrDefault(other, Money.ZERO).minus(newMoney(other));
            LedgerPlace theirs = place(other);
            if (other.equals(stop) || theirs == null || less.isZero() || less.isNegative()) {
                continue;
            }
            if (theirs.equals(place)) {
                fresh = fresh.minus(less);
            } else {
                letGo(other, theirs, less, now, stop.requestNo, actor);
            }
        }
        if (place != null && fresh.compareTo(Money.ZERO) > 0) {
            ledger.move(move(stop, place, Pot.OUTSIDE, Pot.STOPPED, fresh, stop.stoppedOrThrow(), null), actor);
        }
    }

    /** Its money is the holder's again, as far as no freeze has taken it. */
    void ended(StopPayment stop, Instant at, Actor actor) {
        LedgerPlace place = place(stop);
        if (place != null) {
            letGo(stop, place, newMoney(stop), at, null, actor);
        }
    }

    private void letGo(
            StopPayment stop, LedgerPlace place, Money amount, Instant at, @Nullable String note, Actor actor) {
        Balances held = ledger.held(place);
        Money there = amount.min(held.stopped());
        if (there.compareTo(Money.ZERO) > 0) {
            ledger.move(move(stop, place, Pot.STOPPED, Pot.RELEASED, there, at, note), actor);
        }
    }

    private static LedgerMove move(
            StopPayment stop, LedgerPlace place, Pot from, Pot to, Money amount, Instant at, @Nullable String note) {
        return new LedgerMove(place, from, to, amount, at, LedgerSource.STOP, stop.id, stop.requestNo, note);
    }

    private static @Nullable LedgerPlace place(StopPayment stop) {
        return stop.caseId == null ? null : new LedgerPlace(stop.accountId, stop.institutionId, stop.caseId);
    }

    private static Money newMoney(StopPayment stop) {
        return stop.answer == null || stop.answer.newMoney == null ? Money.ZERO : Money.of(stop.answer.newMoney);
    }
}
