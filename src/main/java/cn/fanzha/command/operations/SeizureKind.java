package cn.fanzha.command.operations;

/** What was seized 缴获. */
public enum SeizureKind {
    PHONE_CARD,
    BANK_CARD,
    /** A device that makes calls from abroad look local. */
    GOIP,
    COMPUTER,
    PHONE,
    /** A fake base station or black radio. */
    BASE_STATION,
    OTHER
}
