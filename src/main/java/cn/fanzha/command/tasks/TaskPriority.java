package cn.fanzha.command.tasks;

/** How the giver marked a task; the order of the lists follows the due time alone. */
public enum TaskPriority {
    /** 普通. */
    NORMAL,
    /** 紧急. */
    URGENT,
    /** 特急. */
    TOP
}
