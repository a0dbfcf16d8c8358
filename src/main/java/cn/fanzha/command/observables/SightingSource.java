package cn.fanzha.command.observables;

/** Where an observable may be seen. */
public enum SightingSource {
    CASE,
    ALERT,
    SUSPECT,
    GANG,
    /** A request that stopped the account; when it was stopped is when it was seen. */
    STOP
}
