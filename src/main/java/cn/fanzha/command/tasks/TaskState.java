package cn.fanzha.command.tasks;

/** Where a task stands (domain section 3, 研交办督结). */
public enum TaskState {
    /** 待领取: nobody works on it yet; it waits in the unit's queue or for the person it is named to. */
    OPEN,
    /** 办理中. */
    TAKEN,
    /** 已反馈: waits for the judgement of the side that gave it. */
    REPORTED_BACK,
    /** 退回重办: the feedback was sent back with a reason. */
    RETURNED,
    /** 已办结. */
    DONE,
    /** 已撤销. */
    CANCELLED;

    public boolean mayBecome(TaskState next) {
        return switch (this) {
            case OPEN -> next == TAKEN || next == CANCELLED;
            case TAKEN -> next == OPEN || next == REPORTED_BACK || next == CANCELLED;
            case REPORTED_BACK -> next == DONE || next == RETURNED || next == CANCELLED;
            case RETURNED -> next == OPEN || next == REPORTED_BACK || next == CANCELLED;
            case DONE, CANCELLED -> false;
        };
    }

    /** Somebody has still to do something. */
    public boolean isOpen() {
        return this != DONE && this != CANCELLED;
    }

    /** The clock runs for those who work on it: it can be late, be urged and escalate. */
    public boolean burns() {
        return this == OPEN || this == TAKEN || this == RETURNED;
    }
}
