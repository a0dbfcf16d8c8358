package cn.fanzha.command.funds;

/**
 * Where a request to stop a payment stands (银发〔2016〕86号). An answer may come without a receipt. A stop that has run
 * its 48 hours is EXPIRED whether or not the job has written that down.
 */
public enum StopState {
    REQUESTED,
    RECEIVED,
    STOPPED,
    REFUSED,
    EXPIRED,
    RELEASED,
    FROZEN,
    CANCELLED,
    JOINED;

    public boolean mayBecome(StopState next) {
        return switch (this) {
            case REQUESTED ->
                next == RECEIVED || next == STOPPED || next == REFUSED || next == CANCELLED || next == JOINED;
            case RECEIVED -> next == STOPPED || next == REFUSED || next == CANCELLED || next == JOINED;
            case STOPPED -> next == EXPIRED || next == RELEASED || next == FROZEN;
            case REFUSED, EXPIRED, RELEASED, FROZEN, CANCELLED, JOINED -> false;
        };
    }

    /** The bank has still to answer. */
    public boolean isOpen() {
        return this == REQUESTED || this == RECEIVED;
    }
}
