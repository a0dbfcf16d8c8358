package cn.fanzha.command.funds;

/** How a request stands in the institution's queue: urgent ones first. */
public enum Urgency {
    NORMAL,
    URGENT
}
