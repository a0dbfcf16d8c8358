package cn.fanzha.command.statistics.web;

import cn.fanzha.command.operations.Operations;
import cn.fanzha.command.operations.Operations.Operation;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.Scope;
import cn.fanzha.command.statistics.briefing.Briefings;
import cn.fanzha.command.statistics.briefing.Draft;
import cn.fanzha.command.statistics.briefing.IssueOutcome;
import cn.fanzha.command.statistics.domain.Catalogue;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The draft of a briefing: analysts and supervisors choose and read it, a supervisor issues it. */
@Controller
@PreAuthorize("hasAnyRole('ANALYST', 'SUPERVISOR')")
class BriefingDrafts {

    private final Briefings briefings;
    private final BriefingParameters parameters;
    private final Catalogue catalogue;
    private final Units units;
    private final Operations operations;
    private final MessageSource messages;
    private final Clock clock;

    BriefingDrafts(
            Briefings briefings,
            BriefingParameters parameters,
            Catalogue catalogue,
            Units units,
            Operations operations,
            MessageSource messages,
            Clock clock) {
        this.briefings = briefings;
        this.parameters = parameters;
        this.catalogue = catalogue;
        this.units = units;
        this.operations = operations;
        this.messages = messages;
        this.clock = clock;
    }

    /** Without parameters the own unit's month before this one. */
    @GetMapping("/briefings/draft")
    ModelAndView draft(@RequestParam MultiValueMap<String, String> asked, Actor actor, Locale locale) {
        YearMonth last = ChinaTime.month(clock.instant()).minusMonths(1);
        asked.putIfAbsent("unit", List.of(units.get(actor.unitId()).code()));
        asked.putIfAbsent("from", List.of(last.toString()));
        asked.putIfAbsent("to", List.of(last.toString()));
        asked.putIfAbsent("template", List.of("period"));
        tidy(asked);
        if ("chosen".equals(asked.getFirst("template")) && asked.get("indicator") == null) {
            return form(asked, actor, locale);
        }
        try {
            return page(asked, briefings.draft(parameters.read(asked, actor), actor, locale), null, actor, locale);
        } catch (InvalidValueException wrong) {
            return refused(asked, wrong, actor, locale);
        }
    }

    /** Issues what is on the screen; refused where a rule can't print its figure or a figure has changed since. */
    @PostMapping("/briefings")
    @PreAuthorize("hasRole('SUPERVISOR')")
    ModelAndView issue(
            @RequestParam MultiValueMap<String, String> asked,
            @RequestParam(defaultValue = "") String fingerprint,
            Actor actor,
            Locale locale) {
        tidy(asked);
        try {
            return switch (briefings.issue(parameters.read(asked, actor), fingerprint, actor, locale)) {
                case IssueOutcome.Issued done -> new ModelAndView("redirect:/briefings/" + done.id());
                case IssueOutcome.Unprintable no ->
                    page(asked, no.draft(), "briefings.issue.unprintable", actor, locale);
                case IssueOutcome.Changed no -> page(asked, no.draft(), "briefings.issue.changed", actor, locale);
            };
        } catch (InvalidValueException wrong) {
            return refused(asked, wrong, actor, locale);
        }
    }

    /** An emptied rule is no choice, and an operation one of its own template alone. */
    private static void tidy(MultiValueMap<String, String> asked) {
        List<String> indicators = Objects.requireNonNullElse(asked.remove("indicator"), List.of());
        List<String> roundings = Objects.requireNonNullElse(asked.remove("rounding"), List.of());
        for (int i = 0; i < Math.min(indicators.size(), roundings.size()); i++) {
            if (!indicators.get(i).isBlank() && !roundings.get(i).isBlank()) {
                asked.add("indicator", indicators.get(i));
                asked.add("rounding", roundings.get(i));
            }
        }
        if (!"operation".equals(asked.getFirst("template"))) {
            asked.remove("operation");
        }
    }

    private ModelAndView page(
            MultiValueMap<String, String> asked, Draft draft, @Nullable String problem, Actor actor, Locale locale) {
        ModelAndView page = form(asked, actor, locale);
        page.addObject("draft", draft);
        page.addObject("text", BriefingText.of(draft.paragraphs(), messages, locale));
        page.addObject("cutOff", ChinaTime.formatSeconds(draft.cutOff()));
        page.addObject("mayIssue", actor.has(Role.SUPERVISOR));
        List<String> problems = new ArrayList<>();
        if (problem != null) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            problems.add(messages.getMessage(problem, null, locale));
        }
        page.addObject("problems", problems);
        return page;
    }

    private ModelAndView refused(
            MultiValueMap<String, String> asked, InvalidValueException wrong, Actor actor, Locale locale) {
        ModelAndView page = form(asked, actor, locale);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject("problems", List.of(messages.getMessage(wrong.key(), wrong.args(), wrong.key(), locale)));
        return page;
    }

    private ModelAndView form(MultiValueMap<String, String> asked, Actor actor, Locale locale) {
        List<UnitRef> within = within(actor);
        List<UUID> leading = new ArrayList<>(within.stream().map(UnitRef::id).toList());
        units.ancestors(actor.unitId()).forEach(above -> leading.add(above.id()));
        List<Operation> offered = operations.of(leading);
        ModelAndView page = new ModelAndView("briefings/draft");
        page.addObject("form", BriefingForm.of(asked));
        page.addObject("unitsInScope", within);
        page.addObject("operations", offered);
        if ("chosen".equals(asked.getFirst("template"))) {
            page.addObject("indicators", catalogue.computed());
            page.addObject("language", locale);
        }
        return page;
    }

    private List<UnitRef> within(Actor actor) {
        return switch (actor.scope()) {
            case Scope.Tree tree -> units.subtree(tree.root());
            case Scope.Everything all -> List.copyOf(units.police());
            case Scope.Institution none -> List.of();
            case Scope.Nothing none -> List.of();
        };
    }
}
