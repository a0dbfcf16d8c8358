package cn.fanzha.command.freezes;

/**
 * Where the process of a freeze stands (domain section 5; 程序规定 arts 237-247). What the institution's money does is
 * told by {@link cn.fanzha.command.funds.FreezeState}, which begins with FROZEN.
 */
public enum FreezeStage {
    /** Written, perhaps by the system from a stop that ends; waits for a supervisor once it is submitted. */
    DRAFT,
    APPROVED,
    REJECTED,
    SENT,
    /** Another authority's freeze stands before ours 轮候: takes effect when theirs ends. */
    QUEUED,
    FROZEN,
    /** Frozen, and renewed at least once 续冻. */
    RENEWED,
    EXPIRED,
    RELEASED,
    /** The institution could not freeze. */
    FAILED;

    /** The one place of all transitions. */
    public boolean mayBecome(FreezeStage next) {
        return switch (this) {
            case DRAFT -> next == APPROVED || next == REJECTED;
            case APPROVED -> next == SENT;
            case SENT -> next == FROZEN || next == QUEUED || next == FAILED;
            case QUEUED -> next == FROZEN || next == RELEASED;
            // back again: the earlier freeze was renewed after all
            case FROZEN -> next == RENEWED || next == EXPIRED || next == RELEASED || next == QUEUED;
            case RENEWED -> next == RENEWED || next == EXPIRED || next == RELEASED;
            case REJECTED, EXPIRED, RELEASED, FAILED -> false;
        };
    }

    /** Holds money now. */
    public boolean isRunning() {
        return this == FROZEN || this == RENEWED;
    }

    /** Nothing more can come of it. */
    public boolean isOver() {
        return this == REJECTED || this == EXPIRED || this == RELEASED || this == FAILED;
    }
}
