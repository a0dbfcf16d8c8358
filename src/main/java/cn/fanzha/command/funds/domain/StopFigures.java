package cn.fanzha.command.funds.domain;

import cn.fanzha.command.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What was asked and answered in a time, by the definitions of the catalogue ({@code indicators.csv}, stop.*).
 *
 * @param requested requests by their own date; {@code open} and {@code joined} are among them
 * @param open still wait
 * @param joined share another victim's stop
 * @param answered answers by their date: {@code refused} and {@code stopped}
 * @param amount new money stopped, in yuan
 * @param fromReport median seconds from the report of the case to the stop; null: nothing was stopped
 * @param response median seconds from the request to the stop; null: nothing was stopped
 * @param answer median seconds from the request to the answer of any kind; null: nothing was answered
 * @param inTime answers within 1,800 s of their request
 * @param hidden requests of restricted cases that count here, and that no list shows to the reader
 */
public record StopFigures(
        long requested,
        long open,
        long joined,
        long answered,
        long refused,
        long stopped,
        Money amount,
        @Nullable BigDecimal fromReport,
        @Nullable BigDecimal response,
        @Nullable BigDecimal answer,
        long inTime,
        long hidden) {

    /** No rows. */
    public static final StopFigures NONE = new StopFigures(0, 0, 0, 0, 0, 0, Money.ZERO, null, null, null, 0, 0);

    /** {@code stop.within-30min}: a fraction, unrounded to 18 decimals; null where nothing was answered. */
    public @Nullable BigDecimal share() {
        return answered == 0
                ? null
                : BigDecimal.valueOf(inTime).divide(BigDecimal.valueOf(answered), 18, RoundingMode.HALF_UP);
    }

    long of(StopCount count) {
        return switch (count) {
            case REQUESTED -> requested;
            case OPEN -> open;
            case JOINED -> joined;
            case ANSWERED -> answered;
            case REFUSED -> refused;
            case STOPPED -> stopped;
            case IN_TIME -> inTime;
        };
    }

    /** The count under its name, for pages. */
    public long count(String name) {
        return of(StopCount.valueOf(name));
    }
}
