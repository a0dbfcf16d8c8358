package cn.fanzha.command.funds.domain;

import cn.fanzha.command.shared.Money;

/**
 * Where the money of an account or a level is, in yuan: {@code in + excess = stopped + movedOn + withdrawn + unknown},
 * always.
 *
 * @param in what came in by the case's transfers
 * @param stopped what is held now, by a running stop or a freeze
 * @param movedOn what went on to further accounts
 * @param withdrawn what was taken out in cash, by card terminal, gold and the like
 * @param unknown of what came in neither held nor seen leaving
 * @param excess what is held and left beyond what came in: other money of the account
 */
public record ChainSums(Money in, Money stopped, Money movedOn, Money withdrawn, Money unknown, Money excess) {

    static final ChainSums NONE = new ChainSums(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    /** Of one account: what is left over is unknown, what is too much is the excess. */
    static ChainSums of(Money in, Money stopped, Money movedOn, Money withdrawn) {
        Money rest = in.minus(stopped.plus(movedOn).plus(withdrawn));
        return new ChainSums(
                in,
                stopped,
                movedOn,
                withdrawn,
                rest.max(Money.ZERO),
                Money.ZERO.minus(rest).max(Money.ZERO));
    }

    ChainSums plus(ChainSums other) {
        return new ChainSums(
                in.plus(other.in),
                stopped.plus(other.stopped),
                movedOn.plus(other.movedOn),
                withdrawn.plus(other.withdrawn),
                unknown.plus(other.unknown),
                excess.plus(other.excess));
    }

    /** All that came in is accounted for by what is held, left or unknown, and nothing beyond it. */
    public boolean reconciles() {
        return excess.isZero();
    }
}
