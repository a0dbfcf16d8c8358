package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.freezes.FrozenAccount;
import cn.fanzha.command.funds.StopTakeOver;
import cn.fanzha.command.ledger.Balances;
import cn.fanzha.command.ledger.Ledger;
import cn.fanzha.command.ledger.LedgerMove;
import cn.fanzha.command.ledger.LedgerPlace;
import cn.fanzha.command.ledger.LedgerSource;
import cn.fanzha.command.ledger.Pot;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Money;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a freeze does to the facts: the row that figures, closing and returns read, the stop that it takes over, and the
 * book of the money. All within the caller's transaction, the account's row locked.
 */
@Component
class FreezeEffects {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final StopTakeOver stops;
    private final PersonalDataCipher cipher;
    private final Clock clock;

    FreezeEffects(JdbcClient jdbc, Ledger ledger, StopTakeOver stops, PersonalDataCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.stops = stops;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** The order has just become FROZEN: the fact is written, a running stop taken over, the money posted. */
    void takesEffect(FreezeOrder order, Actor actor) {
        Instant at = Objects.requireNonNull(order.frozenAt, order.freezeNo);
        Money amount = order.amountFrozen();
        jdbc.sql("""
                        insert into fund_freeze (id, freeze_no, stop_id, unit_id, case_id, institution_id, account_kind,
                               account_id, holder, mode, limit_amount, state, frozen_at, frozen_amount, ends_on, by_person,
                               created_at, created_by)
                        values (:id, :no, :stop, :unit, :case, :institution, :kind, :account, :holder, :mode, :limit,
                                'FROZEN', :at, :amount, :ends, true, :now, :actor)""")
                .param("id", order.id)
                .param("no", order.freezeNo)
                .param("stop", order.stopId)
                .param("unit", order.unitId)
                .param("case", order.caseId)
                .param("institution", order.institutionId)
                .param("kind", order.accountKind.name())
                .param("account", order.accountId)
                .param("holder", cipher.encrypt(ValueKind.NAME, order.holder))
                .param("mode", order.mode.name())
                .param("limit", order.limitAmount)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("amount", amount.yuan())
                .param("ends", order.lastDay())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("actor", actor.id())
                .update();
        boolean taken = takeOver(order, at, actor);
        post(order, amount, taken, at, actor);
    }

    private record Stop(UUID id, @Nullable UUID caseId) {}

    /** The stop that runs on the account at this moment; money that it held for another case is let go there. */
    private boolean takeOver(FreezeOrder order, Instant at, Actor actor) {
        Stop stop = jdbc.sql("""
                        select id, case_id from stop_payment
                        where account_id = :account and institution_id = :institution and state = 'STOPPED' and ends_at > :at
                        order by ends_at desc limit 1""")
                .param("account", order.accountId)
                .param("institution", order.institutionId)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .query((rs, n) -> new Stop(rs.getObject("id", UUID.class), rs.getObject("case_id", UUID.class)))
                .optional()
                .orElse(null);
        if (stop == null || !stops.frozen(stop.id, actor)) {
            return false;
        }
        if (stop.caseId != null && !stop.caseId.equals(order.caseId)) {
            LedgerPlace other = new LedgerPlace(order.accountId, order.institutionId, stop.caseId);
            move(order, other, Pot.STOPPED, Pot.RELEASED, ledger.held(other).stopped(), at, null, actor);
            return false;
        }
        return true;
    }

    /** First what the stop held, then what an earlier stop had let go, then new money; a stop's surplus is let go. */
    private void post(FreezeOrder order, Money amount, boolean taken, Instant at, Actor actor) {
        Balances before = ledger.held(order.place());
        Money ofStop = taken ? before.stopped().min(amount) : Money.ZERO;
        Money ofReleased = before.released().min(amount.minus(ofStop));
        move(order, order.place(), Pot.STOPPED, Pot.FROZEN, ofStop, at, null, actor);
        move(order, order.place(), Pot.RELEASED, Pot.FROZEN, ofReleased, at, null, actor);
        move(order, order.place(), Pot.OUTSIDE, Pot.FROZEN, amount.minus(ofStop).minus(ofReleased), at, null, actor);
        if (taken) {
            move(
                    order,
                    order.place(),
                    Pot.STOPPED,
                    Pot.RELEASED,
                    before.stopped().minus(ofStop),
                    at,
                    null,
                    actor);
        }
    }

    private void move(
            FreezeOrder order,
            LedgerPlace place,
            Pot from,
            Pot to,
            Money amount,
            Instant at,
            @Nullable String note,
            Actor actor) {
        if (!amount.isZero()) {
            ledger.move(
                    new LedgerMove(place, from, to, amount, at, LedgerSource.FREEZE, order.id, order.freezeNo, note),
                    actor);
        }
    }

    /** The institution holds more or less than it had announced: the difference is posted, and the fact follows. */
    void correct(FreezeOrder order, Money announced, Instant at, Actor actor) {
        Money held = order.amountFrozen();
        if (held.compareTo(announced) > 0) {
            move(order, order.place(), Pot.OUTSIDE, Pot.FROZEN, held.minus(announced), at, null, actor);
        } else {
            move(order, order.place(), Pot.FROZEN, Pot.OUTSIDE, announced.minus(held), at, null, actor);
        }
        jdbc.sql(
                        "update fund_freeze set frozen_amount = :amount, by_person = true, version = version + 1 where id = :id")
                .param("amount", held.yuan())
                .param("id", order.id)
                .update();
    }

    /**
     * It was never in force: the fact goes, and its money back to where it came from; what a stop had held is let go, for
     * that stop is over. Nothing of it was released or returned.
     */
    void takeBack(FreezeOrder order, Instant at, String reason, Actor actor) {
        Money held = order.amountFrozen();
        Money added = ledger.brought(order.id, Pot.OUTSIDE, Pot.FROZEN)
                .max(Money.ZERO)
                .min(held);
        move(order, order.place(), Pot.FROZEN, Pot.OUTSIDE, added, at, reason, actor);
        move(order, order.place(), Pot.FROZEN, Pot.RELEASED, held.minus(added), at, reason, actor);
        jdbc.sql("delete from fund_freeze where id = :id").param("id", order.id).update();
    }

    /** How much of what the freeze held was released or given back to victims: it can't hold less than that. */
    Money gone(FreezeOrder order) {
        Money released = Money.of(jdbc.sql("select released_amount from fund_freeze where id = :id")
                .param("id", order.id)
                .query(BigDecimal.class)
                .single());
        Money frozen = order.amountFrozen();
        return frozen.minus(
                frozen.minus(released).min(ledger.held(order.place()).frozen()).max(Money.ZERO));
    }

    /** How much of the freeze is there to give back: what it held without what went back, and never more than the book has. */
    Money left(FrozenAccount freeze) {
        return freeze.frozen()
                .minus(freeze.released())
                .min(ledger.held(freeze.place()).frozen())
                .max(Money.ZERO);
    }

    /** Gives money back: FROZEN → RELEASED. */
    void giveBack(FrozenAccount freeze, Money amount, Instant at, @Nullable String note, Actor actor) {
        if (!amount.isZero()) {
            ledger.move(
                    new LedgerMove(
                            freeze.place(),
                            Pot.FROZEN,
                            Pot.RELEASED,
                            amount,
                            at,
                            LedgerSource.FREEZE,
                            freeze.id(),
                            freeze.number(),
                            note),
                    actor);
        }
    }

    void factReleased(FrozenAccount freeze, Money amount, boolean whole, boolean asWrong, Instant at) {
        jdbc.sql("""
                        update fund_freeze
                        set released_amount = released_amount + :amount, released_as_wrong = released_as_wrong or :wrong,
                            state = case when :whole then 'RELEASED' else state end,
                            released_at = case when :whole then cast(:at as timestamptz) end, by_person = true,
                            version = version + 1
                        where id = :id""")
                .param("amount", amount.yuan())
                .param("wrong", asWrong)
                .param("whole", whole)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", freeze.id())
                .update();
    }

    void factExpired(UUID freezeId) {
        jdbc.sql("update fund_freeze set state = 'EXPIRED', version = version + 1 where id = :id")
                .param("id", freezeId)
                .update();
    }

    void factRenewed(UUID freezeId, LocalDate endsOn) {
        jdbc.sql("update fund_freeze set ends_on = :ends, by_person = true, version = version + 1 where id = :id")
                .param("ends", endsOn)
                .param("id", freezeId)
                .update();
    }
}
