package cn.fanzha.command.returns;

/** Where a return stands (domain section 5; 银监发〔2016〕41号). */
public enum ReturnStage {
    /** 已申请: victims' applications are being taken. */
    APPLIED,
    /** 已受理: the applicants' identities are checked; the money's way is being traced. */
    ACCEPTED,
    /** 已拟方案: who is to get what is proposed, or has to be proposed anew. */
    PROPOSED,
    /** 公告中: 30 days in which others may come forward or object; of proportional returns alone. */
    NOTICE,
    /** 已批准, by a city-level unit or above. */
    APPROVED,
    /** 已送银行: the bank has 3 working days. */
    SENT,
    /** 已返还: every share was paid. */
    RETURNED,
    /** 返还未成: the bank has answered for every share, and not all could be paid. */
    FAILED,
    /** 不予返还, with the reason. */
    REJECTED;

    /** The next state is a lawful one; a proposal may be replaced while it stands or its notice runs. */
    public boolean mayBecome(ReturnStage next) {
        return switch (this) {
            case APPLIED -> next == ACCEPTED || next == REJECTED;
            case ACCEPTED -> next == PROPOSED || next == REJECTED;
            case PROPOSED -> next == PROPOSED || next == NOTICE || next == APPROVED || next == REJECTED;
            case NOTICE -> next == PROPOSED || next == APPROVED || next == REJECTED;
            case APPROVED -> next == SENT || next == REJECTED;
            case SENT -> next == RETURNED || next == FAILED;
            case FAILED -> next == SENT;
            case RETURNED, REJECTED -> false;
        };
    }

    /** Applications may still come in, or be taken back. */
    public boolean takesApplications() {
        return this == APPLIED || this == ACCEPTED || this == PROPOSED || this == NOTICE;
    }

    /** The bank sees it. */
    public boolean isWithBank() {
        return this == SENT || this == RETURNED || this == FAILED;
    }
}
