package cn.fanzha.command.gangs;

/** What is done to a suspect, each with its date (domain section 7). */
public enum Measure {
    /** 抓获: none of the others lies before it, where it is known. */
    CAPTURED,
    /** 刑事拘留. */
    DETAINED,
    /** 取保候审. */
    BAILED,
    RESIDENTIAL_SURVEILLANCE,
    /** 逮捕. */
    ARRESTED,
    /** 移送起诉. */
    PROSECUTED,
    RELEASED
}
