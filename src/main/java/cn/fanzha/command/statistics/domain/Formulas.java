package cn.fanzha.command.statistics.domain;

import cn.fanzha.command.statistics.domain.Formula.Base;
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
import java.util.List;
import java.util.Map;

/** The formulas of what is not simply the sum of its own rows. */
final class Formulas {

    /** Counted again when a later case shows that the warned person was deceived: figures made of it stay provisional. */
    static final String FOLLOWED_FOR_DAYS = "alert.deceived-after";

    private static final Map<String, Formula> MADE = Map.ofEntries(
            rows("case.clearance-rate", "case.solved", "case.filed"),
            Map.entry("case.share", new Ratio("case.filed", "case.filed", Base.ALL_FRAUD_TYPES)),
            Map.entry(
                    "case.amount-share",
                    new Ratio("case.amount-involved", "case.amount-involved", Base.ALL_FRAUD_TYPES)),
            Map.entry("case.share-of-criminal", new Ratio("case.reported", "criminal.reported", Base.EXTERNAL)),
            Map.entry("suspect.captured.persons", new Distinct("suspect.captured")),
            Map.entry("gang-den.total", new Total(List.of("gang.dismantled", "den.destroyed"))),
            Map.entry("alert.pushed.per-day", new PerDay("alert.pushed")),
            rows("alert.success-rate", "alert.dissuaded", "alert.concluded"),
            Map.entry("alert.stopped.days-per", new DaysPer("alert.stopped")),
            Map.entry("alert.loss-avoided.per-person", new PerPerson("alert.loss-avoided", "alert.stopped")),
            Map.entry("loss.avoided", new Total(List.of("alert.loss-avoided", "stop.amount"))),
            rows("alert.deceived-rate", FOLLOWED_FOR_DAYS, "alert.pushed"),
            Map.entry("stop.response.p50", new Percentile("stop.response", Fraction.P50)),
            Map.entry("stop.response.p90", new Percentile("stop.response", Fraction.P90)),
            Map.entry("stop.from-report.p50", new Percentile("stop.from-report", Fraction.P50)),
            rows("stop.within-30min", "stop.answered.within-30min", "stop.answered"),
            rows("freeze.error-rate", "freeze.wrong", "freeze.accounts"),
            Map.entry("return.victims", new Distinct("return.count")),
            Map.entry("trip.provinces", new Distinct("trip.provinces")),
            Map.entry("trip.cities", new Distinct("trip.cities")),
            Map.entry("criminal.reported", new External("criminal.reported")));

    private Formulas() {}

    static Formula of(String code) {
        return MADE.getOrDefault(code, new Rows(code));
    }

    /** Those that the catalogue must say are not simply sums. */
    static java.util.Set<String> made() {
        return MADE.keySet();
    }

    private static Map.Entry<String, Formula> rows(String code, String part, String whole) {
        return Map.entry(code, new Ratio(part, whole, Base.ROWS));
    }
}
