package cn.fanzha.command.statistics.domain;

import java.util.Locale;

/**
 * A figure of the catalogue {@code catalogue/indicators.csv}; its code keeps its meaning forever.
 *
 * @param addsUp the figure of a period is the sum of its months', that of a unit the sum of its tree's
 */
public record Indicator(String code, String zh, String en, Measure measure, boolean addsUp) {

    /** How the figure is written. */
    public enum Measure {
        /** A whole number. */
        COUNT,
        /** Yuan with two decimals. */
        AMOUNT,
        /** A number that need not be whole: seconds, days, rows a day; null where its base is 0. */
        NUMBER,
        /** A fraction; null where its base is 0. */
        RATE
    }

    public String name(Locale locale) {
        return locale.getLanguage().equals("en") ? en : zh;
    }
}
