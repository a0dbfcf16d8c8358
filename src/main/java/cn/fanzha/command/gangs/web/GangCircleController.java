package cn.fanzha.command.gangs.web;

import cn.fanzha.command.gangs.domain.GangForces;
import cn.fanzha.command.identity.CirclePeople.Form;
import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.operations.TaskForcePage;
import cn.fanzha.command.operations.Typed;
import cn.fanzha.command.shared.Actor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The task force of a gang: who is named until when; supervisors of its side change it. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class GangCircleController {

    private final GangForces forces;
    private final TaskForcePage pages;

    GangCircleController(GangForces forces, TaskForcePage pages) {
        this.forces = forces;
        this.pages = pages;
    }

    @GetMapping("/gangs/{no}/circle")
    ModelAndView page(@PathVariable("no") String no, Form form, Actor actor) {
        return pages.of(forces.of(no, actor), "/gangs/" + no, "gangs.force", form, actor);
    }

    @PostMapping("/gangs/{no}/task-force")
    @PreAuthorize("hasRole('SUPERVISOR')")
    ModelAndView gather(@PathVariable("no") String no, Form form, Actor actor, Locale locale, RedirectAttributes on) {
        ChangeOutcome outcome =
                forces.gather(no, Typed.text(form.name()), form.ticked(), TaskForcePage.lastDay(form), actor);
        return pages.answer(outcome, "cases.circle.gathered", "/gangs/" + no, () -> page(no, form, actor), locale, on);
    }

    @PostMapping("/gangs/{no}/task-force/end")
    @PreAuthorize("hasRole('SUPERVISOR')")
    ModelAndView disband(
            @PathVariable("no") String no,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            Actor actor,
            Locale locale,
            RedirectAttributes on) {
        ChangeOutcome outcome = forces.disband(no, Typed.text(reason), actor);
        return pages.answer(
                outcome, "cases.circle.disbanded", "/gangs/" + no, () -> page(no, Form.EMPTY, actor), locale, on);
    }
}
