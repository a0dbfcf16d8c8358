package cn.fanzha.command.intake.pasted;

import cn.fanzha.command.intake.pasted.Found.Kind;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Phone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mobiles, landlines with their area code, 400 numbers, and short service numbers where the text speaks of a call. */
final class Phones {

    private static final Pattern NUMBER = Pattern.compile("(?<![0-9A-Za-z.])(?:"
            + "(?:\\+?86[ -]?|0086[ -]?)?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}"
            + "|\\(0\\d{2,3}\\) ?\\d{7,8}|0\\d{2,3}[ -]\\d{7,8}|0(?:10|2\\d)\\d{8}"
            + "|[48]00[ -]?\\d{3}[ -]?\\d{4}|[48]00[ -]?\\d{4}[ -]?\\d{3})(?!\\d)");
    private static final Pattern SHORT = Pattern.compile("(?<![0-9.])(?:9[56]\\d{3,4}|12\\d{3})(?![0-9,.]|\\s?[元块万])");
    private static final Pattern CALLED = Pattern.compile("(?:拨打|致电|电话|热线|客服|来电|来自|号码|自称|冒充|短信|呼叫|打给|回拨)[^0-9]{0,6}$");

    private Phones() {}

    static void read(Scan scan) {
        read(scan, NUMBER, false);
        read(scan, SHORT, true);
    }

    private static void read(Scan scan, Pattern pattern, boolean onlyWhereCalled) {
        Matcher numbers = pattern.matcher(scan.text());
        while (numbers.find()) {
            if (!scan.free(numbers.start(), numbers.end()) || onlyWhereCalled && !scan.after(numbers.start(), CALLED)) {
                continue;
            }
            try {
                scan.take(Kind.PHONE, Phone.of(numbers.group()).value(), numbers.start(), numbers.end(), false);
            } catch (InvalidValueException none) {
                continue;
            }
        }
    }
}
