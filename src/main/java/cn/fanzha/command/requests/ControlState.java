package cn.fanzha.command.requests;

/**
 * Where a control request stands: REQUESTED → RECEIVED → DONE | REFUSED | CANCELLED; DONE → LIFTED (domain section 4). An
 * answer may come without a receipt, as with stop payments.
 */
public enum ControlState {
    REQUESTED,
    RECEIVED,
    /** 已处置. */
    DONE,
    REFUSED,
    CANCELLED,
    /** The control was taken off again. */
    LIFTED;

    public boolean mayBecome(ControlState next) {
        return switch (this) {
            case REQUESTED -> next == RECEIVED || next == DONE || next == REFUSED || next == CANCELLED;
            case RECEIVED -> next == DONE || next == REFUSED || next == CANCELLED;
            case DONE -> next == LIFTED;
            case REFUSED, CANCELLED, LIFTED -> false;
        };
    }

    /** The institution has still to answer. */
    public boolean isOpen() {
        return this == REQUESTED || this == RECEIVED;
    }
}
