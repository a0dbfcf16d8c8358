package cn.fanzha.command.gangs.web;

import cn.fanzha.command.gangs.GangKind;
import cn.fanzha.command.gangs.domain.GangReading;
import cn.fanzha.command.gangs.domain.GangView;
import cn.fanzha.command.gangs.domain.GangWork;
import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.operations.Operations;
import cn.fanzha.command.operations.Problems;
import cn.fanzha.command.operations.Typed;
import cn.fanzha.command.operations.UnitNames;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import java.time.Clock;
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

/** Where a gang is entered and described; a refused form keeps what was typed. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class GangFormController {

    private final GangWork work;
    private final GangReading reading;
    private final Operations operations;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    GangFormController(
            GangWork work,
            GangReading reading,
            Operations operations,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.work = work;
        this.reading = reading;
        this.operations = operations;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/gangs/new")
    ModelAndView empty(Actor actor) {
        String now = Typed.field(clock.instant());
        return page(new GangForm(null, null, now, null, null, null, null, null, null, null), null, actor);
    }

    @PostMapping("/gangs")
    ModelAndView discover(GangForm form, Actor actor, Locale locale) {
        ChangeOutcome outcome;
        try {
            outcome = work.discover(form.draft(), actor);
        } catch (InvalidValueException e) {
            outcome = ChangeOutcome.Refused.because("form", e.key(), e.args());
        }
        return answer(outcome, form, null, actor, locale);
    }

    @GetMapping("/gangs/{no}/edit")
    ModelAndView edit(@PathVariable("no") String no, Actor actor) {
        GangView view = reading.open(no, actor);
        return page(GangForm.of(view), view, actor);
    }

    @PostMapping("/gangs/{no}/edit")
    ModelAndView describe(@PathVariable("no") String no, GangForm form, Actor actor, Locale locale) {
        ChangeOutcome outcome;
        try {
            outcome = work.describe(no, form.draft(), Objects.requireNonNullElse(form.version(), -1), actor);
        } catch (InvalidValueException e) {
            outcome = ChangeOutcome.Refused.because("form", e.key(), e.args());
        }
        return answer(outcome, form, no, actor, locale);
    }

    private ModelAndView answer(ChangeOutcome outcome, GangForm form, @Nullable String no, Actor actor, Locale locale) {
        if (outcome instanceof ChangeOutcome.Done done) {
            return new ModelAndView("redirect:/gangs/" + done.number());
        }
        GangView view = no == null ? null : reading.open(no, actor);
        ModelAndView page = page(form, view, actor);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        if (outcome instanceof ChangeOutcome.Refused refused) {
            page.addObject("problems", Problems.texts(refused, messages, locale));
        } else {
            page.addObject("stale", view);
        }
        return page;
    }

    private ModelAndView page(GangForm form, @Nullable GangView view, Actor actor) {
        ModelAndView page = new ModelAndView("gangs/form");
        page.addObject("form", form);
        page.addObject("view", view);
        page.addObject("kinds", GangKind.values());
        page.addObject("operations", operations.choices(actor));
        page.addObject("unitsInScope", units.subtree(actor.unitId()));
        page.addObject("own", units.get(actor.unitId()).code());
        page.addObject("names", new UnitNames(units));
        return page;
    }
}
