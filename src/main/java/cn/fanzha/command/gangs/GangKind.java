package cn.fanzha.command.gangs;

/** What a gang lives by (domain section 7). */
public enum GangKind {
    /** 话务: who call. */
    CALLS,
    /** 跑分/水房: who move the money. */
    MONEY_MOVING,
    /** 卡商: who deal in cards. */
    CARD_DEALING,
    /** 引流: who bring the victims. */
    TRAFFIC,
    TECHNOLOGY,
    /** Who run boxes that dial from afar. */
    GOIP,
    /** 公司化: set up as a company. */
    COMPANY,
    OTHER
}
