package cn.fanzha.command.cases;

import java.util.Arrays;
import java.util.List;

/** What an officer does to a case: each step leads from one state to another. */
public enum CaseStep {
    /** 受案 (art. 171). */
    ACCEPT(CaseState.REPORTED, CaseState.ACCEPTED),
    /** 立案, approved by the head of a county-level organ or above (art. 178). */
    FILE(CaseState.ACCEPTED, CaseState.FILED),
    /** 不予立案, approved likewise; the reporter is notified within 3 days (arts 178-179). */
    REJECT(CaseState.ACCEPTED, CaseState.REJECTED),
    /** 破案. */
    SOLVE(CaseState.FILED, CaseState.SOLVED),
    /** 侦查终结 (art. 283). */
    CONCLUDE(CaseState.SOLVED, CaseState.CONCLUDED),
    /** 移送审查起诉 (art. 289). */
    PROSECUTE(CaseState.CONCLUDED, CaseState.PROSECUTED),
    /** 退回补充侦查: twice at most, one month each (art. 295). */
    RETURN(CaseState.PROSECUTED, CaseState.SOLVED),
    /** 结案. */
    CLOSE(CaseState.PROSECUTED, CaseState.CLOSED),
    /** 撤案 of a filed case, approved (arts 186-187). */
    WITHDRAW_FILED(CaseState.FILED, CaseState.WITHDRAWN),
    /** 撤案 of a solved case, approved (arts 186-187). */
    WITHDRAW_SOLVED(CaseState.SOLVED, CaseState.WITHDRAWN),
    /** Takes a withdrawn case up again; filing again needs the same approval (art. 190). */
    REOPEN(CaseState.WITHDRAWN, CaseState.FILED),
    /** 移送管辖 (art. 174): the file goes to another unit, this one still sees it. */
    TRANSFER_REPORTED(CaseState.REPORTED, CaseState.TRANSFERRED),
    TRANSFER_ACCEPTED(CaseState.ACCEPTED, CaseState.TRANSFERRED),
    TRANSFER_FILED(CaseState.FILED, CaseState.TRANSFERRED),
    /** The receiving unit works on from ACCEPTED. */
    TAKE_OVER_ACCEPTED(CaseState.TRANSFERRED, CaseState.ACCEPTED),
    /** The receiving unit works on from FILED, where the file had been filed before. */
    TAKE_OVER_FILED(CaseState.TRANSFERRED, CaseState.FILED);

    private final CaseState from;
    private final CaseState to;

    CaseStep(CaseState from, CaseState to) {
        this.from = from;
        this.to = to;
    }

    public CaseState from() {
        return from;
    }

    public CaseState to() {
        return to;
    }

    /** Waits for a supervisor of a unit of district level or above (art. 178). */
    public boolean needsApproval() {
        return this == FILE || this == REJECT || this == REOPEN || this == WITHDRAW_FILED || this == WITHDRAW_SOLVED;
    }

    public boolean isTransfer() {
        return to == CaseState.TRANSFERRED;
    }

    /** The receiving unit works on. */
    public boolean isTakeOver() {
        return from == CaseState.TRANSFERRED;
    }

    /** The steps that lead on from a state. */
    public static List<CaseStep> from(CaseState state) {
        return Arrays.stream(values()).filter(step -> step.from == state).toList();
    }
}
