package cn.fanzha.command.intake.pasted;

import cn.fanzha.command.intake.pasted.Found.Kind;
import cn.fanzha.command.shared.ChinaTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Moments of the past, in Asia/Shanghai: with a full date, with month and day, with “today” or “yesterday”, or the time
 * alone (then the day is a guess). A day without a time is none: a transfer has a minute.
 */
final class Times {

    private static final String DAY =
            "(?:(?<year>(?:20)?\\d{2}) ?[-/.年] ?(?<month>\\d{1,2}) ?[-/.月] ?(?<day>\\d{1,2})[日号]?"
                    + "|(?<word>今天|今日|今早|今晨|今晚|昨天|昨日|昨晚|昨夜|前天|前日|前晚)的?"
                    + "|(?<month2>\\d{1,2}) ?[-/月] ?(?<day2>\\d{1,2})[日号]?)";
    private static final String CLOCK = "(?<part>凌晨|清晨|早上|早晨|上午|中午|下午|午后|傍晚|晚上|夜里|深夜|半夜|晚|早)? ?"
            + "(?<h>\\d{1,2})(?::(?<m>\\d{2})(?::(?<s>\\d{2}))?"
            + "|[时点](?:(?<half>半)|(?<quarter>[一三])刻|(?<m2>\\d{1,2})分?(?:(?<s2>\\d{1,2})秒)?)?(?:整|钟)?)(?!\\d)";
    private static final Pattern MOMENT =
            Pattern.compile("(?<!\\d)(?<!\\d[:./-])(?:" + DAY + "[T ,]{0,3})?" + CLOCK, Pattern.CASE_INSENSITIVE);
    private static final Pattern COMPACT = Pattern.compile(
            "(?<!\\d)(20\\d{2})(0[1-9]|1[0-2])([0-2]\\d|3[01]) ?" + "([01]\\d|2[0-3])([0-5]\\d)([0-5]\\d)(?!\\d)");
    private static final Pattern SAID_ACCOUNT = Pattern.compile("(?:账号|帐号|卡号|账户|帐户|银行卡)[:为是 ]*$");

    private static final int OLDEST = 200;

    private Times() {}

    static void read(Scan scan) {
        Matcher moments = MOMENT.matcher(scan.text());
        while (moments.find()) {
            if (!scan.free(moments.start(), moments.end()) || !says(moments)) {
                continue;
            }
            LocalDateTime at = moment(moments, scan.now());
            if (at != null && !at.atZone(ChinaTime.ZONE).toInstant().isAfter(scan.now())) {
                boolean guessed = moments.group("year") == null
                        && moments.group("word") == null
                        && moments.group("month2") == null;
                scan.take(Kind.TIME, text(at), moments.start(), moments.end(), guessed);
            }
        }
        Matcher compact = COMPACT.matcher(scan.text());
        while (compact.find()) {
            LocalDateTime at = compact(compact);
            if (at != null
                    && !at.atZone(ChinaTime.ZONE).toInstant().isAfter(scan.now())
                    && scan.free(compact.start(), compact.end())
                    && !scan.after(compact.start(), SAID_ACCOUNT)) {
                scan.take(Kind.TIME, text(at), compact.start(), compact.end(), false);
            }
        }
    }

    /** “3点” alone may be three points of anything: then the part of the day, the minutes or the day must be said. */
    private static boolean says(Matcher moment) {
        return moment.group("year") != null
                || moment.group("word") != null
                || moment.group("month2") != null
                || moment.group("part") != null
                || moment.group("m") != null
                || moment.group("m2") != null
                || moment.group("half") != null
                || moment.group("quarter") != null;
    }

    private static @Nullable LocalDateTime moment(Matcher found, Instant now) {
        try {
            LocalTime time = time(found);
            if (time == null) {
                return null;
            }
            LocalDate today = ChinaTime.date(now);
            String year = found.group("year");
            if (year != null) {
                int full = year.length() == 2 ? 2000 + number(year) : number(year);
                return LocalDate.of(full, number(found.group("month")), number(found.group("day")))
                        .atTime(time);
            }
            if (found.group("month2") != null) {
                LocalDateTime thisYear = LocalDate.of(
                                today.getYear(), number(found.group("month2")), number(found.group("day2")))
                        .atTime(time);
                // 30 December told in January is last year's; 30 November told on the 22nd is a slip
                return passed(thisYear, now)
                        ? thisYear
                        : thisYear.minusYears(1)
                                        .isBefore(today.minusDays(OLDEST).atStartOfDay())
                                ? null
                                : thisYear.minusYears(1);
            }
            String word = found.group("word");
            if (word != null) {
                return today.minusDays(word.startsWith("前") ? 2 : word.startsWith("昨") ? 1 : 0)
                        .atTime(time);
            }
            LocalDateTime at = today.atTime(time);
            return passed(at, now) ? at : at.minusDays(1);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable LocalTime time(Matcher found) {
        int hour = number(found.group("h"));
        String word = found.group("word");
        String part = found.group("part");
        if (part == null && word != null) {
            part = word.endsWith("晚") || word.endsWith("夜") ? "晚" : "";
        }
        Integer ofDay = PartsOfDay.hour(part == null ? "" : part, hour);
        if (ofDay == null) {
            return null;
        }
        int minute = found.group("half") != null
                ? 30
                : found.group("quarter") != null
                        ? (found.group("quarter").equals("一") ? 15 : 45)
                        : number(found.group("m") != null ? found.group("m") : found.group("m2"));
        return LocalTime.of(ofDay, minute, number(found.group("s") != null ? found.group("s") : found.group("s2")));
    }

    private static @Nullable LocalDateTime compact(Matcher found) {
        try {
            return LocalDateTime.of(
                    number(found.group(1)),
                    number(found.group(2)),
                    number(found.group(3)),
                    number(found.group(4)),
                    number(found.group(5)),
                    number(found.group(6)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean passed(LocalDateTime at, Instant now) {
        return !at.atZone(ChinaTime.ZONE).toInstant().isAfter(now);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static String text(LocalDateTime at) {
        Instant moment = at.atZone(ChinaTime.ZONE).toInstant();
        return at.getSecond() == 0 ? ChinaTime.format(moment) : ChinaTime.formatSeconds(moment);
    }
}
