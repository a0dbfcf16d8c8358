package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseTab;
import cn.fanzha.command.cases.domain.CaseObservables;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The observables of a case, each with where else it was seen, as a panel of its file. */
@Controller
class ObservablesTab implements CaseTab {

    private final CaseObservables observables;
    private final MessageSource messages;

    ObservablesTab(CaseObservables observables, MessageSource messages) {
        this.observables = observables;
        this.messages = messages;
    }

    @GetMapping("/cases/{no}/observables")
    @PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
    public ModelAndView panel(
            @PathVariable("no") CaseNumber no,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Actor actor) {
        return page(no, htmx, actor, null, null);
    }

    /** Notes one more; what was typed stays in the form when it is refused. */
    @PostMapping("/cases/{no}/observables")
    @PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
    public ModelAndView add(
            @PathVariable("no") CaseNumber no,
            @RequestParam(name = "type", defaultValue = "") String type,
            @RequestParam(name = "value", defaultValue = "") String value,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Actor actor,
            Locale locale) {
        ObservableType known = Arrays.stream(ObservableType.values())
                .filter(one -> one.name().equals(type))
                .findFirst()
                .orElse(ObservableType.PHONE);
        try {
            boolean added = observables.note(no, known, value, actor);
            ModelAndView page = page(no, htmx, actor, known, null);
            page.addObject(
                    "done", messages.getMessage(added ? "observables.added" : "observables.added.twice", null, locale));
            String doubt = ObservableValue.of(known, value).doubt();
            return doubt == null ? page : page.addObject("doubt", messages.getMessage(doubt, null, locale));
        } catch (InvalidValueException e) {
            ModelAndView page = page(no, htmx, actor, known, value);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problems", List.of(messages.getMessage(e.key(), e.args(), locale)));
            return page;
        }
    }

    /** Takes one off that was noted by mistake; with the right value, that is noted instead. */
    @PostMapping("/cases/{no}/observables/{id}/take-off")
    @PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
    public ModelAndView takeOff(
            @PathVariable("no") CaseNumber no,
            @PathVariable("id") UUID id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam(name = "corrected", defaultValue = "") String corrected,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Actor actor,
            Locale locale) {
        String problem;
        try {
            switch (observables.takeOff(no, id, reason, corrected, actor)) {
                case CaseObservables.TakenOff.Done done -> {
                    String told = done.corrected() ? "observables.take-off.corrected" : "observables.take-off.done";
                    return page(no, htmx, actor, null, null).addObject("done", messages.getMessage(told, null, locale));
                }
                case CaseObservables.TakenOff.Refused refused ->
                    problem = messages.getMessage(refused.messageKey(), null, locale);
            }
        } catch (InvalidValueException e) {
            problem = messages.getMessage(e.key(), e.args(), locale);
        }
        ModelAndView page = page(no, htmx, actor, null, null);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page.addObject("problems", List.of(problem));
    }

    private ModelAndView page(
            CaseNumber no, @Nullable String htmx, Actor actor, @Nullable ObservableType type, @Nullable String value) {
        ModelAndView page =
                new ModelAndView(htmx == null ? "observables/case-panel" : "observables/case-panel :: panel");
        page.addObject("caseNo", no.value());
        page.addObject("panel", observables.of(no, actor));
        page.addObject("kinds", ObservableType.values());
        page.addObject("type", type);
        page.addObject("value", value);
        return page;
    }

    @Override
    public String titleKey() {
        return "observables.panel.title";
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public String href(CaseRef caseFile) {
        return "/cases/" + caseFile.number() + "/observables";
    }

    @Override
    public boolean visibleTo(Actor actor) {
        return Stream.of(Role.OFFICER, Role.ANALYST, Role.SUPERVISOR).anyMatch(actor::has);
    }
}
