package cn.fanzha.command.tasks.web;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.CaseTab;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.tasks.domain.TaskChange.Refused;
import cn.fanzha.command.tasks.domain.TaskList;
import cn.fanzha.command.tasks.domain.TemplateSet;
import cn.fanzha.command.tasks.domain.TemplateTasks;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The tasks of a case as a panel of its file; once the case is filed, the template's tasks are offered. */
@Controller
class TasksTab implements CaseTab {

    private final TaskList list;
    private final TemplateTasks templates;
    private final CaseFiles cases;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    TasksTab(
            TaskList list, TemplateTasks templates, CaseFiles cases, Units units, MessageSource messages, Clock clock) {
        this.list = list;
        this.templates = templates;
        this.cases = cases;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/cases/{no}/tasks")
    @PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
    public ModelAndView panel(
            @PathVariable("no") CaseNumber no,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Actor actor) {
        return page(no, htmx == null ? "tasks/case" : "tasks/case :: panel", actor);
    }

    /** 按模板下达: gives the template's tasks that the case doesn't have yet. */
    @PostMapping("/cases/{no}/tasks/template")
    @PreAuthorize("hasAnyRole('OFFICER','SUPERVISOR')")
    ModelAndView apply(@PathVariable("no") CaseNumber no, Actor actor, Locale locale, RedirectAttributes redirect) {
        Optional<Refused> refused;
        try {
            refused = templates.apply(no, actor);
        } catch (InvalidValueException e) {
            refused = Optional.of(new Refused(e.key(), List.of(e.args())));
        }
        if (refused.isPresent()) {
            ModelAndView page = page(no, "tasks/case", actor);
            page.addObject(
                    "problems",
                    List.of(messages.getMessage(
                            refused.get().messageKey(), refused.get().args().toArray(), locale)));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        redirect.addFlashAttribute("notice", messages.getMessage("tasks.template.applied", null, locale));
        return new ModelAndView("redirect:/cases/" + no + "/tasks");
    }

    private ModelAndView page(CaseNumber no, String view, Actor actor) {
        CaseRef file = cases.require(no, actor);
        List<TemplateSet.Line> offered = templates.mayApply(file, actor) ? templates.offered(file) : List.of();
        ModelAndView page = new ModelAndView(view);
        page.addObject("caseNo", no.value());
        page.addObject("rows", list.ofCase(file.id(), actor));
        page.addObject("offered", offered);
        page.addObject("filed", file.state() == CaseState.FILED);
        page.addObject("words", new TaskWords(units, clock.instant()));
        return page;
    }

    @Override
    public String titleKey() {
        return "tasks.panel.title";
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public String href(CaseRef caseFile) {
        return "/cases/" + caseFile.number() + "/tasks";
    }

    @Override
    public boolean visibleTo(Actor actor) {
        return actor.isPolice();
    }
}
