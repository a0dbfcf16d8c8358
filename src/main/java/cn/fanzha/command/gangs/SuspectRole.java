package cn.fanzha.command.gangs;

/** What a person does in a gang (domain section 7). */
public enum SuspectRole {
    /** 金主. */
    FINANCIER,
    /** 主脑. */
    MASTERMIND,
    /** 幕后. */
    CONTROLLER,
    /** 蛇头. */
    SMUGGLER,
    /** 骨干. */
    BACKBONE,
    /** 卡商. */
    CARD_DEALER,
    /** 卡农. */
    CARD_MULE,
    /** 车手. */
    CASH_RUNNER,
    /** 话务员. */
    CALLER,
    /** 技术. */
    TECHNICIAN,
    /** 引流. */
    RECRUITER
}
