package cn.fanzha.command.returns;

/** Why a bank could not pay a share. */
public enum ShareFailure {
    /** The victim's account is closed or doesn't exist. */
    PAYEE_ACCOUNT,
    /** The victim's account is in another name. */
    PAYEE_NAME,
    /** The frozen account holds less than was thought; the bank tells how much. */
    INSUFFICIENT,
    /** Another authority's freeze lies ahead. */
    HELD_BY_OTHERS,
    /** A fault of the systems. */
    TECHNICAL,
    /** Something else, said in words. */
    OTHER
}
