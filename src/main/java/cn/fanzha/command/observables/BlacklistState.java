package cn.fanzha.command.observables;

/** Where an entry of the blacklist stands; by the clock. A disputed one stays in force until it is decided. */
public enum BlacklistState {
    LISTED,
    /** In force; the holder objects, and a supervisor has to decide. */
    DISPUTED,
    /** Its time is over. */
    EXPIRED,
    /** Taken off with a reason, or after a dispute that was upheld. */
    REMOVED;

    /** Whoever asks is told that the observable is listed. */
    public boolean isInForce() {
        return this == LISTED || this == DISPUTED;
    }
}
