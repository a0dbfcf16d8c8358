package cn.fanzha.command.links;

/** Where a joint case stands. */
public enum JointState {
    /** Waits for the supervisor above all its units. */
    PROPOSED,
    JOINED,
    DECLINED,
    /** Parted again; its files, lines and decisions stay. */
    ENDED
}
