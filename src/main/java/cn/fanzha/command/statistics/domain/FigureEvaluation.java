package cn.fanzha.command.statistics.domain;

import cn.fanzha.command.statistics.domain.Cells.Kind;
import cn.fanzha.command.statistics.domain.FigureQuery.By;
import cn.fanzha.command.statistics.domain.Formula.DaysPer;
import cn.fanzha.command.statistics.domain.Formula.Distinct;
import cn.fanzha.command.statistics.domain.Formula.External;
import cn.fanzha.command.statistics.domain.Formula.Fraction;
import cn.fanzha.command.statistics.domain.Formula.PerDay;
import cn.fanzha.command.statistics.domain.Formula.PerPerson;
import cn.fanzha.command.statistics.domain.Formula.Percentile;
import cn.fanzha.command.statistics.domain.Formula.Ratio;
import cn.fanzha.command.statistics.domain.Formula.Rows;
import cn.fanzha.command.statistics.domain.Formula.Total;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a formula's value of a span and a bucket from what was read. */
record FigureEvaluation(FigureQuery query, Cells cells, List<Long> daysOfSpans) {

    @Nullable
    BigDecimal value(Formula formula, int span, Bucket bucket) {
        return switch (formula) {
            case Rows rows -> sum(rows.code(), span, bucket);
            case Total total ->
                total.codes().stream().map(code -> sum(code, span, bucket)).reduce(BigDecimal.ZERO, BigDecimal::add);
            case External typed ->
                query.narrowing().isNone() && !bucket.hasDimension()
                        ? external(typed.code(), span, bucket)
                        : BigDecimal.ZERO;
            case Distinct distinct -> cells.get(Kind.DISTINCT, span, distinct.rowCode(), bucket);
            case Percentile percentile ->
                cells.find(
                        percentile.fraction() == Fraction.P50 ? Kind.P50 : Kind.P90,
                        span,
                        percentile.rowCode(),
                        bucket);
            case Ratio ratio -> Formula.ratio(sum(ratio.part(), span, bucket), whole(ratio, span, bucket));
            case PerDay each ->
                Formula.ratio(sum(each.code(), span, bucket), BigDecimal.valueOf(daysOfSpans.get(span)));
            case DaysPer each ->
                Formula.ratio(BigDecimal.valueOf(daysOfSpans.get(span)), sum(each.code(), span, bucket));
            case PerPerson each -> perPerson(sum(each.amount(), span, bucket), sum(each.count(), span, bucket));
        };
    }

    /** Rows of the asked period that wait for a revision of a closed month. */
    long pending(Formula formula, int span, Bucket bucket) {
        return formula.rowCodes().stream()
                .mapToLong(code -> cells.get(Kind.PENDING, span, code, bucket).longValueExact())
                .sum();
    }

    /** The highest of the period's months in the trees that the bucket touches; 0 where nothing is closed. */
    int revision(int span, Bucket bucket) {
        return Math.max(
                cells.get(Kind.REVISION, span, "", Bucket.ofUnit(null)).intValueExact(),
                cells.get(Kind.REVISION, span, "", Bucket.ofUnit(bucket.unit())).intValueExact());
    }

    private BigDecimal whole(Ratio ratio, int span, Bucket bucket) {
        return switch (ratio.base()) {
            case ROWS -> sum(ratio.whole(), span, bucket);
            case EXTERNAL -> external(ratio.whole(), span, bucket);
            case ALL_FRAUD_TYPES ->
                query.narrowing().fraudTypes().isEmpty() && !query.by().contains(By.FRAUD_TYPE)
                        ? sum(ratio.whole(), span, bucket)
                        : cells.get(Kind.ALL_TYPES, span, ratio.whole(), bucket.ofAllTypes());
        };
    }

    private BigDecimal sum(String code, int span, Bucket bucket) {
        return cells.get(Kind.SUM, span, code, bucket);
    }

    private BigDecimal external(String code, int span, Bucket bucket) {
        return cells.get(Kind.EXTERNAL, span, code, Bucket.ofUnit(bucket.unit()));
    }

    private static @Nullable BigDecimal perPerson(BigDecimal amount, BigDecimal count) {
        return count.signum() == 0 ? null : amount.divide(count, 2, RoundingMode.HALF_UP);
    }
}
