package cn.fanzha.command.work.web;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.web.NavigationItem;
import cn.fanzha.command.platform.work.WorkSource;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.Scope;
import cn.fanzha.command.work.domain.Investigations;
import cn.fanzha.command.work.domain.Traces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The analyst's home 研判: what cases share, where the money went, gangs and operations that run, cases that nobody
 * linked or solved, warnings that did not help. Unit and time stand in the address.
 */
@Controller
@PreAuthorize("hasAnyRole('ANALYST','SUPERVISOR')")
class AnalysisPage {

    private static final List<Integer> PERIODS = List.of(7, 30, 90);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final String LIMITS = "gangs.work.title";

    private final Traces traces;
    private final Investigations investigations;
    private final List<WorkSource> sources;
    private final Units units;
    private final FraudTypes types;
    private final MessageSource messages;
    private final Clock clock;

    AnalysisPage(
            Traces traces,
            Investigations investigations,
            List<WorkSource> sources,
            Units units,
            FraudTypes types,
            MessageSource messages,
            Clock clock) {
        this.traces = traces;
        this.investigations = investigations;
        this.sources = sources.stream()
                .filter(source -> source.titleKey().equals(LIMITS))
                .toList();
        this.units = units;
        this.types = types;
        this.messages = messages;
        this.clock = clock;
    }

    @Bean
    static NavigationItem analysisNavigation() {
        return new NavigationItem("work.analysis.nav", "/analysis", "search", 3, Set.of(Role.ANALYST, Role.SUPERVISOR));
    }

    /**
     * The page.
     *
     * @param unit code of a unit within the actor's scope, with all below it; the own one where absent
     * @param days 7, 30 or 90
     */
    @GetMapping("/analysis")
    ModelAndView page(
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "30") String days,
            Actor actor,
            Locale locale) {
        ModelAndView page = new ModelAndView("work/analysis")
                .addObject("unitsInScope", unitsInScope(actor))
                .addObject("periods", PERIODS);
        try {
            fill(page, unit(unit, actor), period(days), actor, locale);
        } catch (InvalidValueException e) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problems", List.of(messages.getMessage(e.key(), e.args(), locale)));
        }
        return page;
    }

    private void fill(ModelAndView page, UnitRef unit, int days, Actor actor, Locale locale) {
        Instant now = clock.instant();
        Instant since = now.minus(Duration.ofDays(days));
        YearMonth month = ChinaTime.month(now);
        UUID[] tree = units.subtree(unit.id()).stream().map(UnitRef::id).toArray(UUID[]::new);
        page.addObject("unit", unit)
                .addObject("days", days)
                .addObject("month", month)
                .addObject("sinceDay", ChinaTime.date(since))
                .addObject("weekDay", ChinaTime.date(now.minus(WEEK)))
                .addObject("shared", traces.shared(tree, since))
                .addObject("receivers", traces.receivers(tree, since))
                .addObject("unlinked", traces.unlinked(tree, now.minus(WEEK), actor))
                .addObject("large", traces.largeUnsolved(tree, since, actor))
                .addObject("gangs", investigations.gangs(tree))
                .addObject("operations", investigations.operations(tree, ChinaTime.date(now)))
                .addObject("deceived", investigations.deceived(tree, ChinaTime.startOf(month)))
                .addObject(
                        "limits",
                        WorkBoard.of(sources, actor.within(new Scope.Tree(unit.id(), Set.of(tree))), false, now))
                .addObject("words", new Words(units, types, locale));
    }

    private UnitRef unit(String code, Actor actor) {
        if (code.isBlank()) {
            return units.get(actor.unitId());
        }
        UnitRef asked = units.findByCode(code.strip())
                .orElseThrow(() -> new InvalidValueException("work.analysis.unknown-unit"));
        if (!actor.scope().sees(asked.id())) {
            throw new OutOfScopeException("unit", code);
        }
        return asked;
    }

    private static int period(String days) {
        return PERIODS.stream()
                .filter(known -> known.toString().equals(days))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("work.analysis.unknown-period"));
    }

    private List<UnitRef> unitsInScope(Actor actor) {
        return switch (actor.scope()) {
            case Scope.Tree tree -> units.subtree(tree.root());
            case Scope.Everything all -> List.copyOf(units.police());
            case Scope.Institution none -> List.of();
            case Scope.Nothing none -> List.of();
        };
    }

    /** What the page says instead of ids and codes. */
    public record Words(Units units, FraudTypes types, Locale locale) {

        public String unit(UUID id) {
            return units.find(id).map(UnitRef::name).orElse("—");
        }

        public String type(@Nullable String code) {
            return code == null
                    ? "—"
                    : types.find(code).map(type -> type.name(locale)).orElse(code);
        }

        public String time(Instant at) {
            return ChinaTime.format(at);
        }

        public String alert(String number) {
            return AlertNumber.of(number).address();
        }
    }
}
