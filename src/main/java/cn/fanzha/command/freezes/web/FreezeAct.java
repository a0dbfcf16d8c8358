package cn.fanzha.command.freezes.web;

/** What the page of a freeze offers; who may, and when, is the use cases' answer. */
enum FreezeAct {
    WITHDRAW,
    REVIEW,
    APPROVE,
    REJECT,
    SEND,
    ASK_RENEWAL,
    APPROVE_RENEWAL,
    DECLINE_RENEWAL,
    UNRELATED,
    VERIFY,
    EXTEND_VERIFICATION,
    RELEASE
}
