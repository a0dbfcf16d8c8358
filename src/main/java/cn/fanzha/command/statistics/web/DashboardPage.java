package cn.fanzha.command.statistics.web;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.web.NavigationItem;
import cn.fanzha.command.platform.work.WorkItem;
import cn.fanzha.command.platform.work.WorkSource;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.statistics.dashboard.Dashboard.Board;
import cn.fanzha.command.statistics.dashboard.DashboardPeriod;
import cn.fanzha.command.statistics.dashboard.KeptBoards;
import cn.fanzha.command.statistics.dashboard.KeptBoards.Kept;
import cn.fanzha.command.statistics.domain.Figure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The supervisor's dashboard 领导看板: a unit's key figures, trend, types, money's way, dissuasion and units below; unit and
 * period stand in the address. What burns is asked for by the page itself, so that no queue keeps the figures waiting.
 */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class DashboardPage {

    private static final int MOST_URGENT = 8;

    private static final Duration CLOCK_SHOWN = Duration.ofHours(48);

    private final KeptBoards boards;
    private final DashboardGrids grids;
    private final Labels labels;
    private final Units units;
    private final List<WorkSource> sources;
    private final Clock clock;

    DashboardPage(
            KeptBoards boards,
            DashboardGrids grids,
            Labels labels,
            Units units,
            List<WorkSource> sources,
            Clock clock) {
        this.boards = boards;
        this.grids = grids;
        this.labels = labels;
        this.units = units;
        this.sources = sources;
        this.clock = clock;
    }

    /** A supervisor's first room. */
    @Bean
    static NavigationItem dashboardOfSupervisors() {
        return new NavigationItem("dashboard.nav", "/dashboard", "home", 1, Set.of(Role.SUPERVISOR));
    }

    /** Others begin with their own work. */
    @Bean
    static NavigationItem dashboardOfOthers() {
        return new NavigationItem("dashboard.nav", "/dashboard", "home", 6, Set.of(Role.OFFICER, Role.ANALYST));
    }

    /** A period that is asked often, by its message. */
    record Quick(String key, String href, boolean current) {}

    /** Without a unit the own one, without a period the running month. */
    @GetMapping("/dashboard")
    ModelAndView page(
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            Actor actor,
            Locale locale) {
        ModelAndView page = new ModelAndView("dashboard/dashboard");
        page.addObject("unitsInScope", labels.unitsInScope(actor));
        page.addObject("typedUnit", unit);
        page.addObject("typedFrom", from);
        page.addObject("typedTo", to);
        try {
            UnitRef of = FigureParameters.unit(unit, units, actor);
            LocalDate today = ChinaTime.date(clock.instant());
            fill(page, boards.read(of, DashboardPeriod.of(period, from, to, today), actor), today, locale);
        } catch (InvalidValueException wrong) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problems", List.of(labels.text(locale, wrong.key(), wrong.args())));
        }
        return page;
    }

    /**
     * A thing that waits as the page shows it.
     *
     * @param until the clock to be shown; null: the day alone says enough
     * @param day when it is late; empty: no clock runs
     */
    record Urgent(WorkItem item, boolean late, @Nullable Instant until, String day) {

        static Urgent of(WorkItem item, Instant now) {
            Instant due = item.due();
            boolean soon = due != null && Duration.between(now, due).abs().compareTo(CLOCK_SHOWN) <= 0;
            return new Urgent(item, item.late(now), soon ? due : null, due == null ? "" : ChinaTime.format(due));
        }
    }

    /** What is most urgent of all open work that concerns the actor; a fragment of the page. */
    @GetMapping("/dashboard/urgent")
    ModelAndView urgent(Actor actor) {
        Instant now = clock.instant();
        List<Urgent> urgent = sources.stream()
                .filter(source -> source.concerns(actor))
                .flatMap(source -> source.open(actor, MOST_URGENT).stream())
                .sorted(Comparator.comparing(
                        WorkItem::due, Comparator.<@Nullable Instant>nullsLast(Comparator.naturalOrder())))
                .limit(MOST_URGENT)
                .map(item -> Urgent.of(item, now))
                .toList();
        return new ModelAndView("dashboard/urgent :: urgent").addObject("urgent", urgent);
    }

    private void fill(ModelAndView page, Kept kept, LocalDate today, Locale locale) {
        Board board = kept.board();
        page.addObject("unit", board.unit());
        page.addObject("period", board.period());
        page.addObject(
                "periodShown",
                board.period().text().equals("today")
                        ? today.toString()
                        : board.period().text().replace("/", " — "));
        page.addObject("cutOff", ChinaTime.formatSeconds(kept.at()));
        page.addObject("quick", quick(board, YearMonth.from(today)));
        page.addObject("keys", KeyFigures.of(board, locale));
        page.addObject(
                "grids",
                List.of(
                        grids.trend(board, locale),
                        grids.types(board, locale),
                        grids.funnel(board, locale),
                        grids.steps(board, locale)));
        page.addObject("ranking", grids.units(board, locale));
        page.addObject(
                "pending",
                board.month().figures().stream().mapToLong(Figure::pending).sum());
    }

    private static List<Quick> quick(Board board, YearMonth month) {
        String last = month.minusMonths(1).toString();
        return List.of(
                quick(board, "today", "today"),
                quick(board, "this-month", month.toString()),
                quick(board, "last-month", last),
                quick(board, "this-year", String.valueOf(month.getYear())),
                quick(board, "last-year", String.valueOf(month.getYear() - 1)));
    }

    private static Quick quick(Board board, String key, String period) {
        return new Quick(
                "dashboard.period." + key,
                "/dashboard?unit=" + board.unit().code() + "&period=" + period,
                board.period().text().equals(period));
    }
}
