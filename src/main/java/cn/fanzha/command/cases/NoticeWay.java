package cn.fanzha.command.cases;

/** How the reporter was told that the case is not filed 不予立案通知书送达方式. */
public enum NoticeWay {
    /** 当面送达. */
    IN_PERSON,
    /** 邮寄送达. */
    POST,
    /** 电子送达. */
    ELECTRONIC,
    /** 留置送达. */
    LEFT_AT_HOME
}
