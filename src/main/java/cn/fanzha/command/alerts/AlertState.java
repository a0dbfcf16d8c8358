package cn.fanzha.command.alerts;

/** How far the work on an alert has come. */
public enum AlertState {
    /** 已推送. */
    PUSHED,
    /** 已签收. */
    RECEIVED,
    /** 劝阻中. */
    IN_PROGRESS,
    /** With an {@link AlertOutcome}. */
    CLOSED
}
