package cn.fanzha.command.operations.web;

import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.operations.Problems;
import cn.fanzha.command.operations.UnitNames;
import cn.fanzha.command.operations.domain.OperationPlans;
import cn.fanzha.command.operations.domain.OperationReading;
import cn.fanzha.command.operations.domain.OperationView;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.OutOfScopeException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where analysts and supervisors open an operation and change it; a refused form keeps what was typed. */
@Controller
@PreAuthorize("hasAnyRole('ANALYST','SUPERVISOR')")
class OperationFormController {

    private final OperationPlans plans;
    private final OperationReading reading;
    private final Units units;
    private final MessageSource messages;

    OperationFormController(OperationPlans plans, OperationReading reading, Units units, MessageSource messages) {
        this.plans = plans;
        this.reading = reading;
        this.units = units;
        this.messages = messages;
    }

    @GetMapping("/operations/new")
    ModelAndView empty(Actor actor) {
        return page(new OperationForm(null, null, null, null, null, null, null), null, actor);
    }

    @PostMapping("/operations")
    ModelAndView open(OperationForm form, Actor actor, Locale locale) {
        ChangeOutcome outcome;
        try {
            outcome = plans.open(form.draft(), actor);
        } catch (InvalidValueException e) {
            outcome = ChangeOutcome.Refused.because("form", e.key(), e.args());
        }
        return answer(outcome, form, null, actor, locale);
    }

    @GetMapping("/operations/{no}/edit")
    ModelAndView edit(@PathVariable("no") String no, Actor actor) {
        OperationView view = reading.open(no, actor);
        if (!view.mayChange()) {
            throw new OutOfScopeException("operation", no);
        }
        return page(OperationForm.of(view, units), view, actor);
    }

    @PostMapping("/operations/{no}/edit")
    ModelAndView change(@PathVariable("no") String no, OperationForm form, Actor actor, Locale locale) {
        ChangeOutcome outcome;
        try {
            outcome = plans.change(no, form.draft(), Objects.requireNonNullElse(form.version(), -1), actor);
        } catch (InvalidValueException e) {
            outcome = ChangeOutcome.Refused.because("form", e.key(), e.args());
        }
        return answer(outcome, form, no, actor, locale);
    }

    private ModelAndView answer(
            ChangeOutcome outcome, OperationForm form, @Nullable String no, Actor actor, Locale locale) {
        return switch (outcome) {
            case ChangeOutcome.Done done -> new ModelAndView("redirect:/operations/" + done.number());
            case ChangeOutcome.Refused refused -> {
                ModelAndView page = page(form, no == null ? null : reading.open(no, actor), actor);
                page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                page.addObject("problems", Problems.texts(refused, messages, locale));
                yield page;
            }
            case ChangeOutcome.Stale stale -> {
                OperationView now = reading.open(stale.number(), actor);
                ModelAndView page = page(form, now, actor);
                page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                page.addObject("stale", now);
                yield page;
            }
        };
    }

    private ModelAndView page(OperationForm form, @Nullable OperationView view, Actor actor) {
        ModelAndView page = new ModelAndView("operations/form");
        page.addObject("form", form);
        page.addObject("view", view);
        page.addObject("names", new UnitNames(units));
        page.addObject(
                "leaders",
                units.subtree(actor.unitId()).stream()
                        .filter(unit -> unit.active() && unit.kind() != UnitKind.OUTPOST)
                        .toList());
        page.addObject("own", units.get(actor.unitId()).code());
        page.addObject("problems", List.of());
        return page;
    }
}
