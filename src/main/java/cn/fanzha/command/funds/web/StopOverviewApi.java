package cn.fanzha.command.funds.web;

import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.funds.domain.StopFigures;
import cn.fanzha.command.funds.domain.StopOverview;
import cn.fanzha.command.funds.domain.StopOverview.Line;
import cn.fanzha.command.funds.domain.StopOverview.Overview;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The overview of the day for programs: of the client's unit or institution. */
@RestController
@PreAuthorize("hasAuthority('SCOPE_stops:read')")
@Tag(name = "stop-payments")
class StopOverviewApi {

    private final StopOverview overview;
    private final Units units;
    private final FraudTypes types;
    private final Clock clock;

    StopOverviewApi(StopOverview overview, Units units, FraudTypes types, Clock clock) {
        this.overview = overview;
        this.units = units;
        this.types = types;
        this.clock = clock;
    }

    /** Days of Asia/Shanghai, both included; {@code unit} with its tree, null: all that the client sees. */
    record StopsOverviewed(
            String from,
            String to,
            @Nullable String unit,
            StopCounts total,
            List<StopsOf> institutions,
            List<StopsOf> units,
            List<StopsOfDay> days) {}

    /**
     * StopCounts, {@code amount} new money as a decimal string in yuan, medians in seconds, {@code withinThirtyMinutes} a
     * fraction of the answers; null where there is nothing to take it from.
     */
    record StopCounts(
            long requested,
            long open,
            long joined,
            long answered,
            long refused,
            long stopped,
            String amount,
            @Nullable BigDecimal medianSecondsFromReportToStop,
            @Nullable BigDecimal medianSecondsToStop,
            @Nullable BigDecimal medianSecondsToAnswer,
            @Nullable BigDecimal withinThirtyMinutes) {}

    /** The figures of an institution or unit; {@code alone}: without the units below it. */
    record StopsOf(String code, String name, boolean alone, StopCounts figures) {}

    /** The figures of a day. */
    record StopsOfDay(String day, StopCounts figures) {}

    @GetMapping("/api/v1/stops/overview")
    @Operation(
            summary = "Stop payments of a day: asked, answered, stopped, how fast, by institution and unit",
            description = "The figures are those of the statistics: requests by the time of the request, answers by the"
                    + " time of the stop, else of the answer; restricted cases included.")
    StopsOverviewed read(@ParameterObject OverviewQuery query, Actor actor) {
        UnitRef home = overview.home(actor);
        Overview found = overview.of(query.asked(units, types, home, clock.instant()), actor);
        UnitRef unit = found.asked().unit();
        return new StopsOverviewed(
                found.asked().from().toString(),
                found.asked().to().toString(),
                unit == null ? null : unit.code(),
                counts(found.total()),
                found.institutions().stream().map(this::named).toList(),
                found.units().stream().map(this::named).toList(),
                found.days().stream()
                        .map(day -> new StopsOfDay(day.day().toString(), counts(day.figures())))
                        .toList());
    }

    private StopsOf named(Line line) {
        UnitRef unit = units.get(line.id());
        return new StopsOf(unit.code(), unit.name(), line.alone(), counts(line.figures()));
    }

    private static StopCounts counts(StopFigures figures) {
        return new StopCounts(
                figures.requested(),
                figures.open(),
                figures.joined(),
                figures.answered(),
                figures.refused(),
                figures.stopped(),
                figures.amount().toPlainString(),
                figures.fromReport(),
                figures.response(),
                figures.answer(),
                figures.share());
    }
}
