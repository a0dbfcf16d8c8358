package cn.fanzha.command.intake.pasted;

import org.jspecify.annotations.Nullable;

/** “下午3点” is 15:00: the hour of the day that people mean. */
final class PartsOfDay {

    private PartsOfDay() {}

    /** The hour 0 to 23; null where the words contradict the number, or mean the next day. */
    static @Nullable Integer hour(String part, int said) {
        if (said > 23) {
            return null;
        }
        return switch (part) {
            case "下午", "午后", "傍晚", "晚上", "晚" ->
                said == 12 ? (part.startsWith("晚") ? null : Integer.valueOf(12)) : afternoon(said);
            case "夜里", "深夜", "半夜" ->
                said == 12 ? Integer.valueOf(0) : said >= 6 ? afternoon(said) : Integer.valueOf(said);
            case "中午" -> said <= 2 ? afternoon(said) : Integer.valueOf(said);
            case "凌晨" -> said == 12 ? Integer.valueOf(0) : Integer.valueOf(said);
            default -> said;
        };
    }

    private static Integer afternoon(int said) {
        return said < 12 ? said + 12 : said;
    }
}
