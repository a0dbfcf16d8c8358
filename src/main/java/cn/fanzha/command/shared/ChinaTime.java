package cn.fanzha.command.shared;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;

/** Moments as an officer reads and writes them: in the time of Asia/Shanghai, wherever the machine stands. */
public final class ChinaTime {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter MINUTES = formatter("uuuu-MM-dd HH:mm");
    private static final DateTimeFormatter SECONDS = formatter("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter INPUT = formatter("uuuu-MM-dd HH:mm[:ss]");
    private static final DateTimeFormatter DATE = formatter("uuuu-MM-dd");
    private static final DateTimeFormatter MONTH = formatter("uuuu-MM");
    private static final Pattern YEAR = Pattern.compile("(19|[2-9]\\d)\\d\\d-.*");

    private ChinaTime() {}

    /** {@code 2026-11-22 09:05}. */
    public static String format(Instant at) {
        return MINUTES.format(at.atZone(ZONE));
    }

    /** {@code 2026-11-22 09:05:07}. */
    public static String formatSeconds(Instant at) {
        return SECONDS.format(at.atZone(ZONE));
    }

    /**
     * Reads {@code yyyy-MM-dd} (its midnight), {@code yyyy-MM-dd HH:mm[:ss]}, or the same with a {@code T} as browsers
     * send it. Days that no calendar has (30 February) and years before 1900 are refused.
     */
    public static Instant parse(String text) {
        String stripped = Text.halfWidth(text);
        if (YEAR.matcher(stripped).matches()) {
            try {
                return stripped.length() <= 10
                        ? startOf(LocalDate.parse(stripped, DATE))
                        : LocalDateTime.parse(stripped.replace('T', ' '), INPUT)
                                .atZone(ZONE)
                                .toInstant();
            } catch (DateTimeException e) {
                throw new InvalidValueException("value.time.unreadable");
            }
        }
        throw new InvalidValueException("value.time.unreadable");
    }

    /** Reads {@code yyyy-MM}. */
    static YearMonth parseMonth(String text) {
        String stripped = Text.halfWidth(text);
        if (YEAR.matcher(stripped).matches()) {
            try {
                return YearMonth.parse(stripped, MONTH);
            } catch (DateTimeException e) {
                throw new InvalidValueException("value.month.unreadable");
            }
        }
        throw new InvalidValueException("value.month.unreadable");
    }

    public static LocalDate date(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }

    public static YearMonth month(Instant at) {
        return YearMonth.from(at.atZone(ZONE));
    }

    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    public static Instant startOf(YearMonth month) {
        return startOf(month.atDay(1));
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }
}
