package cn.fanzha.command.statistics.domain;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A figure with what it is compared with. A count or an amount without rows is 0, a rate without a base null.
 *
 * @param by what it is broken down to: {@code month}, {@code unit}, {@code fraudType} (null: none known)
 * @param yoy 同比: relative change, of rates the difference; null without a base
 * @param mom 环比, likewise
 * @param revision of the months' closing, the highest in the period; null of day ranges
 */
public record Figure(
        Indicator indicator,
        Map<String, @Nullable String> by,
        @Nullable BigDecimal value,
        @Nullable BigDecimal previousYear,
        @Nullable BigDecimal yoy,
        @Nullable BigDecimal previousPeriod,
        @Nullable BigDecimal mom,
        @Nullable Integer revision,
        long pending,
        boolean provisional) {

    static final int SCALE = 18;

    /** Without what it was not compared with. */
    Figure alone() {
        return new Figure(indicator, by, value, null, null, null, null, null, 0, provisional);
    }
}
