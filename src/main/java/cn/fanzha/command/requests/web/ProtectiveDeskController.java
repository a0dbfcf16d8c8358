package cn.fanzha.command.requests.web;

import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.requests.ProtectiveAccountKind;
import cn.fanzha.command.requests.ProtectiveControls;
import cn.fanzha.command.requests.ProtectiveOutcome;
import cn.fanzha.command.requests.ProtectiveRefusal;
import cn.fanzha.command.requests.domain.ProtectiveLists;
import cn.fanzha.command.requests.domain.ProtectiveReading;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Protective controls on the desk of a bank or payment institution: it answers for its own accounts of the person. */
@Controller
@PreAuthorize("hasRole('LIAISON')")
class ProtectiveDeskController {

    private final ProtectiveControls controls;
    private final ProtectiveReading reading;
    private final ProtectiveLists lists;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    ProtectiveDeskController(
            ProtectiveControls controls,
            ProtectiveReading reading,
            ProtectiveLists lists,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.controls = controls;
        this.reading = reading;
        this.lists = lists;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/desk/protective")
    ModelAndView queue(Actor actor, Locale locale) {
        return new ModelAndView("requests/protective-desk")
                .addObject("rows", lists.desk(actor))
                .addObject("words", words(locale));
    }

    /** Shows the person in full; the reading is audited. */
    @GetMapping("/desk/protective/{no}")
    ModelAndView open(@PathVariable("no") String no, Actor actor, Locale locale) {
        return page(no, ProtectiveReplyForm.blank(actor.displayName()), List.of(), actor, locale);
    }

    @PostMapping("/desk/protective/{no}/answer")
    ModelAndView answer(
            @PathVariable("no") String no,
            ProtectiveReplyForm form,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        ProtectiveOutcome outcome;
        try {
            outcome = controls.answer(no, form.reply(), actor);
        } catch (InvalidValueException e) {
            outcome = new ProtectiveOutcome.Refused(e.key(), Arrays.asList(e.args()));
        }
        return switch (outcome) {
            case ProtectiveOutcome.Done done -> {
                redirect.addFlashAttribute("notice", words(locale).text("protective.done.answered"));
                yield new ModelAndView("redirect:/desk/protective/" + done.controlNo());
            }
            case ProtectiveOutcome.Refused refused -> {
                String why = words(locale).text(refused.messageKey(), refused.args());
                ModelAndView page = page(no, form, List.of(why), actor, locale);
                page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield page;
            }
        };
    }

    private ModelAndView page(String no, ProtectiveReplyForm form, List<String> problems, Actor actor, Locale locale) {
        return new ModelAndView("requests/protective-answer")
                .addObject("control", reading.asked(no, actor))
                .addObject("form", form)
                .addObject("problems", problems)
                .addObject("kinds", ProtectiveAccountKind.values())
                .addObject("refusals", ProtectiveRefusal.values())
                .addObject(
                        "lines",
                        IntStream.range(0, ProtectiveReplyForm.LINES).boxed().toList())
                .addObject("words", words(locale));
    }

    private ControlWords words(Locale locale) {
        return new ControlWords(units, messages, locale, clock.instant());
    }
}
