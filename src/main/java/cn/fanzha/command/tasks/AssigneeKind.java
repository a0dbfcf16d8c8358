package cn.fanzha.command.tasks;

/** Whom a line of a template gives its task to. */
public enum AssigneeKind {
    /** 办案单位: the queue of the unit that holds the case. */
    OWN_UNIT,
    /** 办案人: the case's handler; the unit's queue where none is known. */
    HANDLER,
    /** 市局研判: the queue of the city that the case's unit belongs to; the unit's own where there is none above. */
    CITY_ANALYST
}
