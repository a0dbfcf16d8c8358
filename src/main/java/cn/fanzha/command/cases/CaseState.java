package cn.fanzha.command.cases;

/**
 * Where a case stands. Source: 公安机关办理刑事案件程序规定 (2020), arts 171, 174, 178-179, 186-187, 190, 283, 289, 295.
 */
public enum CaseState {
    REPORTED,
    ACCEPTED,
    FILED,
    SOLVED,
    CONCLUDED,
    PROSECUTED,
    CLOSED,
    REJECTED,
    WITHDRAWN,
    TRANSFERRED;

    /** The file's description may still be completed: the case has not ended and is not on its way to another unit. */
    public boolean isOpen() {
        return this != CLOSED && this != REJECTED && this != WITHDRAWN && this != TRANSFERRED;
    }

    /**
     * The step is lawful from here. TRANSFERRED → ACCEPTED/FILED is the receiving unit's taking over of the same file;
     * PROSECUTED → SOLVED is 退回补充侦查, twice at most; WITHDRAWN → FILED is the reopening.
     */
    public boolean mayBecome(CaseState next) {
        return switch (this) {
            case REPORTED -> next == ACCEPTED || next == TRANSFERRED;
            case ACCEPTED -> next == FILED || next == REJECTED || next == TRANSFERRED;
            case FILED -> next == SOLVED || next == WITHDRAWN || next == TRANSFERRED;
            case SOLVED -> next == CONCLUDED || next == WITHDRAWN;
            case CONCLUDED -> next == PROSECUTED;
            case PROSECUTED -> next == CLOSED || next == SOLVED;
            case WITHDRAWN -> next == FILED;
            case TRANSFERRED -> next == ACCEPTED || next == FILED;
            case CLOSED, REJECTED -> false;
        };
    }
}
