package cn.fanzha.command.returns.domain;

/** Why a proposal no longer stands. */
public enum VoidReason {
    /** A victim came forward. */
    VICTIM,
    /** An application was taken back. */
    WITHDRAWN,
    /** An objection was upheld. */
    OBJECTION,
    /** It was made anew. */
    AGAIN,
    /** The account holds less than was thought. */
    BALANCE
}
