package cn.fanzha.command.alerts;

/** How it is known that a transfer was called off, and what it would have been (loss avoided, 避免损失). */
public enum LossKnown {
    /** 银行记录: the bank or payment institution tells of the transfer. */
    BANK_RECORD,
    /** 当事人陈述. */
    PERSON_SAID,
    /** 转账页面或聊天记录. */
    SCREEN_SEEN,
    /** 民警在场: an officer was there when it was called off. */
    OFFICER_PRESENT
}
