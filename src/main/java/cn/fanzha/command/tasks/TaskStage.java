package cn.fanzha.command.tasks;

/** The part of the work that a task belongs to, 研交办督结 (domain section 3). */
public enum TaskStage {
    /** 研判. */
    ANALYSE,
    /** 交办. */
    ASSIGN,
    /** 办理. */
    HANDLE,
    /** 督办. */
    SUPERVISE,
    /** 结案. */
    CLOSE
}
