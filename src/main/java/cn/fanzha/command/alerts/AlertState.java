package cn.fanzha.command.alerts;

/** How far the work on an alert has come (domain section 6); one that is handed to another unit is PUSHED again. */
public enum AlertState {
    /** 已推送. */
    PUSHED,
    /** 已签收. */
    RECEIVED,
    /** 劝阻中. */
    IN_PROGRESS,
    /** With an {@link AlertOutcome}. */
    CLOSED;

    public boolean mayBecome(AlertState next) {
        return switch (this) {
            case PUSHED -> next == RECEIVED || next == PUSHED;
            case RECEIVED -> next == IN_PROGRESS || next == PUSHED || next == CLOSED;
            case IN_PROGRESS -> next == CLOSED;
            case CLOSED -> false;
        };
    }

    /** Somebody has still to work on it. */
    public boolean isOpen() {
        return this != CLOSED;
    }
}
