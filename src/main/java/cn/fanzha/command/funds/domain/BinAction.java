package cn.fanzha.command.funds.domain;

/** What was done to the table of card prefixes. */
public enum BinAction {
    ADD,
    CHANGE,
    REMOVE,
    /** A bank was given another institution. */
    ASSIGN
}
