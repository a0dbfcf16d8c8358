package cn.fanzha.command.statistics.web;

import cn.fanzha.command.shared.Period;
import cn.fanzha.command.statistics.dashboard.Dashboard.Block;
import cn.fanzha.command.statistics.dashboard.Dashboard.Board;
import cn.fanzha.command.statistics.dashboard.DashboardPeriod;
import cn.fanzha.command.statistics.domain.Figure;
import cn.fanzha.command.statistics.domain.FigureQuery;
import cn.fanzha.command.statistics.domain.FigureQuery.By;
import cn.fanzha.command.statistics.domain.Figures;
import cn.fanzha.command.statistics.domain.Indicator;
import cn.fanzha.command.statistics.web.Grid.Cell;
import cn.fanzha.command.statistics.web.Grid.Column;
import cn.fanzha.command.statistics.web.Grid.Line;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the tables of a dashboard from its figures; every number leads to its rows. */
@Component
class DashboardGrids {

    /** What each step of the money's way counts, and its money; a report's money is the loss. */
    private static final Map<String, List<String>> FUNNEL = ordered(
            "report", List.of("case.reported", "case.loss"),
            "stop", List.of("stop.stopped", "stop.amount"),
            "freeze", List.of("freeze.accounts", "freeze.amount"),
            "return", List.of("return.count", "return.amount"));

    private static final Map<String, List<String>> STEPS = ordered(
            "sms", List.of("alert.sms", "alert.sms.sent"),
            "call", List.of("alert.calls", "alert.calls.reached"),
            "contacts", List.of("alert.contacts", "alert.contacts.reached"),
            "visit", List.of("alert.visits", "alert.visits.met"));

    private static final List<String> RANKED = List.of(
            "case.reported",
            "case.filed",
            "case.solved",
            "case.clearance-rate",
            "case.loss",
            "stop.amount",
            "stop.within-30min",
            "alert.pushed",
            "alert.success-rate");

    private final Labels labels;

    DashboardGrids(Labels labels) {
        this.labels = labels;
    }

    /** Cases and loss, month by month. */
    Grid trend(Board board, Locale locale) {
        Block block = board.trend();
        List<Column> columns = columns(block, List.of("bar", "bar", "line"), locale);
        List<Line> lines = new ArrayList<>();
        byBucket(block, By.MONTH).forEach((month, figures) -> {
            String code = Objects.requireNonNull(month);
            lines.add(new Line(
                    code,
                    address(board.unit().code(), DashboardPeriod.of(Period.of(YearMonth.parse(code)))),
                    cells(block, figures, locale)));
        });
        return new Grid("trend", "bars", "dashboard.trend", "dashboard.month", columns, lines);
    }

    /** Fraud types by their share of cases and of money, the most frequent first. */
    Grid types(Board board, Locale locale) {
        Block block = board.types();
        List<Line> lines = byBucket(block, By.FRAUD_TYPE).entrySet().stream()
                .filter(type -> type.getValue().stream().anyMatch(DashboardGrids::counts))
                .sorted(Comparator.comparing(
                        type -> number(type.getValue().getFirst()), Comparator.<BigDecimal>reverseOrder()))
                .map(type -> new Line(
                        type.getKey() == null
                                ? labels.text(locale, "statistics.without.fraudType")
                                : labels.type(type.getKey(), locale),
                        null,
                        cells(block, type.getValue(), locale)))
                .toList();
        List<String> drawn = List.of("", "bar", "", "bar");
        return new Grid("types", "hbars", "dashboard.types", "dashboard.type", columns(block, drawn, locale), lines);
    }

    /** From the report to the money's return: how many, how much, and which part of the loss. */
    Grid funnel(Board board, Locale locale) {
        Map<String, BigDecimal> totals = totals(board);
        BigDecimal loss = totals.getOrDefault("case.loss", BigDecimal.ZERO);
        List<Line> lines = FUNNEL.entrySet().stream()
                .map(step -> new Line(
                        labels.text(locale, "dashboard.funnel." + step.getKey()),
                        null,
                        List.of(
                                total(board, step.getValue().get(0), totals, locale),
                                total(board, step.getValue().get(1), totals, locale),
                                Cell.share(Figures.ratio(
                                        totals.getOrDefault(step.getValue().get(1), BigDecimal.ZERO), loss)))))
                .toList();
        return new Grid(
                "funnel",
                "funnel",
                "dashboard.funnel",
                "dashboard.step",
                List.of(
                        new Column(labels.text(locale, "dashboard.funnel.count"), "count", "bar"),
                        new Column(labels.text(locale, "dashboard.funnel.money"), "amount", "bar"),
                        new Column(labels.text(locale, "dashboard.funnel.of-loss"), "rate", "")),
                lines);
    }

