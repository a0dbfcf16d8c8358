package cn.fanzha.command.ledger;

import cn.fanzha.command.shared.Money;

/** What stands in each pot of a place, in yuan. */
public record Balances(Money stopped, Money frozen, Money released, Money returned, Money movedOn) {

    /** Of a place that no money ever came to. */
    public static final Balances NONE = new Balances(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    /** What stands in the pot; nothing is known of the world outside. */
    public Money of(Pot pot) {
        return switch (pot) {
            case OUTSIDE -> Money.ZERO;
            case STOPPED -> stopped;
            case FROZEN -> frozen;
            case RELEASED -> released;
            case RETURNED -> returned;
            case MOVED_ON -> movedOn;
        };
    }

    public Balances plus(Balances other) {
        return new Balances(
                stopped.plus(other.stopped),
                frozen.plus(other.frozen),
                released.plus(other.released),
                returned.plus(other.returned),
                movedOn.plus(other.movedOn));
    }

    /** Held now: by stops and by freezes. */
    public Money held() {
        return stopped.plus(frozen);
    }
}
