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
import cn.fanzha.command.alerts.domain.Watches;
import cn.fanzha.command.identity.Caller;
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
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;

/** One alert: reading, the four steps, the outcome, handing on. */
@Controller
@RequestMapping("/alerts/{no}")
@PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
class AlertController {

    private final AlertReading reading;
    private final AlertWork work;
    private final Watches watches;
    private final DeceivedAlerts deceived;
    private final AlertPages pages;
    private final Units units;

    AlertController(
            AlertReading reading,
            AlertWork work,
            Watches watches,
            DeceivedAlerts deceived,
            AlertPages pages,
            Units units) {
        this.reading = reading;
        this.work = work;
        this.watches = watches;
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
    ModelAndView receive(@PathVariable("no") AlertNumber no, AlertActForm form, Caller by) {
        return answer(new Call(no, "receive", form, by), () -> work.receive(no, by.actor()), "alerts.done.received");
    }

    @PostMapping("/attempts")
    ModelAndView attempt(@PathVariable("no") AlertNumber no, AlertActForm form, Caller by) {
        return answer(
                new Call(no, "attempts", form, by),
                () -> work.attempt(
                        no,
                        AlertPages.word(AttemptStep.class, form.step()),
                        AlertPages.word(AttemptResult.class, form.result()),
                        pages.moment(form.at()),
                        AlertPages.blankToNull(form.note()),
                        by.actor()),
                "alerts.done.attempt");
    }

    @PostMapping("/skip")
    ModelAndView skip(@PathVariable("no") AlertNumber no, AlertActForm form, Caller by) {
        return answer(
                new Call(no, "skip", form, by),
                () -> work.skip(
                        no,
                        AlertPages.word(AttemptStep.class, form.step()),
                        AlertPages.word(SkipReason.class, form.reason()),
                        AlertPages.blankToNull(form.note()),
                        by.actor()),
                "alerts.done.skipped");
    }

    /** Ends the work; who was deceived already goes on to the intake form, with everything carried over. */
    @PostMapping("/close")
    ModelAndView close(@PathVariable("no") AlertNumber no, AlertActForm form, Caller by) {
        boolean toIntake = AlertOutcome.ALREADY_DECEIVED.name().equals(form.outcome());
        ModelAndView page = answer(
                new Call(no, "close", form, by),
                () -> toIntake
                        ? deceived.close(no, AlertPages.blankToNull(form.note()), by.actor())
                        : work.close(no, form.conclusion(), by.actor()),
                "alerts.done.closed");
        return page.getStatus() == null && toIntake ? intake(no, by.actor(), by.locale()) : page;
    }

    /** The intake form of somebody who was deceived already: opened again where it was left. */
    @PostMapping("/intake")
    ModelAndView intake(@PathVariable("no") AlertNumber no, Actor actor, Locale locale) {
        Optional<UUID> form = deceived.form(no, actor);
        if (form.isEmpty()) {
            return pages.refuse(pages.file(reading.glance(no, actor), actor, locale), "alerts.intake.none", locale);
        }
        return new ModelAndView("redirect:/intake?draft=" + form.get());
    }

    @PostMapping("/forward")
    ModelAndView forward(@PathVariable("no") AlertNumber no, AlertActForm form, Caller by) {
        return answer(
                new Call(no, "forward", form, by),
                () -> {
                    UnitRef to = units.findByCode(form.said(form.unit()))
                            .orElseThrow(() -> new InvalidValueException("alerts.forward.no-unit"));
                    return work.forward(no, to.id(), form.said(form.reason()), by.actor());
                },
                "alerts.done.forwarded");
    }

    /** Back to where it came from; the actor may see it no more then, so the list opens. */
    @PostMapping("/return")
    ModelAndView handBack(@PathVariable("no") AlertNumber no, AlertActForm form, Caller by) {
        ModelAndView page = answer(
                new Call(no, "return", form, by),
                () -> work.handBack(no, form.said(form.reason()), by.actor()),
                "alerts.done.returned");
        return page.getStatus() == null ? new ModelAndView("redirect:/alerts") : page;
    }

    /** Notes that the person was looked after again; from the list of what is due it leads back there. */
    @PostMapping("/watches/{days}")
    ModelAndView watched(
            @PathVariable("no") AlertNumber no,
            @PathVariable("days") int days,
            @RequestParam(name = "from", defaultValue = "") String from,
            AlertActForm form,
            Caller by) {
        ModelAndView page = answer(
                new Call(no, "watch-" + days, form, by),
                () -> watches.done(no, days, form.said(form.note()), by.actor()),
                "alerts.done.watched");
        return page.getStatus() == null && from.equals("list") ? new ModelAndView("redirect:/alerts#watches") : page;
    }

    /** What an act needs to be answered; {@code act} names its form. */
    private record Call(AlertNumber no, String act, AlertActForm form, Caller by) {}

    private ModelAndView answer(Call call, Supplier<AlertChange> act, String done) {
        AlertChange change;
        try {
            change = work.ifStill(
                    call.no(), call.form().edition(), act, call.by().actor());
        } catch (InvalidValueException e) {
            change = new AlertChange.Refused(e.key(), List.of(e.args()));
        }
        return switch (change) {
            case AlertChange.Done ok -> {
                call.by()
                        .redirect()
                        .addFlashAttribute("notice", pages.text(done, call.by().locale()));
                yield new ModelAndView(redirect(call.no()));
            }
            case AlertChange.Refused refused ->
                again(call, refused.messageKey(), refused.args().toArray());
            case AlertChange.Stale stale -> again(call, "alerts.stale", stale.byName());
        };
    }

    /** The page as it stands now, with what was typed. */
    private ModelAndView again(Call call, String key, Object... args) {
        AlertView view = reading.glance(call.no(), call.by().actor());
        ModelAndView page = pages.file(view, call.by().actor(), call.by().locale());
        page.addObject("typed", call.form());
        page.addObject("act", call.act());
        page.addObject("problems", List.of(pages.text(key, call.by().locale(), args)));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    static String redirect(AlertNumber number) {
        return "redirect:/alerts/" + UriUtils.encodePathSegment(number.address(), StandardCharsets.UTF_8);
    }
}
