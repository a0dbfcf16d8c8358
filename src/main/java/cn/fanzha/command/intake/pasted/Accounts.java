package cn.fanzha.command.intake.pasted;

import cn.fanzha.command.intake.pasted.Found.Kind;
import cn.fanzha.command.shared.BankCard;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bank accounts: 12 to 19 digits in one piece, in fours, or six digits and the rest. The Luhn digit tells how sure it is,
 * and which reading is meant where an amount follows the groups.
 */
final class Accounts {

    private static final int SHORTEST = 12;
    private static final int LONGEST = 19;

    private static final Pattern GROUPS =
            Pattern.compile("(?<![0-9A-Za-z.])\\d+(?:[ -]\\d+){0,60}(?![0-9A-Za-z]|\\.\\d)");
    private static final Pattern GROUP = Pattern.compile("\\d+");
    private static final Pattern NO_ACCOUNT =
            Pattern.compile("(?:订单|流水|单号|交易号|交易单|凭证|回单|编号|案号|批次|快递|参考号|识别码|信用代码|IMEI|imei|工单|票据)(?:号码?|编号)?[:为是 ]*$");
    private static final Pattern MOBILE_ABROAD = Pattern.compile("(?:0086|86)1[3-9]\\d{9}");

    private Accounts() {}

    private record Group(int start, int end) {
        int length() {
            return end - start;
        }
    }

    static void read(Scan scan) {
        Matcher runs = GROUPS.matcher(scan.text());
        while (runs.find()) {
            List<Group> groups = new ArrayList<>();
            Matcher parts = GROUP.matcher(scan.text()).region(runs.start(), runs.end());
            while (parts.find()) {
                groups.add(new Group(parts.start(), parts.end()));
            }
            int i = 0;
            while (i < groups.size()) {
                i += Math.max(1, take(scan, groups, i));
            }
        }
    }

    /** How many groups from this one on are an account; 0 for none. */
    private static int take(Scan scan, List<Group> groups, int from) {
        int best = 0;
        for (int count = 1; from + count <= groups.size() && length(groups, from, count) <= LONGEST; count++) {
            if (isAccount(groups, from, count)
                    && (best == 0 || holds(scan, groups, from, count) || !holds(scan, groups, from, best))) {
                best = count;
            }
        }
        if (best == 0) {
            return 0;
        }
        int start = groups.get(from).start();
        int end = groups.get(from + best - 1).end();
        String digits = digits(scan, groups, from, best);
        if (!scan.free(start, end)
                || scan.after(start, NO_ACCOUNT)
                || MOBILE_ABROAD.matcher(digits).matches()) {
            return 0;
        }
        scan.take(Kind.ACCOUNT, digits, start, end, !BankCard.of(digits).luhnHolds());
        return best;
    }

    private static boolean isAccount(List<Group> groups, int from, int count) {
        int length = length(groups, from, count);
        if (length < SHORTEST || length > LONGEST) {
            return false;
        }
        if (count == 1) {
            return true;
        }
        if (groups.get(from).length() >= SHORTEST) {
            return false;
        }
        boolean fours = true;
        for (int i = from; i < from + count - 1; i++) {
            fours &= groups.get(i).length() == 4;
        }
        boolean binFirst = groups.get(from).length() == 6 && count == 2;
        return fours && groups.get(from + count - 1).length() <= 7 || binFirst;
    }

    private static boolean holds(Scan scan, List<Group> groups, int from, int count) {
        return BankCard.of(digits(scan, groups, from, count)).luhnHolds();
    }

    private static int length(List<Group> groups, int from, int count) {
        return groups.subList(from, from + count).stream()
                .mapToInt(Group::length)
                .sum();
    }

    private static String digits(Scan scan, List<Group> groups, int from, int count) {
        StringBuilder digits = new StringBuilder();
        groups.subList(from, from + count).forEach(one -> digits.append(scan.text(), one.start(), one.end()));
        return digits.toString();
    }
}
