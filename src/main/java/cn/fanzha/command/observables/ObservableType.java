package cn.fanzha.command.observables;

/** The kinds of observables 涉案要素 (domain section 4). */
public enum ObservableType {
    BANK_ACCOUNT,
    /** A wallet of a payment institution: it has no BIN, so the institution is chosen. */
    PAYMENT_ACCOUNT,
    PHONE,
    URL,
    /** An app, by its package name. */
    APP,
    IP,
    /** A device, by its IMEI. */
    DEVICE,
    /** QQ, WeChat and the like. */
    IM_ACCOUNT,
    /** A wallet of virtual currency. */
    WALLET,
    PERSON_ID
}
