package cn.fanzha.command.ledger;

/** What moved the money. */
public enum LedgerSource {
    STOP,
    FREEZE,
    RETURN,
    /** An opening entry for what came in from another system: written by imports alone. */
    IMPORT
}
