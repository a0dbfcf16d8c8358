package cn.fanzha.command.organisation;

/** The kinds of police units, from the root down, and of partner institutions (domain section 2). */
public enum UnitKind {
    PLATFORM,
    PROVINCE,
    CITY,
    DISTRICT,
    STATION,
    OUTPOST,
    BANK,
    PAYMENT,
    TELECOM,
    INTERNET,
    GOVERNMENT;

    /** A police unit or the platform's root: part of the tree. */
    public boolean isPolice() {
        return ordinal() <= OUTPOST.ordinal();
    }

    /** Holds money: stop payments and freezes are addressed to it. */
    public boolean holdsAccounts() {
        return this == BANK || this == PAYMENT;
    }

    /**
     * A county-level organ or above, whose supervisor may approve filing, rejecting and withdrawing
     * (公安机关办理刑事案件程序规定 art. 178).
     */
    public boolean mayApproveFiling() {
        return this == DISTRICT || this == CITY || this == PROVINCE;
    }

    /** The kind may stand directly below the other in the tree of police units. */
    public boolean mayStandBelow(UnitKind parent) {
        return isPolice() && parent.isPolice() && this != PLATFORM && ordinal() > parent.ordinal();
    }
}
