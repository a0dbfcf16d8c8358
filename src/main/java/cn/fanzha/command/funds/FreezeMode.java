package cn.fanzha.command.funds;

/** How an account is frozen (公通字〔2024〕22号). */
public enum FreezeMode {
    /** 限额内冻结: up to an amount. */
    LIMIT,
    /** 只收不付: the whole account, which still receives. */
    RECEIVE_ONLY
}
