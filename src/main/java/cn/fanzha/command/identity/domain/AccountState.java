package cn.fanzha.command.identity.domain;

/** Where an account stands between its draft and its end. */
public enum AccountState {
    /** Drafted by a system administrator: nobody can sign in with it yet. */
    DRAFT,
    ACTIVE,
    /** Kept for the record; a security administrator may approve it again. */
    DISABLED;

    boolean mayBecome(AccountState next) {
        return switch (this) {
            case DRAFT -> next == ACTIVE || next == DISABLED;
            case ACTIVE -> next == DISABLED;
            case DISABLED -> next == ACTIVE;
        };
    }
}
