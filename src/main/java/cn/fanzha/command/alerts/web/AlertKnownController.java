package cn.fanzha.command.alerts.web;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.alerts.domain.AlertKnowledge;
import cn.fanzha.command.shared.Actor;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Where else the person of an alert was seen, loaded beside the person's data. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class AlertKnownController {

    private final AlertKnowledge knowledge;

    AlertKnownController(AlertKnowledge knowledge) {
        this.knowledge = knowledge;
    }

    @GetMapping("/alerts/{no}/known")
    ModelAndView known(@PathVariable("no") AlertNumber no, Actor actor) {
        return new ModelAndView("observables/known :: lines", "rows", knowledge.of(no, actor));
    }
}
