package cn.fanzha.command.statistics.web;

import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.cases.FraudTypes.FraudType;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.web.NavigationItem;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Period;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.Scope;
import cn.fanzha.command.statistics.domain.Catalogue;
import cn.fanzha.command.statistics.domain.Figure;
import cn.fanzha.command.statistics.domain.FigureQuery;
import cn.fanzha.command.statistics.domain.FigureQuery.By;
import cn.fanzha.command.statistics.domain.Figures;
import cn.fanzha.command.statistics.domain.Indicator;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The month page: a unit's totals with 同比 and 环比, by fraud type with shares, and by the units below. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class MonthPage {

    private static final List<String> SHOWN =
            List.of("case.reported", "case.filed", "case.solved", "case.amount-involved");

    private final Figures figures;
    private final List<Indicator> shown;
    private final Units units;
    private final FraudTypes types;
    private final Clock clock;
    private final MessageSource messages;

    MonthPage(
            Figures figures, Catalogue catalogue, Units units, FraudTypes types, Clock clock, MessageSource messages) {
        this.figures = figures;
        this.shown = SHOWN.stream().map(catalogue::get).toList();
        this.units = units;
        this.types = types;
        this.clock = clock;
        this.messages = messages;
    }

    @Bean
    static NavigationItem statisticsNavigation() {
        return new NavigationItem(
                "statistics.nav", "/statistics", "chart", 60, Set.of(Role.OFFICER, Role.ANALYST, Role.SUPERVISOR));
    }

    /** What was asked, for a form that is refused. */
    record Typed(
            @Nullable String unit,
            @Nullable String from,
            @Nullable String to) {}

    /** Without a period the running month; {@code month} or {@code from} and {@code to}, each {@code yyyy-MM}. */
    @GetMapping("/statistics")
    ModelAndView page(
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            Actor actor,
            Locale locale) {
        ModelAndView page = new ModelAndView("statistics/month");
        page.addObject("unitsInScope", unitsInScope(actor));
        page.addObject("typed", new Typed(unit, from, to));
        try {
            fill(page, FigureParameters.unit(unit, units, actor), period(month, from, to), actor, locale);
        } catch (InvalidValueException wrong) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problems", List.of(messages.getMessage(wrong.key(), wrong.args(), wrong.key(), locale)));
        }
        return page;
    }

    private void fill(ModelAndView page, UnitRef unit, Period period, Actor actor, Locale locale) {
        if (!actor.scope().sees(unit.id())) {
            throw new OutOfScopeException("unit", unit.code());
        }
        List<Figure> total = figures.read(query(unit, period, Set.of()), actor);
        page.addObject("unit", unit);
        page.addObject("period", period);
        FigureTable byType = table(unit, period, By.FRAUD_TYPE, actor, locale);
        FigureTable byUnit = table(unit, period, By.UNIT, actor, locale);
        page.addObject("totals", total.stream().map(f -> Shown.of(f, locale)).toList());
        page.addObject("byType", byType.byMostFiled(code -> typeName(code, locale), FigureTable.total(total)));
        page.addObject("topFive", byType.joined(5, FigureTable.total(total)));
        page.addObject("byUnit", byUnit.inOrder(code -> unitName(code, unit, locale)));
        page.addObject("empty", FigureTable.total(total).isEmpty());
    }

    private FigureTable table(UnitRef unit, Period period, By by, Actor actor, Locale locale) {
        FigureQuery query = query(unit, period, Set.of(by));
        return FigureTable.of(query, by, figures.read(query, actor), locale);
    }

    private FigureQuery query(UnitRef unit, Period period, Set<By> by) {
        return FigureQuery.months(unit, period.from(), period.to(), shown, by, FigureQuery.Narrowing.NONE);
    }

    private Period period(@Nullable String month, @Nullable String from, @Nullable String to) {
        if (month != null && !month.isBlank()) {
            return Period.of(month.strip());
        }
        if (from == null || from.isBlank()) {
            return Period.of(ChinaTime.month(clock.instant()));
        }
        return Period.of(from.strip(), to == null || to.isBlank() ? from.strip() : to.strip());
    }

    private String typeName(@Nullable String code, Locale locale) {
        return code == null
                ? "—"
                : types.find(code).map((FraudType t) -> t.name(locale)).orElse(code);
    }

    private String unitName(@Nullable String code, UnitRef top, Locale locale) {
        String name = units.findByCode(String.valueOf(code)).map(UnitRef::name).orElse(String.valueOf(code));
        return top.code().equals(code) ? name + messages.getMessage("statistics.own-rows", null, locale) : name;
    }

    private List<UnitRef> unitsInScope(Actor actor) {
        return switch (actor.scope()) {
            case Scope.Tree tree -> units.subtree(tree.root());
            case Scope.Everything all -> List.copyOf(units.police());
            case Scope.Institution none -> List.of();
            case Scope.Nothing none -> List.of();
        };
    }
}
