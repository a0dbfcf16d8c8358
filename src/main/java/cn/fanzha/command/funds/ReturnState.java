package cn.fanzha.command.funds;

/** Where a return to a victim 资金返还 stands (银监发〔2016〕41号). */
public enum ReturnState {
    /** The bank paid. */
    RETURNED
}
