package cn.fanzha.command.ledger;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Money;
import java.util.UUID;

/**
 * The book of the money 资金台账. A stop's new money: OUTSIDE → STOPPED; a stop that ends: STOPPED → RELEASED; a freeze that
 * takes over: STOPPED → FROZEN and its excess OUTSIDE → FROZEN (what an earlier stop had let go: RELEASED → FROZEN);
 * released or not renewed: FROZEN → RELEASED; a return that was executed: FROZEN → RETURNED; held less than the institution had announced: FROZEN → OUTSIDE; onward: OUTSIDE → MOVED_ON.
 */
public interface Ledger {

    /**
     * Posts one entry within the caller's transaction; entries of one place are posted one after the other.
     *
     * @throws LedgerRefusedException a pot would fall below zero, the pots don't follow each other, or this very entry
     *     stands already; nothing was written, and the caller's transaction may go on
     */
    void move(LedgerMove move, Actor actor);

    /** What stands in the pots of this place now, the caller's own moves included. */
    Balances balances(LedgerPlace place);

    /** The same, and no other transaction moves money of the place until the caller's ends. */
    Balances held(LedgerPlace place);

    /**
     * What this source brought from the one pot into the other, without what it took back the same way: below zero where
     * it took back more. The caller's own moves are included.
     */
    Money brought(UUID sourceId, Pot from, Pot to);
}
