package cn.fanzha.command.freezes;

/** Why the institution could not freeze. */
public enum FreezeFailure {
    ACCOUNT_DIFFERS,
    HOLDER_DIFFERS,
    ACCOUNT_CLOSED,
    PAPERS_INCOMPLETE,
    TECHNICAL,
    /** In words beside it. */
    OTHER
}
