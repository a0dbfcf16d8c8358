package cn.fanzha.command.freezes.appeals.domain;

/** Where an appeal stands: registered, and decided once. */
public enum AppealState {
    REGISTERED,
    /** The freeze was wrong: all of it is released. */
    UPHELD,
    /** A part of it was wrong, and is released. */
    PARTLY,
    REJECTED;

    public boolean isOpen() {
        return this == REGISTERED;
    }
}
