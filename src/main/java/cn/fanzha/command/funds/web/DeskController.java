package cn.fanzha.command.funds.web;

import cn.fanzha.command.funds.domain.DeskAnswers;
import cn.fanzha.command.funds.domain.StopChange;
import cn.fanzha.command.funds.domain.StopDesk;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.StopNumber;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One request on the desk of a bank or payment institution: read, received, answered, released. */
@Controller
@PreAuthorize("hasRole('LIAISON')")
class DeskController {

    private final StopDesk desk;
    private final DeskAnswers answers;
    private final DeskRequestPage page;

    DeskController(StopDesk desk, DeskAnswers answers, DeskRequestPage page) {
        this.desk = desk;
        this.answers = answers;
        this.page = page;
    }

    /** Shows account and holder in full; the reading is audited. */
    @GetMapping("/desk/{no}")
    ModelAndView open(@PathVariable("no") StopNumber no, Actor actor, Locale locale) {
        return page.open(no, actor, locale);
    }

    /** Where the open request stands now, for the page that follows it. */
    @GetMapping("/desk/{no}/status")
    ModelAndView status(@PathVariable("no") StopNumber no, Actor actor, Locale locale) {
        return page.status(no, actor, locale);
    }

    @PostMapping("/desk/{no}/receive")
    ModelAndView receive(
            @PathVariable("no") StopNumber no,
            @RequestParam("version") int version,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        AnswerForm form = AnswerForm.blank(version, actor.displayName());
        return page.after(no, desk.receive(no, version, actor), "", form, actor, locale, redirect);
    }

    @PostMapping("/desk/{no}/answer")
    ModelAndView answer(
            @PathVariable("no") StopNumber no,
            AnswerForm form,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        StopChange change;
        try {
            change = form.verdict() == AnswerForm.Verdict.STOP
                    ? answers.confirm(no, form.version(), form.confirmation(), form.compared(), actor)
                    : answers.refuse(no, form.version(), form.refusal(), form.compared(), actor);
        } catch (InvalidValueException e) {
            change = new StopChange.Refused(e.key(), Arrays.asList(e.args()));
        }
        return page.after(no, change, "", form, actor, locale, redirect);
    }

    @PostMapping("/desk/{no}/release")
    ModelAndView release(
            @PathVariable("no") StopNumber no,
            @RequestParam("version") int version,
            @RequestParam(name = "note", defaultValue = "") String note,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        AnswerForm form = AnswerForm.blank(version, actor.displayName());
        StopChange change = desk.release(no, version, note, actor);
        return keeping(note, page.after(no, change, "", form, actor, locale, redirect));
    }

    /** What was typed stands in the page that refuses it, and never in an address. */
    private static ModelAndView keeping(String note, ModelAndView page) {
        return page.getStatus() == null ? page : page.addObject("note", note);
    }
}
