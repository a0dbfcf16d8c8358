package cn.fanzha.command.alerts;

/** The person's own situation, for which a step of the dissuasion is left out. */
public enum SkipReason {
    /** 无手机或收不到短信. */
    NO_SMS,
    /** 不便接听电话: hearing, language, at work with the fraudster beside. */
    CANNOT_SPEAK,
    /** 无可联系的关系人. */
    NO_CONTACTS,
    /** 人在外地. */
    AWAY,
    /** 身体状况不宜上门. */
    HEALTH,
    /** 已由他人当面劝阻. */
    ALREADY_MET
}
