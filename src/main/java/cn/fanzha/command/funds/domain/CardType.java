package cn.fanzha.command.funds.domain;

/** What cards of a prefix are. */
public enum CardType {
    /** 借记卡 */
    DC,
    /** 贷记卡 */
    CC,
    /** 准贷记卡 */
    SCC,
    /** 预付费卡 */
    PC
}
