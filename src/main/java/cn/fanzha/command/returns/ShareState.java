package cn.fanzha.command.returns;

/** Where a victim's share of a return stands. */
public enum ShareState {
    /** Proposed, or approved and not sent yet. */
    PLANNED,
    /** The bank has it. */
    OPEN,
    /** Paid, with the bank's receipt. */
    RETURNED,
    /** The bank could not pay it, with the reason. */
    FAILED
}
