package cn.fanzha.command.intake.pasted;

import cn.fanzha.command.intake.pasted.Found.Kind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names behind the words that announce them: 户名:张三, 收款人 李四, 持卡人：云澜科技有限公司. */
final class Holders {

    private static final String PAYEE = "收款户名|收款账户名|对方户名|对方账户名|账户名称|账户名|帐户名|开户名|开户人|开户姓名|(?<!用)户名|户主|收款人|收款方|收款单位|持卡人";
    private static final String PAYER = "受害人|报警人|付款人|付款方|付款户名|汇款人|姓名";
    private static final String NAME =
            "(?<name>[\\u4e00-\\u9fa5][\\u4e00-\\u9fa5·•()]{1,29}|[A-Za-z][A-Za-z.' ]{2,38}[A-Za-z])";
    private static final Pattern NAMED = Pattern.compile(
            "(?:(?<payee>" + PAYEE + ")|(?<payer>" + PAYER + "))(?:姓名|名称)?(?<mark>[是为: ]{0,3})(?=" + NAME + ")");
    private static final Pattern NEXT_WORD =
            Pattern.compile("账号|帐号|账户|帐户|卡号|银行|开户|金额|手机|电话|身份|证件|转账|汇款|收款|付款|户名|尾号|性别|联系|地址|今天|昨天|时间|微信|支付宝|[的在已将]");
    private static final Pattern COMPANY = Pattern.compile(".*(?:公司|商行|商店|商贸|店|部|厂|中心|合作社|工作室|事务所|超市|集团|协会)\\)?$");
    private static final int OF_A_PERSON = 4;

    private Holders() {}

    static void read(Scan scan) {
        Matcher named = NAMED.matcher(scan.text());
        while (named.find()) {
            boolean marked = !named.group("mark").isEmpty();
            boolean payer = named.group("payer") != null;
            String name = payer && !marked ? "" : name(named.group("name"), marked);
            int start = named.start("name");
            if (!name.isEmpty() && scan.free(start, start + name.length())) {
                scan.take(payer ? Kind.PAYER : Kind.HOLDER, name, start, start + name.length(), !marked);
            }
        }
    }

    /** The name up to the word that follows it; empty where it is too long for anybody. */
    private static String name(String run, boolean marked) {
        if (run.charAt(0) < 0x4e00) {
            return marked ? run : "";
        }
        Matcher next = NEXT_WORD.matcher(run);
        String name = run;
        if (next.find()) {
            if (next.start() < 2) {
                return "";
            }
            name = run.substring(0, next.start());
        }
        boolean person = name.length() <= OF_A_PERSON || name.contains("·") && name.length() <= 20;
        return person || COMPANY.matcher(name).matches() ? name : "";
    }
}
