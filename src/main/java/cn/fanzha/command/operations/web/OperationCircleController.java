package cn.fanzha.command.operations.web;

import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.operations.Problems;
import cn.fanzha.command.operations.TaskForcePage;
import cn.fanzha.command.operations.Typed;
import cn.fanzha.command.operations.domain.OperationForces;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import java.time.LocalDate;
import java.util.Locale;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The task force of an operation: who is named until when; supervisors of its leader change it. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class OperationCircleController {

    private final OperationForces forces;
    private final TaskForcePage pages;
    private final MessageSource messages;

    OperationCircleController(OperationForces forces, TaskForcePage pages, MessageSource messages) {
        this.forces = forces;
        this.pages = pages;
        this.messages = messages;
    }

    @GetMapping("/operations/{no}/circle")
    ModelAndView page(@PathVariable("no") String no, TaskForcePage.Form form, Actor actor) {
        return pages.of(forces.of(no, actor), "/operations/" + no, "operations.force", form, actor);
    }

    @PostMapping("/operations/{no}/task-force")
    @PreAuthorize("hasRole('SUPERVISOR')")
    ModelAndView gather(
            @PathVariable("no") String no, TaskForcePage.Form form, Actor actor, Locale locale, RedirectAttributes on) {
        ChangeOutcome outcome = forces.gather(no, Typed.text(form.name()), form.ticked(), day(form.endsOn()), actor);
        return answer(no, outcome, "cases.circle.gathered", form, actor, locale, on);
    }

    @PostMapping("/operations/{no}/task-force/end")
    @PreAuthorize("hasRole('SUPERVISOR')")
    ModelAndView disband(
            @PathVariable("no") String no,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            Actor actor,
            Locale locale,
            RedirectAttributes on) {
        ChangeOutcome outcome = forces.disband(no, Typed.text(reason), actor);
        return answer(no, outcome, "cases.circle.disbanded", TaskForcePage.Form.EMPTY, actor, locale, on);
    }

    private ModelAndView answer(
            String no,
            ChangeOutcome outcome,
            String done,
            TaskForcePage.Form form,
            Actor actor,
            Locale locale,
            RedirectAttributes on) {
        if (outcome instanceof ChangeOutcome.Refused refused) {
            ModelAndView page = page(no, form, actor);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problems", Problems.texts(refused, messages, locale));
            return page;
        }
        on.addFlashAttribute("notice", messages.getMessage(done, null, locale));
        return new ModelAndView("redirect:/operations/" + no + "/circle");
    }

    /** What is no day is refused as none. */
    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return Typed.day(text);
        } catch (InvalidValueException e) {
            return null;
        }
    }
}
