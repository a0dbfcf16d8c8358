package cn.fanzha.command.operations;

/** Where a den sits, or what was inspected. */
public enum PremisesKind {
    /** 写字楼公司 */
    OFFICE,
    /** 商品房 */
    FLAT,
    /** 公租房 */
    RENTAL,
    OTHER
}
