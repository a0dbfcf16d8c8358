package cn.fanzha.command.gangs.web;

import cn.fanzha.command.gangs.domain.SuspectKnowledge;
import cn.fanzha.command.shared.Actor;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Where else a suspect's document was seen, loaded beside the facts. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class SuspectKnownController {

    private final SuspectKnowledge knowledge;

    SuspectKnownController(SuspectKnowledge knowledge) {
        this.knowledge = knowledge;
    }

    @GetMapping("/suspects/{no}/known")
    ModelAndView known(@PathVariable("no") String no, Actor actor) {
        return new ModelAndView("observables/known :: lines", "rows", knowledge.of(no, actor));
    }
}
