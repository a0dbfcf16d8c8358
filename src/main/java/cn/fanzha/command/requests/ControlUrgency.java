package cn.fanzha.command.requests;

/** How a request stands in the institution's queue: urgent ones first. */
public enum ControlUrgency {
    NORMAL,
    URGENT
}
