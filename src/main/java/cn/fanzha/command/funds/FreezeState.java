package cn.fanzha.command.funds;

/** Where a freeze stands: not renewed, it ends by itself at 24:00 of its last day (程序规定 arts 237-247). */
public enum FreezeState {
    FROZEN,
    EXPIRED,
    RELEASED
}
