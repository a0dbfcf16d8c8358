package cn.fanzha.command.alerts;

/** What an alert's grade sets a time for (domain section 6). */
public enum Deadline {
    /** 签收, counted from when the alert came to its unit. */
    RECEIVE,
    /** 首次电话, counted from the push. */
    FIRST_CALL,
    /** 见面, counted from the push; the low grade has none. */
    FACE_TO_FACE
}
