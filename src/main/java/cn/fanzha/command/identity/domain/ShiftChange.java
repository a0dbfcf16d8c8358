package cn.fanzha.command.identity.domain;

/** What came of a change to the roster. */
public sealed interface ShiftChange {

    /** It stands in the roster. */
    record Done() implements ShiftChange {}

    /** Nothing was changed; the key's message says why. */
    record Refused(String key) implements ShiftChange {}
}
