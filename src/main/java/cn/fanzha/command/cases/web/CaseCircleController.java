package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.cases.StepOutcome;
import cn.fanzha.command.cases.domain.CaseCircle;
import cn.fanzha.command.cases.domain.CaseCircle.Circle;
import cn.fanzha.command.identity.Caller;
import cn.fanzha.command.identity.CirclePeople;
import cn.fanzha.command.identity.CirclePeople.Form;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import java.util.List;
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

/** Who is named for a case: the page of its restriction and its task force; supervisors of its side change them. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class CaseCircleController {

    private final CaseCircle circle;
    private final CirclePeople people;
    private final Units units;
    private final FraudTypes types;
    private final MessageSource messages;

    CaseCircleController(
            CaseCircle circle, CirclePeople people, Units units, FraudTypes types, MessageSource messages) {
        this.circle = circle;
        this.people = people;
        this.units = units;
        this.types = types;
        this.messages = messages;
    }

    @GetMapping("/cases/{no}/circle")
    ModelAndView page(@PathVariable("no") CaseNumber no, Form form, Actor actor, Locale locale) {
        ModelAndView page = new ModelAndView("cases/circle");
        Circle held = circle.of(no, actor);
        page.addObject("no", no.value());
        page.addObject("circle", held);
        page.addObject("form", form);
        page.addObject("names", new Names(units, types, locale));
        if (held.mayChange()) {
            people.offer(page, form, units.police(), actor);
        }
        return page;
    }

    @PostMapping("/cases/{no}/restriction")
    @PreAuthorize("hasRole('SUPERVISOR')")
    ModelAndView restrict(@PathVariable("no") CaseNumber no, Form form, Caller by) {
        String reason = ClosingForm.blankToNull(form.reason());
        return answer(no, circle.restrict(no, form.ticked(), reason, by.actor()), "cases.circle.restricted", form, by);
    }

    @PostMapping("/cases/{no}/restriction/lift")
    @PreAuthorize("hasRole('SUPERVISOR')")
    ModelAndView lift(
            @PathVariable("no") CaseNumber no,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            Caller by) {
        StepOutcome outcome = circle.lift(no, ClosingForm.blankToNull(reason), by.actor());
        return answer(no, outcome, "cases.circle.lifted", Form.EMPTY, by);
    }

    @PostMapping("/cases/{no}/task-force")
    @PreAuthorize("hasRole('SUPERVISOR')")
    ModelAndView gather(@PathVariable("no") CaseNumber no, Form form, Caller by) {
        String name = ClosingForm.blankToNull(form.name());
        StepOutcome outcome = circle.gather(no, name, form.ticked(), form.lastDay(), by.actor());
        return answer(no, outcome, "cases.circle.gathered", form, by);
    }

    @PostMapping("/cases/{no}/task-force/end")
    @PreAuthorize("hasRole('SUPERVISOR')")
    ModelAndView disband(
            @PathVariable("no") CaseNumber no,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            Caller by) {
        StepOutcome outcome = circle.disband(no, ClosingForm.blankToNull(reason), by.actor());
        return answer(no, outcome, "cases.circle.disbanded", Form.EMPTY, by);
    }

    private ModelAndView answer(CaseNumber no, StepOutcome outcome, String done, Form form, Caller by) {
        if (outcome instanceof StepOutcome.Refused refused) {
            ModelAndView page = page(no, form, by.actor(), by.locale());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problems", List.of(StepTexts.text(refused, messages, by.locale())));
            return page;
        }
        return by.leadTo("/cases/" + no + "/circle", messages.getMessage(done, null, by.locale()));
    }
}
