package cn.fanzha.command.cases;

/** The way by which a report came in (domain section 3). */
public enum Channel {
    HOTLINE_96110,
    ALARM_110,
    WALK_IN,
    BANK,
    ONLINE,
    TRANSFERRED_IN
}
