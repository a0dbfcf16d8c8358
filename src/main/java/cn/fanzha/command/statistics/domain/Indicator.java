package cn.fanzha.command.statistics.domain;

import java.util.Locale;

/**
 * A figure of the catalogue {@code catalogue/indicators.csv}; its code keeps its meaning forever.
 *
 * @param measureWord in Chinese what is counted: 起, 人次, 元
 * @param countedBy the date by which a row belongs to a period, as the catalogue words it; empty of what is made from parts
 * @param rows which rows count, as the catalogue words it
 * @param addsUp the figure of a period is the sum of its months', that of a unit the sum of its tree's
 */
public record Indicator(
        String code,
        String zh,
        String en,
        Measure measure,
        String measureWord,
        String countedBy,
        String rows,
        boolean addsUp,
        Formula formula) {

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

    /** It may still grow by what later cases show, until 30 days after the last month's end. */
    public boolean settlesLate() {
        return formula.rowCodes().contains(Formulas.FOLLOWED_FOR_DAYS);
    }
}
