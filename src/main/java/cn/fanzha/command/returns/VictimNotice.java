package cn.fanzha.command.returns;

/** How a victim was told of the money. */
public enum VictimNotice {
    PHONE,
    SMS,
    IN_PERSON,
    POST
}
