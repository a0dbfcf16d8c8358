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
 * @param filter parameter of the case list that opens the figure's rows
 */
record Shown(
        String name,
        String value,
        String exact,
        String yoy,
        String mom,
        String previousYear,
        String before,
        @Nullable String filter) {

    private static final String NONE = "—";

    static Shown of(Figure figure, Locale locale) {
        Measure measure = figure.indicator().measure();
        return new Shown(
                figure.indicator().name(locale),
                value(measure, figure.value(), false),
                value(measure, figure.value(), true),
                change(figure.yoy()),
                change(figure.mom()),
                value(measure, figure.previousYear(), false),
                value(measure, figure.previousPeriod(), false),
                filter(figure.indicator().code()));
    }

    static String value(Measure measure, @Nullable BigDecimal value, boolean exact) {
        if (value == null) {
            return NONE;
        }
        return switch (measure) {
            case COUNT -> new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
            case AMOUNT -> exact ? Money.of(value).grouped() : Money.of(value).spoken();
            case NUMBER -> new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
            case RATE -> percent(value, 0);
        };
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
    private static String change(@Nullable BigDecimal fraction) {
        return fraction == null ? NONE : (fraction.signum() > 0 ? "+" : "") + percent(fraction, 1);
    }

    private static @Nullable String filter(String indicator) {
        return switch (indicator) {
            case "case.reported" -> "reported";
            case "case.filed", "case.amount-involved" -> "filed";
            case "case.solved" -> "solved";
            default -> null;
        };
    }
}
