package cn.fanzha.command.requests;

/** What kind of own account an institution controls. */
public enum ProtectiveAccountKind {
    BANK_ACCOUNT,
    PAYMENT_ACCOUNT
}
