package cn.fanzha.command.freezes;

/** How much of the account the freeze takes hold of 冻结范围. */
public enum FreezeScope {
    /** The money involved alone. */
    INVOLVED,
    /** The whole account: verified within one month, three at most (公通字〔2024〕22号). */
    WHOLE_ACCOUNT
}