    /** The four steps of dissuasion: attempts, and which of them reached somebody. */
    Grid steps(Board board, Locale locale) {
        Map<String, BigDecimal> totals = totals(board);
        List<Line> lines = STEPS.entrySet().stream()
                .map(step -> new Line(
                        labels.text(locale, "dashboard.step." + step.getKey()),
                        null,
                        List.of(
                                total(board, step.getValue().get(0), totals, locale),
                                total(board, step.getValue().get(1), totals, locale),
                                Cell.share(Figures.ratio(
                                        totals.getOrDefault(step.getValue().get(1), BigDecimal.ZERO),
                                        totals.getOrDefault(step.getValue().get(0), BigDecimal.ZERO))))))
                .toList();
        return new Grid(
                "steps",
                "bars",
                "dashboard.steps",
                "dashboard.step",
                List.of(
                        new Column(labels.text(locale, "dashboard.steps.attempts"), "count", "bar"),
                        new Column(labels.text(locale, "dashboard.steps.reached"), "count", "bar"),
                        new Column(labels.text(locale, "dashboard.steps.share"), "rate", "line")),
                lines);
    }

    /** The unit's own rows and the units directly below with their trees, the most reports first; empty without any below. */
    Grid units(Board board, Locale locale) {
        Block block = board.units();
        Map<@Nullable String, List<Figure>> units = byBucket(block, By.UNIT);
        Map<String, Indicator> known = indicators(block);
        List<Line> lines = units.size() < 2
                ? List.of()
                : units.entrySet().stream()
                        .filter(unit -> !board.unit().code().equals(unit.getKey())
                                || unit.getValue().stream().anyMatch(DashboardGrids::counts))
                        .sorted(Comparator.comparing(
                                unit -> number(unit.getValue().getFirst()), Comparator.<BigDecimal>reverseOrder()))
                        .map(unit -> new Line(
                                labels.of(By.UNIT, unit.getKey(), board.unit(), Map.of(), locale),
                                board.unit().code().equals(unit.getKey())
                                        ? null
                                        : address(String.valueOf(unit.getKey()), board.period()),
                                cells(
                                        block,
                                        unit.getValue().stream()
                                                .filter(figure -> RANKED.contains(
                                                        figure.indicator().code()))
                                                .toList(),
                                        locale)))
                        .toList();
        List<String> drawn = List.of("bar", "", "", "", "bar");
        List<Column> columns = new ArrayList<>();
        for (int n = 0; n < RANKED.size(); n++) {
            columns.add(Column.of(
                    Objects.requireNonNull(known.get(RANKED.get(n))), n < drawn.size() ? drawn.get(n) : "", locale));
        }
        return new Grid("units", "hbars", "dashboard.units", "dashboard.unit.name", columns, lines);
    }

    /** The dashboard of a unit and a period. */
    static String address(String unit, DashboardPeriod period) {
        return "/dashboard?unit=" + unit + "&period=" + period.text();
    }

    private Cell total(Board board, String code, Map<String, BigDecimal> totals, Locale locale) {
        Block block = board.units();
        FigureQuery whole = board.period().query(board.unit(), block.query().indicators(), Set.of());
        return Cell.of(
                whole,
                Objects.requireNonNull(indicators(block).get(code)),
                totals.getOrDefault(code, BigDecimal.ZERO),
                Map.of(),
                locale);
    }

    /** What adds up over the unit and those below it. */
    private static Map<String, BigDecimal> totals(Board board) {
        Map<String, BigDecimal> totals = new LinkedHashMap<>();
        board.units().figures().stream()
                .filter(figure -> figure.indicator().addsUp())
                .forEach(figure -> totals.merge(figure.indicator().code(), number(figure), BigDecimal::add));
        return totals;
    }

    private static Map<String, Indicator> indicators(Block block) {
        Map<String, Indicator> known = new LinkedHashMap<>();
        block.query().indicators().forEach(indicator -> known.put(indicator.code(), indicator));
        return known;
    }

    private static List<Column> columns(Block block, List<String> drawn, Locale locale) {
        List<Column> columns = new ArrayList<>();
        for (int n = 0; n < drawn.size(); n++) {
            columns.add(Column.of(block.query().indicators().get(n), drawn.get(n), locale));
        }
        return columns;
    }

    private static List<Cell> cells(Block block, List<Figure> figures, Locale locale) {
        return figures.stream()
                .map(figure -> Cell.of(block.query(), figure, locale))
                .toList();
    }

    /** Of each bucket its figures, in the order of the indicators. */
    private static Map<@Nullable String, List<Figure>> byBucket(Block block, By by) {
        Map<@Nullable String, List<Figure>> buckets = new LinkedHashMap<>();
        block.figures()
                .forEach(figure -> buckets.computeIfAbsent(figure.by().get(by.word()), bucket -> new ArrayList<>())
                        .add(figure));
        return buckets;
    }

    private static BigDecimal number(Figure figure) {
        BigDecimal value = figure.value();
        return value == null ? BigDecimal.ZERO : value;
    }

    private static boolean counts(Figure figure) {
        return number(figure).signum() != 0;
    }

    private static Map<String, List<String>> ordered(
            String a,
            List<String> ofA,
            String b,
            List<String> ofB,
            String c,
            List<String> ofC,
            String d,
            List<String> ofD) {
        Map<String, List<String>> map = new LinkedHashMap<>();
        map.put(a, ofA);
        map.put(b, ofB);
        map.put(c, ofC);
        map.put(d, ofD);
        return map;
    }
}
