package cn.fanzha.command.freezes;

/** What is frozen: it decides how long (程序规定 arts 243-244). */
public enum FreezeAsset {
    /** 存款、汇款: 6 months at most, renewed by at most 6 each time. */
    DEPOSIT,
    /** 债券、股票、基金份额等证券: 2 years at most, renewed by at most 2 each time. */
    SECURITIES
}
