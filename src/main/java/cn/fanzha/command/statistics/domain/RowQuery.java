package cn.fanzha.command.statistics.domain;

import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.statistics.domain.FigureQuery.By;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What figure is to be opened, and which of its parts.
 *
 * @param figure one indicator with its unit, period and narrowing, without any breakdown
 * @param without the rows that have none of these dimensions: the null bucket
 * @param own only rows of the unit itself, not of those below it
 * @param part from 1, of a figure that is made from parts
 */
public record RowQuery(FigureQuery figure, Set<By> without, boolean own, int part) {

    public RowQuery {
        without = Set.copyOf(without);
        if (figure.indicators().size() != 1 || !figure.by().isEmpty()) {
            throw new InvalidValueException("statistics.rows.problem.one-figure");
        }
        if (without.contains(By.MONTH) || without.contains(By.UNIT)) {
            throw new InvalidValueException("statistics.rows.problem.without");
        }
        if (part < 1 || part > parts(figure.indicators().getFirst().formula()).size()) {
            throw new InvalidValueException("statistics.rows.problem.part");
        }
    }

    public Indicator indicator() {
        return figure.indicators().getFirst();
    }

    List<Part> parts() {
        return parts(indicator().formula());
    }

    Part chosen() {
        return parts().get(part - 1);
    }

    /** The figure as it is evaluated: a null bucket is a breakdown's. */
    FigureQuery evaluated() {
        return new FigureQuery(
                figure.unit(),
                figure.from(),
                figure.to(),
                figure.byDays(),
                figure.indicators(),
                without.isEmpty() ? Set.of() : EnumSet.copyOf(without),
                figure.narrowing());
    }

    /** Which rows a part counts. */
    enum Reach {
        /** Those that were chosen. */
        CHOSEN,
        /** Of every fraud type, whichever are chosen. */
        ALL_TYPES,
        /** What another system counts: where a unit has a figure of its own, those below it don't count. */
        EXTERNAL,
        /** The same as the base of a share, to which no narrowing applies. */
        EXTERNAL_BASE
    }

    /** Rows of one code. */
    record Part(String code, Reach reach) {}

    private static List<Part> parts(Formula formula) {
        return switch (formula) {
            case Formula.Rows rows -> chosen(rows.code());
            case Formula.Total total ->
                total.codes().stream().map(code -> new Part(code, Reach.CHOSEN)).toList();
            case Formula.External typed -> List.of(new Part(typed.code(), Reach.EXTERNAL));
            case Formula.Distinct distinct -> chosen(distinct.rowCode());
            case Formula.Percentile percentile -> chosen(percentile.rowCode());
            case Formula.Ratio ratio ->
                List.of(
                        new Part(ratio.part(), Reach.CHOSEN),
                        new Part(
                                ratio.whole(),
                                switch (ratio.base()) {
                                    case ROWS -> Reach.CHOSEN;
                                    case ALL_FRAUD_TYPES -> Reach.ALL_TYPES;
                                    case EXTERNAL -> Reach.EXTERNAL_BASE;
                                }));
            case Formula.PerDay each -> chosen(each.code());
            case Formula.DaysPer each -> chosen(each.code());
            case Formula.PerPerson each ->
                List.of(new Part(each.amount(), Reach.CHOSEN), new Part(each.count(), Reach.CHOSEN));
        };
    }

    private static List<Part> chosen(String code) {
        return List.of(new Part(code, Reach.CHOSEN));
    }
}
