package cn.fanzha.command.statistics.web;

import cn.fanzha.command.shared.Money;
import cn.fanzha.command.statistics.domain.Figure;
import cn.fanzha.command.statistics.domain.Indicator.Measure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A figure as a page shows it.
 *
 * @param exact shown on hover
 */
record Shown(
        String code,
        String name,
        String value,
        String exact,
        String yoy,
        String mom,
        String previousYear,
        String before) {

    private static final String NONE = "—";

    private static final String[] THOUSANDS = {"B", "M", "K"};

    static Shown of(Figure figure, Locale locale) {
        Measure measure = figure.indicator().measure();
        return new Shown(
                figure.indicator().code(),
                figure.indicator().name(locale),
                value(measure, figure.value(), false, locale),
                value(measure, figure.value(), true, locale),
                change(figure.yoy()),
                change(figure.mom()),
                value(measure, figure.previousYear(), false, locale),
                value(measure, figure.previousPeriod(), false, locale));
    }

    /** Amounts as people say them, in English to the cent; exact ones with every decimal that means something. */
    static String value(Measure measure, @Nullable BigDecimal value, boolean exact, Locale locale) {
        if (value == null) {
            return NONE;
        }
        return switch (measure) {
            case COUNT -> new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
            case AMOUNT -> exact ? Money.of(value).grouped() : Money.of(value).spoken(locale);
            case NUMBER ->
                new DecimalFormat(exact ? "#,##0.######" : "#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT))
                        .format(value);
            case RATE -> percent(value, exact ? 4 : 1);
        };
    }

    /** Where there is little room: amounts in English by thousands, millions and billions, half up to two decimals. */
    static String brief(Measure measure, @Nullable BigDecimal value, Locale locale) {
        if (measure != Measure.AMOUNT || value == null || !locale.getLanguage().equals("en")) {
            return value(measure, value, false, locale);
        }
        for (int n = 0; n < THOUSANDS.length; n++) {
            BigDecimal part = value.movePointLeft(3 * (THOUSANDS.length - n)).setScale(2, RoundingMode.HALF_UP);
            if (part.abs().compareTo(BigDecimal.ONE) >= 0) {
                return part.stripTrailingZeros().toPlainString() + THOUSANDS[n];
            }
        }
        return value.stripTrailingZeros().scale() <= 0
                ? value.setScale(0, RoundingMode.UNNECESSARY).toPlainString()
                : value(measure, value, false, locale);
    }

    /** Half up, without a negative zero. */
    static String percent(@Nullable BigDecimal fraction, int decimals) {
        if (fraction == null) {
            return NONE;
        }
        return fraction.movePointRight(2)
                        .setScale(decimals, RoundingMode.HALF_UP)
                        .toPlainString() + "%";
    }

    /** With its sign. */
    static String change(@Nullable BigDecimal fraction) {
        return fraction == null ? NONE : (fraction.signum() > 0 ? "+" : "") + percent(fraction, 1);
    }
}
