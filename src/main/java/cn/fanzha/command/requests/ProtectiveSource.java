package cn.fanzha.command.requests;

/** From what a protective control 爱护性管控 was asked. */
public enum ProtectiveSource {
    /** A person who is being deceived (domain section 6). */
    ALERT,
    /** A victim of a case. */
    VICTIM
}
