package cn.fanzha.command.intake.pasted;

import cn.fanzha.command.intake.pasted.Found.Kind;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Money;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Amounts of yuan: with a sign or a unit (￥, 元, 万, “5w” as chats write it, 五万元), or behind a word that speaks of
 * money. Balances, other currencies and counts of other things are none.
 */
final class Amounts {

    private static final String NUMBER = "(?<n>\\d{1,3}(?:,\\d{3}){1,8}(?!\\d)(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)";
    private static final String UNIT = "(?<unit>亿|千万|百万|十万|万|千|百|[wWkK](?![A-Za-z0-9]))?";
    private static final String TAIL = "(?<tail>(?<=[万亿])零?\\d{1,4}(?![\\d.,])(?:千(?:\\d百)?|万)?)?";
    private static final Pattern FIGURES = Pattern.compile(
            "(?<![\\d.,A-Za-z])(?<sign>¥|RMB|CNY|人民币)?[: ]{0,2}-?" + NUMBER + " ?" + UNIT + TAIL
                    + " ?(?<yuan>元|块|圆|人民币|RMB)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CHARACTERS =
            Pattern.compile("[零一二三四五六七八九十两壹贰叁肆伍陆柒捌玖拾][零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟萬]{0,20}(?<yuan>元|圆|块)?");
    private static final Pattern OTHER = Pattern.compile(
            "^ ?(?:美元|美金|美刀|港币|港元|欧元|日元|韩元|泰铢|USDT|USD|U(?![a-z])|人|次|个|名|起|条|张|台|套|笔|天|年|岁|分|小时|%|公里|米|粉|积分|火急|一|[-/:年月日号点时楼层栋室期])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SAID = Pattern.compile(
            "(?:金额|转出|转入|转走|转账|转了|转给[^0-9]{0,6}|汇款|汇出|汇了|打款|打了|付款|付了|支付|支出|收入|消费|充值|充了|扣款|扣除|到账|提现|存入|损失|被骗了?|骗走|共计|合计|总计)[:为了约共计人民币 ]{0,6}$");
    private static final Pattern BALANCE = Pattern.compile("(?:余额|额度|剩余)[:为是约 ]{0,3}(?:人民币|¥|RMB)?[: ]{0,2}$");
    private static final Map<String, Long> UNITS = Map.of(
            "亿",
            100_000_000L,
            "千万",
            10_000_000L,
            "百万",
            1_000_000L,
            "十万",
            100_000L,
            "万",
            10_000L,
            "w",
            10_000L,
            "千",
            1_000L,
            "k",
            1_000L,
            "百",
            100L);

    private static final int LONGEST = 24;

    private Amounts() {}

    static void read(Scan scan) {
        Matcher figures = FIGURES.matcher(scan.text());
        while (figures.find()) {
            int start = figures.start(figures.group("sign") == null ? "n" : "sign");
            if (speaksOfMoney(scan, figures, start) && !isOther(scan, start, figures)) {
                take(scan, value(figures), start, end(figures), false);
            }
        }
        Matcher characters = CHARACTERS.matcher(scan.text());
        while (characters.find()) {
            String number = characters.group().replaceAll("[元圆块]", "").replace('萬', '万');
            boolean large = number.length() > 1 && number.matches(".*[万亿].*");
            if ((characters.group("yuan") != null || large)
                    && !OTHER.matcher(rest(scan, characters.end())).find()
                    && !scan.after(characters.start(), BALANCE)) {
                take(
                        scan,
                        ChineseNumbers.parse(number),
                        characters.start(),
                        characters.end(),
                        characters.group("yuan") == null);
            }
        }
    }

    private static boolean speaksOfMoney(Scan scan, Matcher figures, int start) {
        String unit = figures.group("unit");
        boolean large = unit != null && !unit.equals("千") && !unit.equals("百") && !unit.equalsIgnoreCase("k");
        boolean said = figures.group("n").replace(",", "").length() < 12 && scan.after(start, SAID);
        return figures.group("sign") != null || figures.group("yuan") != null || large || said;
    }

    private static boolean isOther(Scan scan, int start, Matcher figures) {
        return scan.after(start, BALANCE)
                || figures.group("yuan") == null
                        && OTHER.matcher(rest(scan, end(figures))).find();
    }

    private static String rest(Scan scan, int end) {
        return scan.text().substring(end, Math.min(scan.text().length(), end + 6));
    }

    /** Without the space that may have been read behind it. */
    private static int end(Matcher figures) {
        return figures.group().endsWith(" ") ? figures.end() - 1 : figures.end();
    }

    private static @Nullable BigDecimal value(Matcher figures) {
        if (figures.group("n").length() > LONGEST) {
            return null;
        }
        BigDecimal number = new BigDecimal(figures.group("n").replace(",", ""));
        String unit = figures.group("unit");
        if (unit == null) {
            return number;
        }
        long size = UNITS.getOrDefault(unit.toLowerCase(java.util.Locale.ROOT), 1L);
        return number.multiply(BigDecimal.valueOf(size)).add(tail(figures.group("tail"), size));
    }

    /** 3万5 and 3万5千 are 35,000; 3万5200 is 35,200; 1万零500 is 10,500; 1亿2000万 is 120,000,000. */
    private static BigDecimal tail(@Nullable String tail, long size) {
        if (tail == null) {
            return BigDecimal.ZERO;
        }
        if (tail.endsWith("万")) {
            return BigDecimal.valueOf(Long.parseLong(tail.replaceAll("\\D", "")))
                    .multiply(BigDecimal.valueOf(10_000));
        }
        boolean zero = tail.startsWith("零");
        String digits = tail.replaceAll("^零?(\\d+).*", "$1");
        long number = Long.parseLong(digits);
        if (tail.contains("千")) {
            String hundreds = tail.replaceAll(".*千(?:(\\d)百)?", "0$1");
            return BigDecimal.valueOf(number * 1000 + Long.parseLong(hundreds) * 100);
        }
        return BigDecimal.valueOf(digits.length() == 1 && !zero ? number * size / 10 : number);
    }

    private static void take(Scan scan, @Nullable BigDecimal value, int start, int end, boolean doubtful) {
        if (value == null || value.signum() <= 0 || !scan.free(start, end)) {
            return;
        }
        try {
            BigDecimal yuan = Money.of(value).yuan().stripTrailingZeros();
            scan.take(Kind.AMOUNT, (yuan.scale() < 0 ? yuan.setScale(0) : yuan).toPlainString(), start, end, doubtful);
        } catch (InvalidValueException tooFine) {
            return;
        }
    }
}
