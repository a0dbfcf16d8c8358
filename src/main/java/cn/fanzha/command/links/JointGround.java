package cn.fanzha.command.links;

/** The grounds on which cases may be investigated as one (公安机关办理刑事案件程序规定 2020, art. 21). */
public enum JointGround {
    /** 一人犯数罪. */
    ONE_PERSON,
    /** 共同犯罪. */
    JOINT_CRIME,
    /** 共同犯罪的犯罪嫌疑人还实施其他犯罪. */
    OTHER_CRIMES,
    /** 多个犯罪嫌疑人实施的犯罪存在关联，并案处理有利于查明犯罪事实. */
    RELATED_CRIMES
}
