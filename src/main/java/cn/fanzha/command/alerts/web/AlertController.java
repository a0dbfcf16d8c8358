package cn.fanzha.command.alerts.web;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.alerts.AlertOutcome;
import cn.fanzha.command.alerts.AttemptResult;
import cn.fanzha.command.alerts.AttemptStep;
import cn.fanzha.command.alerts.SkipReason;
import cn.fanzha.command.alerts.domain.AlertChange;
import cn.fanzha.command.alerts.domain.AlertReading;
import cn.fanzha.command.alerts.domain.AlertView;
import cn.fanzha.command.alerts.domain.AlertWork;
import cn.fanzha.command.alerts.domain.DeceivedAlerts;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** One alert: reading, the four steps, the outcome, handing on. */
@Controller
@RequestMapping("/alerts/{no}")
@PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
class AlertController {

    private final AlertReading reading;
    private final AlertWork work;
    private final DeceivedAlerts deceived;
    private final AlertPages pages;
    private final Units units;

    AlertController(AlertReading reading, AlertWork work, DeceivedAlerts deceived, AlertPages pages, Units units) {
        this.reading = reading;
        this.work = work;
        this.deceived = deceived;
        this.pages = pages;
        this.units = units;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
    ModelAndView open(@PathVariable("no") AlertNumber no, Actor actor, Locale locale) {
        return pages.file(reading.open(no, actor), actor, locale);
    }

    /** What changes while the page is open: state, countdowns, steps. The forms stay as they are. */
    @GetMapping("/status")
    @PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
    ModelAndView status(@PathVariable("no") AlertNumber no, Actor actor, Locale locale) {
        ModelAndView fragment = pages.file(reading.glance(no, actor), actor, locale);
        fragment.setViewName("alerts/file :: status");
        return fragment;
    }

    /** Shows one value in full; the reason stands in the audit log. */
    @PostMapping("/reveal")
    @PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
    ModelAndView reveal(
            @PathVariable("no") AlertNumber no,
            @RequestParam("field") AlertReading.Masked field,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Actor actor,
            Locale locale) {
        Optional<String> value = reading.reveal(no, field, reason, actor);
        ModelAndView page = pages.file(reading.glance(no, actor), actor, locale);
        page.addObject("shown", field.name());
        page.addObject("value", value.orElse(null));
        if (value.isEmpty()) {
            pages.refuse(page, "alerts.reveal.missing", locale);
        }
        return page;
    }

    @PostMapping("/receive")
    ModelAndView receive(@PathVariable("no") AlertNumber no, Actor actor, Locale locale, RedirectAttributes redirect) {
        return answer(no, () -> work.receive(no, actor), "alerts.done.received", actor, locale, redirect);
    }

    @PostMapping("/attempts")
    ModelAndView attempt(
            @PathVariable("no") AlertNumber no,
            @RequestParam(name = "step", defaultValue = "") String step,
            @RequestParam(name = "result", defaultValue = "") String result,
            @RequestParam(name = "at", defaultValue = "") String at,
            @RequestParam(name = "note", defaultValue = "") String note,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        return answer(
                no,
                () -> work.attempt(
                        no,
                        AlertPages.word(AttemptStep.class, step),
                        AlertPages.word(AttemptResult.class, result),
                        pages.moment(at),
                        AlertPages.blankToNull(note),
                        actor),
                "alerts.done.attempt",
                actor,
                locale,
                redirect);
    }

    @PostMapping("/skip")
    ModelAndView skip(
            @PathVariable("no") AlertNumber no,
            @RequestParam(name = "step", defaultValue = "") String step,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam(name = "note", defaultValue = "") String note,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        return answer(
                no,
                () -> work.skip(
                        no,
                        AlertPages.word(AttemptStep.class, step),
                        AlertPages.word(SkipReason.class, reason),
                        AlertPages.blankToNull(note),
                        actor),
                "alerts.done.skipped",
                actor,
                locale,
                redirect);
    }

    /** Ends the work; who was deceived already goes on to the intake form, with everything carried over. */
    @PostMapping("/close")
    ModelAndView close(
            @PathVariable("no") AlertNumber no,
            ClosingForm form,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        boolean toIntake = AlertOutcome.ALREADY_DECEIVED.name().equals(form.outcome());
        ModelAndView page = answer(
                no,
                () -> toIntake
                        ? deceived.close(no, AlertPages.blankToNull(form.note()), actor)
                        : work.close(no, form.conclusion(), actor),
                "alerts.done.closed",
                actor,
                locale,
                redirect);
        if (page.getStatus() != null) {
            return page.addObject("closing", form);
        }
        return toIntake ? intake(no, actor, locale, redirect) : page;
    }

    /** The intake form of somebody who was deceived already: opened again where it was left. */
    @PostMapping("/intake")
    ModelAndView intake(@PathVariable("no") AlertNumber no, Actor actor, Locale locale, RedirectAttributes redirect) {
        Optional<UUID> form = deceived.form(no, actor);
        if (form.isEmpty()) {
            return pages.refuse(pages.file(reading.glance(no, actor), actor, locale), "alerts.intake.none", locale);
        }
        return new ModelAndView("redirect:/intake?draft=" + form.get());
    }

    @PostMapping("/forward")
    ModelAndView forward(
            @PathVariable("no") AlertNumber no,
            @RequestParam(name = "unit", defaultValue = "") String unit,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        return answer(
                no,
                () -> {
                    UnitRef to = units.findByCode(unit)
                            .orElseThrow(() -> new InvalidValueException("alerts.forward.no-unit"));
                    return work.forward(no, to.id(), reason, actor);
                },
                "alerts.done.forwarded",
                actor,
                locale,
                redirect);
    }

    /** Back to where it came from; the actor may see it no more then, so the list opens. */
    @PostMapping("/return")
    ModelAndView handBack(
            @PathVariable("no") AlertNumber no,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        ModelAndView page =
                answer(no, () -> work.handBack(no, reason, actor), "alerts.done.returned", actor, locale, redirect);
        return page.getStatus() == null ? new ModelAndView("redirect:/alerts") : page;
    }

    @PostMapping("/watches/{days}")
    ModelAndView watched(
            @PathVariable("no") AlertNumber no,
            @PathVariable("days") int days,
            @RequestParam(name = "note", defaultValue = "") String note,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        return answer(no, () -> work.watched(no, days, note, actor), "alerts.done.watched", actor, locale, redirect);
    }

    private ModelAndView answer(
            AlertNumber no,
            Supplier<AlertChange> act,
            String done,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        AlertChange change;
        try {
            change = act.get();
        } catch (InvalidValueException e) {
            change = new AlertChange.Refused(e.key(), List.of(e.args()));
        }
        return switch (change) {
            case AlertChange.Done ok -> {
                redirect.addFlashAttribute("notice", pages.text(done, locale));
                yield new ModelAndView(redirect(no));
            }
            case AlertChange.Refused refused -> {
                AlertView view = reading.glance(no, actor);
                ModelAndView page = pages.file(view, actor, locale);
                page.addObject(
                        "problems",
                        List.of(pages.text(
                                refused.messageKey(), locale, refused.args().toArray())));
                page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield page;
            }
        };
    }

    static String redirect(AlertNumber number) {
        return "redirect:/alerts/" + UriUtils.encodePathSegment(number.address(), StandardCharsets.UTF_8);
    }

    /** What was typed into the outcome dialog, kept when it is refused. */
    record ClosingForm(
            @Nullable String outcome,
            @Nullable String lossAvoided,
            @Nullable String lossKnown,
            @Nullable String note) {

        cn.fanzha.command.alerts.domain.Conclusion conclusion() {
            return AlertPages.conclusion(this);
        }

        /** Without anything typed. */
        @Override
        public String toString() {
            return "ClosingForm";
        }
    }
}
