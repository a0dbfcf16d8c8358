package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.CaseStep;
import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.cases.StepOutcome;
import cn.fanzha.command.cases.StepOutcome.Incomplete;
import cn.fanzha.command.cases.StepOutcome.Lack;
import cn.fanzha.command.cases.StepOutcome.Refused;
import cn.fanzha.command.cases.domain.CaseClosing;
import cn.fanzha.command.cases.domain.CaseClosing.Dialog;
import cn.fanzha.command.cases.domain.CaseSteps;
import cn.fanzha.command.cases.domain.CaseSteps.StepRequest;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The closing dialog 结案: it asks for what the statistics need, and closes the case only with all of it. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
class CaseClosingController {

    private final CaseClosing closing;
    private final CaseSteps steps;
    private final FraudTypes types;
    private final MessageSource messages;
    private final Clock clock;

    CaseClosingController(CaseClosing closing, CaseSteps steps, FraudTypes types, MessageSource messages, Clock clock) {
        this.closing = closing;
        this.steps = steps;
        this.types = types;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/cases/{no}/closing")
    ModelAndView dialog(@PathVariable("no") CaseNumber no, Actor actor) {
        String now = ChinaTime.formatSeconds(clock.instant()).replace(' ', 'T');
        Dialog dialog = closing.open(no, actor);
        return page(no, dialog, ClosingForm.of(dialog.held(), now));
    }

    /** Closes the case; refused (422) with what is missing, and what was typed stays in the form. */
    @PostMapping("/cases/{no}/closing")
    ModelAndView close(
            @PathVariable("no") CaseNumber no,
            ClosingForm form,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        List<Lack> unreadable = new ArrayList<>();
        StepOutcome outcome;
        try {
            Instant at = ChinaTime.parse(form.at() == null ? "" : form.at());
            outcome = steps.take(
                    new StepRequest(
                            no,
                            CaseStep.CLOSE,
                            at,
                            ClosingForm.blankToNull(form.note()),
                            null,
                            form.read(unreadable),
                            null),
                    actor);
        } catch (InvalidValueException e) {
            outcome = new Refused(e.key(), List.of(e.args()));
        }
        if (outcome instanceof StepOutcome.Taken taken) {
            String state = messages.getMessage("cases.state." + taken.state(), null, locale);
            redirect.addFlashAttribute("notice", messages.getMessage("cases.step.taken", new Object[] {state}, locale));
            return new ModelAndView("redirect:/cases/" + no);
        }
        ModelAndView page = page(no, closing.open(no, actor), form);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        if (outcome instanceof Refused refused) {
            page.addObject("problems", List.of(StepTexts.text(refused, messages, locale)));
        }
        if (outcome instanceof Incomplete incomplete) {
            Incomplete told = new Incomplete(ClosingForm.told(unreadable, incomplete.lacks()));
            page.addObject("lacks", StepTexts.lacks(told, messages, locale));
        }
        return page;
    }

    private ModelAndView page(CaseNumber no, Dialog dialog, ClosingForm form) {
        ModelAndView page = new ModelAndView("cases/closing");
        page.addObject("no", no.value());
        page.addObject("dialog", dialog);
        page.addObject("form", form);
        page.addObject("types", types.all());
        page.addObject("lacks", Map.of());
        return page;
    }
}
