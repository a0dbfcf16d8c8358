package cn.fanzha.command.links;

/** Where a case stands within a joint case. */
public enum MemberState {
    /** Waits for the supervisor above both units. */
    PROPOSED,
    JOINED,
    DECLINED,
    /** Taken out again, or the joint case has ended. */
    LEFT
}
