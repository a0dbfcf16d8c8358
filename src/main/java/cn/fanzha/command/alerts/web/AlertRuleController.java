package cn.fanzha.command.alerts.web;

import cn.fanzha.command.alerts.AlertSource;
import cn.fanzha.command.alerts.RiskGrade;
import cn.fanzha.command.alerts.domain.AlertChange.Refused;
import cn.fanzha.command.alerts.domain.AlertRules;
import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The dispatch rules of the supervisor's cities and districts. */
@Controller
@PreAuthorize("hasRole('SUPERVISOR')")
class AlertRuleController {

    private static final Set<UnitKind> HOLDERS = EnumSet.of(UnitKind.PROVINCE, UnitKind.CITY, UnitKind.DISTRICT);

    private final AlertRules rules;
    private final Units units;
    private final FraudTypes types;
    private final MessageSource messages;
    private final Clock clock;

    AlertRuleController(AlertRules rules, Units units, FraudTypes types, MessageSource messages, Clock clock) {
        this.rules = rules;
        this.units = units;
        this.types = types;
        this.messages = messages;
        this.clock = clock;
    }

    /** A rule as typed, kept when it is refused. */
    record RuleForm(
            @Nullable String holder,
            @Nullable String position,
            @Nullable String source,
            @Nullable String risk,
            @Nullable String fraudType,
            @Nullable String region,
            @Nullable String target) {}

    @GetMapping("/alerts/rules")
    ModelAndView list(Actor actor, Locale locale) {
        String own = units.get(actor.unitId()).code();
        return page(new RuleForm(own, "10", null, null, null, null, null), null, actor, locale);
    }

    @PostMapping("/alerts/rules")
    ModelAndView add(RuleForm form, Actor actor, Locale locale, RedirectAttributes redirect) {
        Optional<Refused> refused;
        try {
            refused = rules.add(draft(form), actor);
        } catch (InvalidValueException e) {
            refused = Optional.of(new Refused(e.key(), List.of(e.args())));
        }
        if (refused.isPresent()) {
            return page(form, refused.get(), actor, locale);
        }
        redirect.addFlashAttribute("notice", messages.getMessage("alerts.rule.added", null, locale));
        return new ModelAndView("redirect:/alerts/rules");
    }

    @PostMapping("/alerts/rules/{id}/remove")
    ModelAndView remove(@PathVariable("id") UUID id, Actor actor, Locale locale, RedirectAttributes redirect) {
        rules.remove(id, actor);
        redirect.addFlashAttribute("notice", messages.getMessage("alerts.rule.removed", null, locale));
        return new ModelAndView("redirect:/alerts/rules");
    }

    private AlertRules.Draft draft(RuleForm form) {
        String type = AlertPages.blankToNull(form.fraudType());
        if (type != null && types.find(type).isEmpty()) {
            throw new InvalidValueException("alerts.rule.type");
        }
        return new AlertRules.Draft(
                unit(form.holder()),
                position(form.position()),
                chosen(AlertSource.class, form.source()),
                chosen(RiskGrade.class, form.risk()),
                type,
                AlertPages.blankToNull(form.region()),
                unit(form.target()));
    }

    private UUID unit(@Nullable String code) {
        return units.findByCode(code == null ? "" : code)
                .filter(unit -> unit.kind().isPolice())
                .map(UnitRef::id)
                .orElseThrow(() -> new InvalidValueException("alerts.forward.no-unit"));
    }

    private static int position(@Nullable String typed) {
        try {
            return Integer.parseInt(typed == null ? "" : typed.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static <E extends Enum<E>> @Nullable E chosen(Class<E> type, @Nullable String word) {
        return word == null || word.isBlank() ? null : AlertPages.word(type, word);
    }

    private ModelAndView page(RuleForm form, @Nullable Refused refused, Actor actor, Locale locale) {
        List<UnitRef> tree = AlertListController.unitsInScope(actor, units);
        ModelAndView page = new ModelAndView("alerts/rules");
        page.addObject("rules", rules.of(actor));
        page.addObject("form", form);
        page.addObject(
                "holders",
                tree.stream().filter(unit -> HOLDERS.contains(unit.kind())).toList());
        page.addObject("targets", tree);
        page.addObject("sources", AlertSource.values());
        page.addObject("grades", RiskGrade.values());
        page.addObject("types", types.inForce(ChinaTime.date(clock.instant())));
        page.addObject("words", new AlertWords(units, types, messages, locale, clock.instant()));
        if (refused != null) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject(
                    "problems",
                    List.of(messages.getMessage(
                            refused.messageKey(), refused.args().toArray(), locale)));
        }
        return page;
    }
}
