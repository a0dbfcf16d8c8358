package cn.fanzha.command.funds;

/** What kind of account the money went to. */
public enum AccountKind {
    BANK_ACCOUNT,
    /** A wallet of a payment institution: the institution is chosen, for there is no BIN. */
    PAYMENT_ACCOUNT
}
