package cn.fanzha.command.observables;

import cn.fanzha.command.platform.crypto.ValueKind;

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
    PERSON_ID;

    /** The kind of personal data under which values of this type are encrypted and indexed. */
    public ValueKind valueKind() {
        return switch (this) {
            case PHONE -> ValueKind.PHONE;
            case PERSON_ID -> ValueKind.ID_NUMBER;
            case BANK_ACCOUNT, PAYMENT_ACCOUNT, WALLET, IM_ACCOUNT -> ValueKind.ACCOUNT;
            case URL, APP, IP, DEVICE -> ValueKind.SECRET;
        };
    }
}
