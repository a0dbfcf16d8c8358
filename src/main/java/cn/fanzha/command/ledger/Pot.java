package cn.fanzha.command.ledger;

/** Where money of an account stands within a case. A move takes it from one pot and puts it into another. */
public enum Pot {
    /** In the account, touched by nobody, or gone: the world outside of the book. It has no balance. */
    OUTSIDE,
    /** Held by a stop payment 紧急止付; never below zero by what the system does. */
    STOPPED,
    /** Held by a freeze 冻结; never below zero by what the system does. */
    FROZEN,
    /** Held once, and let go again: a stop that ended, a freeze released or not renewed. */
    RELEASED,
    /** Given back to victims 返还. */
    RETURNED,
    /** Seen to leave for other accounts before it could be held. */
    MOVED_ON;

    /** What the system itself may do: no other pair of pots is ever posted but to take an import's entry back. */
    public boolean mayMoveTo(Pot to) {
        return switch (this) {
            case OUTSIDE -> to == STOPPED || to == FROZEN || to == MOVED_ON || to == RETURNED;
            case STOPPED -> to == RELEASED || to == FROZEN;
            // out again: what the institution, asked once more, turns out never to have held
            case FROZEN -> to == RELEASED || to == RETURNED || to == OUTSIDE;
            case RELEASED -> to == FROZEN || to == STOPPED;
            case RETURNED, MOVED_ON -> false;
        };
    }
}
