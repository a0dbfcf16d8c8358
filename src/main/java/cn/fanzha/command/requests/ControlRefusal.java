package cn.fanzha.command.requests;

/** Why an institution did not do what was asked. */
public enum ControlRefusal {
    /** The number, site or app belongs to another operator or company. */
    NOT_OURS,
    /** There is no such number, site or app, or no longer. */
    NOT_FOUND,
    /** What it found is lawful use: the police should look again. */
    LAWFUL_USE,
    /** It needs more to act on: a screenshot, the exact address, the legal paper. */
    MATERIAL_MISSING,
    /** It was blocked or removed before. */
    ALREADY_DONE,
    TECHNICAL,
    /** Said in words. */
    OTHER
}
