package cn.fanzha.command.alerts;

/** What came of an alert. */
public enum AlertOutcome {
    /** 劝阻成功: the money was not yet sent. */
    DISSUADED,
    /** 成功拦阻: a transfer was called off; its amount is the loss avoided. */
    STOPPED_TRANSFER,
    /** 已被骗: becomes a case. */
    ALREADY_DECEIVED,
    /** 劝而不听: closed, and looked after. */
    NOT_DISSUADED,
    /** 误报. */
    FALSE_ALARM,
    /** 未联系上. */
    UNREACHABLE,
    /** 移交他地. */
    REFERRED;

    /** Nobody can say so without having tried to reach the person. */
    public boolean needsAttempt() {
        return switch (this) {
            case DISSUADED, STOPPED_TRANSFER, NOT_DISSUADED, UNREACHABLE -> true;
            case ALREADY_DECEIVED, FALSE_ALARM, REFERRED -> false;
        };
    }
}
