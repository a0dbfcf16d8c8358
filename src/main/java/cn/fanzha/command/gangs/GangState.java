package cn.fanzha.command.gangs;

/** How far the work against a gang has come. */
public enum GangState {
    DISCOVERED,
    INVESTIGATING,
    /** 打掉: dated by the day on which it was broken up. */
    DISMANTLED
}
