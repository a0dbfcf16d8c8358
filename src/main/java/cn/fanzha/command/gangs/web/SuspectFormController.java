package cn.fanzha.command.gangs.web;

import cn.fanzha.command.gangs.SuspectRole;
import cn.fanzha.command.gangs.domain.SuspectReading;
import cn.fanzha.command.gangs.domain.SuspectView;
import cn.fanzha.command.gangs.domain.SuspectWork;
import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.operations.Operations;
import cn.fanzha.command.operations.Problems;
import cn.fanzha.command.operations.UnitNames;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.NotFoundException;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where a suspect is entered and described; a refused form keeps what was typed. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class SuspectFormController {

    private final SuspectWork work;
    private final SuspectReading reading;
    private final Operations operations;
    private final Units units;
    private final MessageSource messages;

    SuspectFormController(
            SuspectWork work, SuspectReading reading, Operations operations, Units units, MessageSource messages) {
        this.work = work;
        this.reading = reading;
        this.operations = operations;
        this.units = units;
        this.messages = messages;
    }

    /** Empty, or with the case or gang filled in from whose page the user comes. */
    @GetMapping("/suspects/new")
    ModelAndView empty(
            @RequestParam(name = "case", required = false) @Nullable String caseNo,
            @RequestParam(name = "gang", required = false) @Nullable String gang,
            Actor actor) {
        return page(new SuspectForm(null, null, null, gang, null, null, caseNo, null, null), null, actor);
    }

    @PostMapping("/suspects")
    ModelAndView enter(SuspectForm form, Actor actor, Locale locale) {
        return answer(tried(() -> work.enter(form.draft(), actor)), form, null, actor, locale);
    }

    @GetMapping("/suspects/{no}/edit")
    ModelAndView edit(@PathVariable("no") String no, Actor actor) {
        SuspectView view = reading.open(no, actor);
        return page(SuspectForm.of(view), view, actor);
    }

    @PostMapping("/suspects/{no}/edit")
    ModelAndView describe(@PathVariable("no") String no, SuspectForm form, Actor actor, Locale locale) {
        reading.open(no, actor);
        ChangeOutcome outcome =
                tried(() -> work.describe(no, form.draft(), Objects.requireNonNullElse(form.version(), -1), actor));
        return answer(outcome, form, no, actor, locale);
    }

    /** A gang or a case that there isn't is a slip of the form, not of the address. */
    private static ChangeOutcome tried(Supplier<ChangeOutcome> change) {
        try {
            return change.get();
        } catch (InvalidValueException e) {
            return ChangeOutcome.Refused.because("form", e.key(), e.args());
        } catch (NotFoundException e) {
            return ChangeOutcome.Refused.because("form", "gangs.problem.unknown-number");
        }
    }

    private ModelAndView answer(
            ChangeOutcome outcome, SuspectForm form, @Nullable String no, Actor actor, Locale locale) {
        if (outcome instanceof ChangeOutcome.Done done) {
            return new ModelAndView("redirect:/suspects/" + done.number());
        }
        SuspectView view = no == null ? null : reading.open(no, actor);
        ModelAndView page = page(form, view, actor);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        if (outcome instanceof ChangeOutcome.Refused refused) {
            page.addObject("problems", Problems.texts(refused, messages, locale));
        } else {
            page.addObject("stale", view);
        }
        return page;
    }

    private ModelAndView page(SuspectForm form, @Nullable SuspectView view, Actor actor) {
        ModelAndView page = new ModelAndView("gangs/suspect-form");
        page.addObject("form", form);
        page.addObject("view", view);
        page.addObject("roles", SuspectRole.values());
        page.addObject("operations", operations.choices(actor));
        page.addObject("unitsInScope", units.subtree(actor.unitId()));
        page.addObject("own", units.get(actor.unitId()).code());
        page.addObject("names", new UnitNames(units));
        return page;
    }
}
