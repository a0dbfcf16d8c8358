package cn.fanzha.command.tasks;

import org.jspecify.annotations.Nullable;

/** What is done to a task, and in which states it can be done. */
public enum TaskAct {
    /** 领取. */
    TAKE,
    /** 退回队列. */
    GIVE_BACK,
    /** 转交同事. */
    HAND,
    /** 反馈. */
    REPORT,
    /** 通过，办结. */
    ACCEPT,
    /** 退回重办. */
    SEND_BACK,
    /** 督办. */
    URGE,
    /** 改期. */
    REDATE,
    /** 撤销. */
    CANCEL;

    /** Key of the words why it can't be done in this state; null where it can. */
    public @Nullable String refusedIn(TaskState state) {
        boolean fits = switch (this) {
            case TAKE -> state == TaskState.OPEN;
            case GIVE_BACK, REPORT -> state == TaskState.TAKEN || state == TaskState.RETURNED;
            case HAND, URGE, REDATE -> state.burns();
            case ACCEPT, SEND_BACK -> state == TaskState.REPORTED_BACK;
            case CANCEL -> state.isOpen();
        };
        if (fits) {
            return null;
        }
        return switch (state) {
            case DONE, CANCELLED, REPORTED_BACK -> "tasks.not-now." + state;
            case OPEN -> judges() ? "tasks.not-now.unreported" : "tasks.not-now.OPEN";
            case TAKEN, RETURNED -> judges() ? "tasks.not-now.unreported" : "tasks.not-now.taken";
        };
    }

    private boolean judges() {
        return this == ACCEPT || this == SEND_BACK;
    }
}
