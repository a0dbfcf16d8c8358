package cn.fanzha.command.observables;

/** Who says that an observable belongs on the blacklist 黑名单. */
public enum BlacklistSource {
    /** 本地办案: found in the unit's own cases. */
    CASE_WORK,
    /** 上级下发: sent down by the ministry or province. */
    NATIONAL,
    BANK,
    TELECOM,
    INTERNET,
    /** 群众举报. */
    PUBLIC_TIP,
    OTHER
}
