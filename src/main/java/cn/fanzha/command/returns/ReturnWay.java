package cn.fanzha.command.returns;

/** The three ways of returning (银监发〔2016〕41号 art. 8). */
public enum ReturnWay {
    /** One remittance record in the account, which can be traced: returned directly. */
    DIRECT_ONE,
    /** Several records, which can be told apart by their times: each returned directly. */
    DIRECT_TIMED,
    /** Several records that can't be told apart: in proportion to the losses, after a public notice of 30 days. */
    PROPORTIONAL
}
