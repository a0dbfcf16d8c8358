package cn.fanzha.command.statistics.web;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Period;
import cn.fanzha.command.statistics.dashboard.Dashboard.Board;
import cn.fanzha.command.statistics.dashboard.DashboardPeriod;
import cn.fanzha.command.statistics.dashboard.KeptBoards;
import cn.fanzha.command.statistics.dashboard.WallLists;
import cn.fanzha.command.statistics.dashboard.WallLists.AlertToday;
import cn.fanzha.command.statistics.dashboard.WallLists.RunningStop;
import cn.fanzha.command.statistics.domain.Indicator.Measure;
import cn.fanzha.command.statistics.web.KeyFigures.Line;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The big screen 大屏 for the wall of a centre: figures, charts, running stops and today's alerts of a unit with all below
 * it. It renews itself; that lengthens nobody's session. No person is named on it.
 */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class WallPage {

    private static final int STOPS = 6;
    private static final int ALERTS = 8;
    private static final int UNITS = 6;
    private static final int TYPES = 7;

    /** Of the ranking's columns those shown, by short names. */
    private static final Map<Integer, String> RANKED =
            new java.util.TreeMap<>(Map.of(0, "case.reported", 2, "case.solved", 4, "case.loss", 5, "stop.amount"));

    /** Shown for today, then for the month. */
    private static final List<String> TODAY = List.of(
            "case.reported", "stop.requested", "stop.amount", "alert.pushed", "alert.dissuaded", "loss.avoided");

    private static final List<String> MONTH = List.of("case.reported", "case.loss");

    private final KeptBoards boards;
    private final WallLists lists;
    private final DashboardGrids grids;
    private final Labels labels;
    private final Units units;
    private final Clock clock;

    WallPage(KeptBoards boards, WallLists lists, DashboardGrids grids, Labels labels, Units units, Clock clock) {
        this.boards = boards;
        this.lists = lists;
        this.grids = grids;
        this.labels = labels;
        this.units = units;
        this.clock = clock;
    }

    /**
     * A number of the strip on top.
     *
     * @param change of today against yesterday, of the month against that of the year before
     */
    record Tile(String name, String text, String exact, String number, String change) {}

    /** A running stop as the screen shows it. */
    record StopLine(String unit, String institution, String amount, Instant ends) {}

    /** An alert as the screen shows it. */
    record AlertLine(String time, String type, String unit, String risk, String state) {}

    /** The whole screen, or for the screen itself only what changes. */
    @GetMapping("/wall")
    ModelAndView page(
            @RequestParam(required = false) @Nullable String unit,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String renewing,
            Actor actor,
            Locale locale) {
        UnitRef of;
        try {
            of = FigureParameters.unit(unit, units, actor);
        } catch (InvalidValueException wrong) {
            return new ModelAndView("redirect:/wall");
        }
        ModelAndView page = new ModelAndView(renewing == null ? "dashboard/wall" : "dashboard/wall :: board");
        Instant now = clock.instant();
        Board board = boards.read(of, DashboardPeriod.of(Period.of(ChinaTime.month(now))), actor)
                .board();
        List<RunningStop> stops = lists.stops(of, STOPS, actor);
        page.addObject("unit", of);
        page.addObject("tiles", tiles(KeyFigures.of(board, locale), locale));
        page.addObject("trend", grids.trend(board, locale));
        page.addObject("types", grids.types(board, locale).head(TYPES));
        page.addObject("ranking", ranking(board, locale));
        page.addObject("stops", stops.stream().map(stop -> line(stop, locale)).toList());
        page.addObject("stopCount", stops.isEmpty() ? 0 : stops.getFirst().count());
        page.addObject(
                "stopSum", Shown.brief(Measure.AMOUNT, WallLists.sum(stops).yuan(), locale));
        page.addObject(
                "alerts",
                lists.alerts(of, ALERTS, actor).stream()
                        .map(alert -> line(alert, locale))
                        .toList());
        return page;
    }

    /** Names are read from afar: what all units have in common is left out, and figures have their short names. */
    private Grid ranking(Board board, Locale locale) {
        Grid whole = grids.units(board, locale).head(UNITS).only(List.copyOf(RANKED.keySet()));
        String above = board.unit().name();
        return new Grid(
                whole.id(),
                whole.chart(),
                whole.key(),
                whole.first(),
                RANKED.values().stream()
                        .map(code -> new Grid.Column(labels.text(locale, "dashboard.wall.figure." + code), "", ""))
                        .toList(),
                whole.lines().stream()
                        .map(line -> new Grid.Line(
                                line.href() == null
                                        ? labels.text(locale, "dashboard.wall.own")
                                        : without(above, line.name()),
                                null,
                                line.cells()))
                        .toList());
    }

    private static String without(String above, String name) {
        return name.startsWith(above) && name.length() > above.length() ? name.substring(above.length()) : name;
    }

    private List<Tile> tiles(List<Line> keys, Locale locale) {
        Map<String, Line> byCode = keys.stream().collect(Collectors.toMap(Line::code, Function.identity()));
        return Stream.concat(
                        TODAY.stream().map(code -> tile(byCode, code, "dashboard.wall.today", true, locale)),
                        MONTH.stream().map(code -> tile(byCode, code, "dashboard.wall.month", false, locale)))
                .toList();
    }

    private Tile tile(Map<String, Line> byCode, String code, String key, boolean today, Locale locale) {
        Line line = java.util.Objects.requireNonNull(byCode.get(code));
        KeyFigures.Compared shown = today ? line.today() : line.month();
        return new Tile(
                labels.text(locale, key, labels.text(locale, "dashboard.wall.figure." + code)),
                shown.cell().text(),
                shown.cell().exact(),
                shown.cell().number(),
                today
                        ? labels.text(locale, "dashboard.wall.yesterday", shown.mom())
                        : labels.text(locale, "dashboard.yoy.of", shown.yoy()));
    }

    private static StopLine line(RunningStop stop, Locale locale) {
        return new StopLine(
                stop.unit(),
                stop.institution(),
                Shown.brief(Measure.AMOUNT, stop.amount().yuan(), locale),
                stop.ends());
    }

    private AlertLine line(AlertToday alert, Locale locale) {
        return new AlertLine(
                ChinaTime.format(alert.pushed()).substring(11),
                labels.type(alert.fraudType(), locale),
                alert.unit(),
                alert.risk(),
                alert.state());
    }
}
