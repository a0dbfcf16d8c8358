package cn.fanzha.command.returns.domain;

import cn.fanzha.command.shared.Money;
import java.util.List;
import java.util.UUID;

/**
 * How a frozen balance is divided among victims whose money can't be told apart (银监发〔2016〕41号 art. 8, third way). The
 * text of the formula's annex was not at hand: this interface is where another formula goes.
 */
interface ShareRule {

    /**
     * A victim's claim on the account.
     *
     * @param loss confirmed loss that reached this account
     * @param already how much of that is no longer owed: returned before, or more than is owed in all
     */
    record Claim(UUID application, Money loss, Money already) {

        /** What may still be returned; never negative. */
        Money owed() {
            return loss.minus(already).max(Money.ZERO);
        }
    }

    /**
     * What a victim gets.
     *
     * @param capped less than in proportion, for no more is owed; the difference is nobody else's
     */
    record Part(UUID application, Money amount, boolean capped) {}

    /**
     * The parts, in the order of the claims, which changes nothing of them.
     *
     * @param balance what is frozen and free to be returned
     */
    List<Part> divide(Money balance, List<Claim> claims);
}
