package cn.fanzha.command.funds.onward;

import cn.fanzha.command.shared.Text;
import java.util.Locale;
import java.util.Set;

/** A column of an institution's table of transfers, with the headings under which banks usually export it. */
public enum OnwardField {
    ACCOUNT(
            true,
            "对方账号",
            "收款账号",
            "对手账号",
            "交易对方账号",
            "交易对手账号",
            "转入账号",
            "收款人账号",
            "对方账户",
            "账号",
            "account",
            "to account",
            "payee account"),
    HOLDER(false, "对方户名", "收款户名", "对手户名", "交易对方户名", "交易对手名称", "收款人户名", "收款人名称", "对方名称", "户名", "holder", "payee"),
    BANK(false, "对方行名", "对方开户行", "收款行", "收款银行", "对手行名", "开户行", "开户机构", "收款机构代码", "对方银行", "bank"),
    AMOUNT(true, "金额", "交易金额", "转账金额", "转出金额", "发生额", "amount"),
    DATE(false, "交易日期", "转账日期", "日期", "date"),
    TIME(true, "交易时间", "转账时间", "转出时间", "时间", "日期时间", "交易日期时间", "time", "moved at"),
    NOTE(false, "备注", "摘要", "附言", "用途", "note"),
    KIND(false, "账户类型", "账号类型", "kind");

    private final boolean required;
    private final Set<String> headings;

    OnwardField(boolean required, String... headings) {
        this.required = required;
        this.headings = Set.of(headings);
    }

    /** No row can be read without it. */
    public boolean isRequired() {
        return required;
    }

    boolean isUsuallyCalled(String heading) {
        return headings.contains(plain(heading));
    }

    /** Headings are compared without width, case and what stands in brackets: {@code 金额（元）} is 金额. */
    static String plain(String heading) {
        return Text.halfWidth(heading)
                .replaceAll("\\(.*\\)|[\\s:*]+$", "")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
