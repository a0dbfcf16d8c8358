package cn.fanzha.command.funds;

/** Why an institution did not stop: what it compared and found to differ, or what stood in the way. */
public enum RefusalReason {
    HOLDER_DIFFERS,
    ACCOUNT_DIFFERS,
    AMOUNT_DIFFERS,
    TIME_DIFFERS,
    ACCOUNT_CLOSED,
    NO_BALANCE,
    ALREADY_FROZEN,
    TECHNICAL,
    /** Said in words. */
    OTHER;

    /** The outcome of a comparison, not a reason of its own. */
    public boolean isDifference() {
        return ordinal() <= TIME_DIFFERS.ordinal();
    }
}
