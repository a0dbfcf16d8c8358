package cn.fanzha.command.statistics.dashboard;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Period;
import cn.fanzha.command.statistics.domain.Catalogue;
import cn.fanzha.command.statistics.domain.Figure;
import cn.fanzha.command.statistics.domain.FigureQuery;
import cn.fanzha.command.statistics.domain.FigureQuery.By;
import cn.fanzha.command.statistics.domain.Figures;
import cn.fanzha.command.statistics.domain.Indicator;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Reads a dashboard's figures of a unit with all below it. All come through {@link Figures}, so that they are those of the
 * statistics, in eight statements at most: whole months and parts of months from the roll-ups, only today from the rows.
 */
@Component
public class Dashboard {

    /** Months of the trend, the last one being that of the period's end. */
    public static final int TREND = 13;

    private static final List<String> KEYS = List.of(
            "case.reported",
            "case.filed",
            "case.solved",
            "case.loss",
            "stop.requested",
            "stop.amount",
            "freeze.amount",
            "return.amount",
            "alert.pushed",
            "alert.dissuaded",
            "loss.avoided",
            "suspect.captured");

    private static final List<String> OF_TREND = List.of("case.reported", "case.filed", "case.loss");

    private static final List<String> OF_TYPES =
            List.of("case.filed", "case.share", "case.amount-involved", "case.amount-share");

    private static final List<String> OF_UNITS = List.of(
            "case.reported",
            "case.filed",
            "case.solved",
            "case.clearance-rate",
            "case.loss",
            "stop.requested",
            "stop.stopped",
            "stop.amount",
            "stop.within-30min",
            "freeze.accounts",
            "freeze.amount",
            "return.count",
            "return.amount",
            "alert.pushed",
            "alert.dissuaded",
            "alert.success-rate",
            "alert.sms",
            "alert.sms.sent",
            "alert.calls",
            "alert.calls.reached",
            "alert.contacts",
            "alert.contacts.reached",
            "alert.visits",
            "alert.visits.met");

    private final Figures figures;
    private final Catalogue catalogue;
    private final Clock clock;

    Dashboard(Figures figures, Catalogue catalogue, Clock clock) {
        this.figures = figures;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** Figures with the question that they answer. */
    public record Block(FigureQuery query, List<Figure> figures) {}

    /**
     * What a dashboard shows: the key figures of today, of the running month and of the running year, each with 同比 and
     * 环比; values alone by month, by fraud type and by unit of the period asked.
     */
    public record Board(
            UnitRef unit,
            DashboardPeriod period,
            Block today,
            Block month,
            Block year,
            Block trend,
            Block types,
            Block units) {}

    /** The dashboard of a unit, whoever will see it: {@link KeptBoards} asks for the scope. */
    Board read(UnitRef unit, DashboardPeriod period) {
        LocalDate day = ChinaTime.date(clock.instant());
        YearMonth month = YearMonth.from(day);
        YearMonth last =
                period.months().to().isAfter(month) ? month : period.months().to();
        return new Board(
                unit,
                period,
                compared(DashboardPeriod.of("today", null, null, day), unit),
                compared(DashboardPeriod.of(Period.of(month)), unit),
                compared(DashboardPeriod.of(new Period(month.withMonth(1), month)), unit),
                values(
                        DashboardPeriod.of(new Period(last.minusMonths(TREND - 1L), last)),
                        unit,
                        OF_TREND,
                        EnumSet.of(By.MONTH)),
                values(period, unit, OF_TYPES, EnumSet.of(By.FRAUD_TYPE)),
                values(period, unit, OF_UNITS, EnumSet.of(By.UNIT)));
    }

    private Block compared(DashboardPeriod period, UnitRef unit) {
        FigureQuery query = period.query(unit, indicators(KEYS), Set.of());
        return new Block(query, figures.read(query, Actor.system()));
    }

    private Block values(DashboardPeriod period, UnitRef unit, List<String> codes, Set<By> by) {
        FigureQuery query = period.query(unit, indicators(codes), by);
        return new Block(query, figures.values(query, Actor.system()));
    }

    private List<Indicator> indicators(List<String> codes) {
        return codes.stream().map(catalogue::get).toList();
    }
}
