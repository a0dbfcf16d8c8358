package cn.fanzha.command.requests;

/** REQUESTED → RECEIVED → DONE | REFUSED | CANCELLED; DONE → LIFTED (domain section 4). */
public enum ControlState {
    REQUESTED,
    RECEIVED,
    /** 已处置. */
    DONE,
    REFUSED,
    CANCELLED,
    /** The control was taken off again. */
    LIFTED
}
