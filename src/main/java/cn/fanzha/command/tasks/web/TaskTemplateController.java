package cn.fanzha.command.tasks.web;

import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.tasks.AssigneeKind;
import cn.fanzha.command.tasks.TaskPriority;
import cn.fanzha.command.tasks.TaskStage;
import cn.fanzha.command.tasks.domain.TaskTemplates;
import cn.fanzha.command.tasks.domain.TemplateSet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The sets of tasks per fraud type: read by all police, replaced by the supervisors of districts, cities, provinces. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class TaskTemplateController {

    private static final int MORE_LINES = 2;

    private final TaskTemplates templates;
    private final FraudTypes types;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    TaskTemplateController(
            TaskTemplates templates, FraudTypes types, Units units, MessageSource messages, Clock clock) {
        this.templates = templates;
        this.types = types;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    /** A line as the page shows it, also one that can't be read. */
    public record Shown(String title, String ask, String stage, String priority, String hours, String assignee) {
        static final Shown EMPTY = new Shown("", "", "HANDLE", "NORMAL", "48", "HANDLER");

        static Shown of(TemplateSet.Line line) {
            return new Shown(
                    line.title(),
                    line.ask(),
                    line.stage().name(),
                    line.priority().name(),
                    String.valueOf(line.dueHours()),
                    line.assignee().name());
        }
    }

    @GetMapping("/tasks/templates")
    ModelAndView show(@RequestParam(name = "type", defaultValue = "") String type, Actor actor) {
        return page(type, null, List.of(), actor);
    }

    @PostMapping("/tasks/templates")
    @PreAuthorize("hasRole('SUPERVISOR')")
    ModelAndView replace(
            @RequestParam MultiValueMap<String, String> form, Actor actor, Locale locale, RedirectAttributes redirect) {
        List<Shown> typed = typed(form);
        String type = at(form.get("type"), 0).strip();
        boolean done;
        try {
            done = templates.replace(
                    type.isEmpty() ? null : type,
                    number(at(form.get("edition"), 0)),
                    typed.stream().map(TaskTemplateController::line).toList(),
                    actor);
        } catch (InvalidValueException e) {
            return page(type, typed, List.of(messages.getMessage(e.key(), e.args(), locale)), actor);
        }
        if (!done) {
            return page(type, typed, List.of(messages.getMessage("tasks.template.stale", null, locale)), actor);
        }
        return back(type, "tasks.template.saved", locale, redirect);
    }

    /** The set from above, or the platform's default, holds again. */
    @PostMapping("/tasks/templates/reset")
    @PreAuthorize("hasRole('SUPERVISOR')")
    ModelAndView reset(
            @RequestParam(name = "type", defaultValue = "") String type,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect) {
        templates.reset(type.isBlank() ? null : type, actor);
        return back(type, "tasks.template.was-reset", locale, redirect);
    }

    private ModelAndView back(String type, String notice, Locale locale, RedirectAttributes redirect) {
        redirect.addFlashAttribute("notice", messages.getMessage(notice, null, locale));
        redirect.addAttribute("type", type);
        return new ModelAndView("redirect:/tasks/templates");
    }

    private ModelAndView page(String type, @Nullable List<Shown> typed, List<String> problems, Actor actor) {
        TemplateSet set =
                templates.of(actor.unitId(), type.isBlank() ? null : type).orElse(null);
        boolean own = set != null
                && actor.unitId().equals(set.unitId())
                && Objects.requireNonNullElse(set.fraudType(), "").equals(type);
        boolean edits = templates.mayEdit(actor);
        List<Shown> lines = new ArrayList<>(
                typed != null
                        ? typed
                        : set == null
                                ? List.of()
                                : set.lines().stream().map(Shown::of).toList());
        for (int i = 0; edits && i < MORE_LINES && lines.size() < TemplateSet.LINES; i++) {
            lines.add(Shown.EMPTY);
        }
        ModelAndView page = new ModelAndView("tasks/templates");
        page.addObject("type", type);
        page.addObject("types", types.inForce(ChinaTime.date(clock.instant())));
        page.addObject("set", set);
        page.addObject("own", own);
        page.addObject("edits", edits);
        page.addObject("edition", own && set != null ? set.edition() : 0);
        page.addObject("lines", lines);
        page.addObject("stages", TaskStage.values());
        page.addObject("priorities", TaskPriority.values());
        page.addObject("assignees", AssigneeKind.values());
        page.addObject("words", new TaskWords(units, clock.instant()));
        if (!problems.isEmpty()) {
            page.addObject("problems", problems);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return page;
    }

    private static TemplateSet.Line line(Shown typed) {
        return new TemplateSet.Line(
                typed.title(),
                typed.ask(),
                TaskFormController.word(TaskStage.class, typed.stage(), "tasks.stage.missing"),
                TaskFormController.word(TaskPriority.class, typed.priority(), "tasks.priority.missing"),
                number(typed.hours()),
                TaskFormController.word(AssigneeKind.class, typed.assignee(), "tasks.assignee.missing"));
    }

    /** What is no number is none that holds anywhere. */
    private static int number(String typed) {
        try {
            return Integer.parseInt(typed.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The lines as typed, those without anything left out. */
    private static List<Shown> typed(MultiValueMap<String, String> form) {
        List<String> titles = form.getOrDefault("title", List.of());
        List<Shown> lines = new ArrayList<>();
        for (int i = 0; i < titles.size() && i <= TemplateSet.LINES; i++) {
            if (!titles.get(i).isBlank()) {
                lines.add(new Shown(
                        titles.get(i),
                        at(form.get("ask"), i),
                        at(form.get("stage"), i),
                        at(form.get("priority"), i),
                        at(form.get("hours"), i),
                        at(form.get("assignee"), i)));
            }
        }
        return lines;
    }

    private static String at(@Nullable List<String> values, int place) {
        return values == null || place >= values.size() ? "" : values.get(place);
    }
}
