package cn.fanzha.command.statistics.briefing;

import java.util.Arrays;
import java.util.List;

/**
 * The sentences of the templates: one line each, told by the message {@code briefings.clause.<key>} with the figures as
 * {0}, {1} … A clause whose figures are all 0, one of which has no value or none of which is computed is left out, and
 * with its last clause the paragraph {@code briefings.section.<key>}.
 */
final class Sections {

    /** The rules are those of the press briefings: a city rounds, a district counts. */
    static final List<Section> PERIOD = List.of(
            section(
                    "cases",
                    compared("filed", "case.filed", "YU(2)", "EXACT"),
                    compared("solved", "case.solved", "YU(2)", "EXACT"),
                    compared("large", "case.reported.ge100k", "YU(2)", "YU(1)"),
                    compared("amount", "case.amount-involved", "YU(2)", "YU(2)")),
            section(
                    "crackdown",
                    compared("gangs", "gang.dismantled", "YU(2)", "EXACT"),
                    compared("dens", "den.destroyed", "YU(2)", "EXACT"),
                    compared("captured", "suspect.captured", "YU(2)", "EXACT"),
                    compared("detained", "suspect.detained", "YU(2)", "JIN"),
                    compared("prosecuted", "suspect.prosecuted", "YU(2)", "EXACT")),
            section(
                    "money",
                    clause(
                            "stopped",
                            figure("stop.stopped", "YU(2)", "EXACT"),
                            figure("stop.amount", "YU(2)", "YU(2)")),
                    clause(
                            "frozen",
                            figure("freeze.accounts", "YU(2)", "EXACT"),
                            figure("freeze.amount", "YU(2)", "YU(2)")),
                    compared("returns", "return.count", "EXACT", "EXACT"),
                    compared("returned", "return.amount", "YU(2)", "UNIT(万,0)"),
                    clause("repaid", figure("return.victims", "EXACT", "EXACT"))),
            section(
                    "alerts",
                    compared("pushed", "alert.pushed", "YU(2)", "YU(2)"),
                    clause("calls", figure("alert.calls", "YU(2)", "EXACT"), figure("alert.visits", "YU(2)", "EXACT")),
                    compared("dissuaded", "alert.dissuaded", "YU(2)", "YU(2)"),
                    clause(
                            "called-off",
                            figure("alert.stopped", "EXACT", "EXACT"),
                            figure("alert.loss-avoided", "YU(万,0)", "YU(万,0)"),
                            figure("alert.loss-avoided.per-person", "YUE(1)", "YUE(1)"))),
            section(
                    "controls",
                    clause("numbers", figure("control.number", "YU(2)", "EXACT")),
                    clause("sites", figure("control.site", "YU(2)", "EXACT")),
                    clause("apps", figure("control.app", "YU(2)", "EXACT"))));

    static final List<Section> OPERATION = List.of(
            section(
                    "operation",
                    clause("gangs", figure("gang.dismantled", "EXACT", "EXACT")),
                    clause("dens", figure("den.destroyed", "EXACT", "EXACT")),
                    clause("captured", figure("suspect.captured", "YU(2)", "EXACT")),
                    clause("detained", figure("suspect.detained", "YU(2)", "EXACT")),
                    clause("solved-in", figure("case.solved", "YU(2)", "EXACT"))),
            section(
                    "inspections",
                    clause("offices", figure("inspection.office", "EXACT", "EXACT")),
                    clause("flats", figure("inspection.flat", "YU(2)", "YU(2)")),
                    clause("rentals", figure("inspection.rental", "YU(2)", "YU(2)")),
                    clause("other-premises", figure("inspection.other", "YU(2)", "YU(2)"))),
            section(
                    "seizures",
                    clause("computers", figure("seizure.computer", "YU(2)", "YU(2)")),
                    clause("phones", figure("seizure.phone", "YU(2)", "YU(2)")),
                    clause("bank-cards", figure("seizure.bank-card", "YU(2)", "YU(2)")),
                    clause("phone-cards", figure("seizure.phone-card", "YU(2)", "YU(2)")),
                    clause("goip", figure("seizure.goip", "EXACT", "EXACT")),
                    clause("base-stations", figure("seizure.base-station", "EXACT", "EXACT")),
                    clause("other-items", figure("seizure.other", "YU(2)", "YU(2)"))),
            section(
                    "trips",
                    clause("officers", figure("trip.officers", "YU(2)", "EXACT")),
                    clause(
                            "places",
                            figure("trip.provinces", "EXACT", "EXACT"),
                            figure("trip.cities", "EXACT", "EXACT"))));

    private Sections() {}

    /** A paragraph. */
    record Section(String key, List<Clause> clauses) {

        List<String> indicators() {
            return clauses.stream()
                    .flatMap(clause -> clause.slots().stream())
                    .map(Slot::indicator)
                    .toList();
        }
    }

    /** @param compared 同比 follows the first figure, where it has a base */
    record Clause(String key, List<Slot> slots, boolean compared) {}

    /**
     * A figure and its rules.
     *
     * @param wide of cities, provinces and the platform
     * @param local of districts and below
     */
    record Slot(String indicator, Rounding wide, Rounding local) {}

    private static Section section(String key, Clause... clauses) {
        return new Section(key, Arrays.asList(clauses));
    }

    private static Clause clause(String key, Slot... slots) {
        return new Clause(key, Arrays.asList(slots), false);
    }

    private static Clause compared(String key, String indicator, String wide, String local) {
        return new Clause(key, List.of(figure(indicator, wide, local)), true);
    }

    private static Slot figure(String indicator, String wide, String local) {
        return new Slot(indicator, Rounding.of(wide), Rounding.of(local));
    }
}
