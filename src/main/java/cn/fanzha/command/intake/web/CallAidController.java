package cn.fanzha.command.intake.web;

import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What helps while the call is typed. Nothing here stores anything but the joining of a call to its case; all is posted,
 * for what is typed is personal.
 */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
class CallAidController {

    private final CallAids aids;
    private final IntakePages pages;
    private final JoinedCalls joined;

    CallAidController(CallAids aids, IntakePages pages, JoinedCalls joined) {
        this.aids = aids;
        this.pages = pages;
        this.joined = joined;
    }

    /** The bank, the doubts and what is known already of the account in one line. */
    @PostMapping("/intake/account")
    ModelAndView account(IntakeForm form, @RequestParam("line") int line) {
        return aids.account(form, line);
    }

    /** What is known already of the victim's phone ({@code PHONE}), document, or of the clues ({@code CLUES}). */
    @PostMapping("/intake/known")
    ModelAndView known(IntakeForm form, @RequestParam(name = "field", defaultValue = "") String field) {
        return field.equals("CLUES")
                ? aids.clues(form)
                : aids.victim(form, field.equals("PHONE") ? ObservableType.PHONE : ObservableType.PERSON_ID);
    }

    /** What the pasted text holds, as offers; neither stored nor logged. */
    @PostMapping("/intake/paste")
    ModelAndView paste(IntakeForm form) {
        return aids.pasted(form);
    }

    /** How the time ({@code at}) or the amount of a line was read. */
    @PostMapping("/intake/said")
    ModelAndView said(
            IntakeForm form,
            @RequestParam(name = "line", defaultValue = "0") int line,
            @RequestParam(name = "field", defaultValue = "") String field) {
        return aids.read(form, line, field.equals("at") ? Target.TIME : Target.AMOUNT);
    }

    /** Other cases of the same victim. */
    @PostMapping("/intake/earlier")
    ModelAndView earlier(
            IntakeForm form, @RequestParam(name = "own", required = false) @Nullable CaseNumber own, Actor actor) {
        return aids.earlier(form, own, actor);
    }

    /** Takes the call over to the case of the same victim; the officer goes on there. */
    @PostMapping("/intake/join")
    ModelAndView join(
            IntakeForm form,
            @RequestParam(name = "join", required = false) @Nullable CaseNumber number,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        if (number == null) {
            return new ModelAndView("redirect:/intake");
        }
        if (joined.join(form, number, actor)) {
            redirect.addFlashAttribute("notice", pages.text("intake.joined", locale, number.value()));
            return new ModelAndView("redirect:/cases/" + number + "/intake");
        }
        redirect.addFlashAttribute("failure", pages.text("intake.ended", locale));
        return new ModelAndView("redirect:/cases/" + number);
    }

    /** A list position that no form of ours has: a made-up request. */
    @ExceptionHandler({IndexOutOfBoundsException.class, NumberFormatException.class})
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    void madeUp() {}
}
