package cn.fanzha.command.tasks.web;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.identity.AccountRef;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.tasks.NewTask;
import cn.fanzha.command.tasks.TaskNumber;
import cn.fanzha.command.tasks.TaskPriority;
import cn.fanzha.command.tasks.TaskStage;
import cn.fanzha.command.tasks.TaskSubject;
import cn.fanzha.command.tasks.domain.NewTasks;
import cn.fanzha.command.tasks.domain.TaskPeople;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 交办: the form of a new task, on a case or by itself. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class TaskFormController {

    private static final Duration USUAL = Duration.ofDays(1);

    private final NewTasks tasks;
    private final TaskPeople people;
    private final CaseFiles cases;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    TaskFormController(
            NewTasks tasks, TaskPeople people, CaseFiles cases, Units units, MessageSource messages, Clock clock) {
        this.tasks = tasks;
        this.people = people;
        this.cases = cases;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * A task as typed, kept when it is refused.
     *
     * @param caseNo the case that it is about; blank: it stands by itself
     * @param unit code of the unit that it is given to
     * @param person account of one of the unit; blank: the unit's queue
     */
    record TaskForm(
            @Nullable String title,
            @Nullable String ask,
            @Nullable String stage,
            @Nullable String priority,
            @Nullable String caseNo,
            @Nullable String unit,
            @Nullable String person,
            @Nullable String due) {
        /** Without anything typed. */
        @Override
        public String toString() {
            return "TaskForm";
        }
    }

    @GetMapping("/tasks/new")
    ModelAndView fresh(
            @RequestParam(name = "case", required = false) @Nullable String caseNo, Actor actor, Locale locale) {
        UUID unit = actor.unitId();
        if (caseNo != null && !caseNo.isBlank()) {
            UUID holder = cases.require(CaseNumber.of(caseNo), actor).unitId();
            unit = actor.scope().sees(holder) ? holder : unit;
        }
        return page(
                new TaskForm(
                        null,
                        null,
                        TaskStage.HANDLE.name(),
                        TaskPriority.NORMAL.name(),
                        caseNo,
                        units.get(unit).code(),
                        null,
                        TaskPages.input(clock.instant().plus(USUAL))),
                List.of(),
                actor);
    }

    /** The people of a unit, as the choices of the form's field. */
    @GetMapping("/tasks/people")
    ModelAndView people(@RequestParam(name = "unit", defaultValue = "") String unit, Actor actor) {
        ModelAndView part = new ModelAndView("tasks/new :: people");
        part.addObject("people", peopleOf(unit, actor));
        part.addObject("chosen", "");
        return part;
    }

    @PostMapping("/tasks")
    ModelAndView give(TaskForm form, Actor actor, Locale locale, RedirectAttributes redirect) {
        TaskNumber number;
        try {
            number = tasks.give(read(form), actor);
        } catch (InvalidValueException e) {
            return page(form, List.of(messages.getMessage(e.key(), e.args(), locale)), actor);
        }
        redirect.addFlashAttribute("notice", messages.getMessage("tasks.new.done", null, locale));
        return new ModelAndView("redirect:/tasks/" + number);
    }

    private NewTask read(TaskForm form) {
        String caseNo = form.caseNo();
        String due = said(form.due());
        if (due.isEmpty()) {
            throw new InvalidValueException("tasks.due.missing");
        }
        return new NewTask(
                said(form.title()),
                said(form.ask()),
                word(TaskStage.class, form.stage(), "tasks.stage.missing"),
                word(TaskPriority.class, form.priority(), "tasks.priority.missing"),
                caseNo == null || caseNo.isBlank()
                        ? null
                        : TaskSubject.ofCase(CaseNumber.of(caseNo).value()),
                units.findByCode(said(form.unit()))
                        .map(UnitRef::id)
                        .orElseThrow(() -> new InvalidValueException("tasks.unit.none")),
                said(form.person()).isEmpty() ? null : person(said(form.person())),
                ChinaTime.parse(due));
    }

    private ModelAndView page(TaskForm form, List<String> problems, Actor actor) {
        ModelAndView page = new ModelAndView("tasks/new");
        page.addObject("form", form);
        page.addObject("stages", TaskStage.values());
        page.addObject("priorities", TaskPriority.values());
        page.addObject("unitsInScope", TaskListController.unitsInScope(actor, units));
        page.addObject("people", peopleOf(said(form.unit()), actor));
        page.addObject("chosen", said(form.person()));
        page.addObject("earliest", TaskPages.input(clock.instant()));
        if (!problems.isEmpty()) {
            page.addObject("problems", problems);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return page;
    }

    private List<AccountRef> peopleOf(String code, Actor actor) {
        UnitRef unit = units.findByCode(code).orElse(null);
        if (unit == null) {
            return List.of();
        }
        if (!actor.scope().sees(unit.id())) {
            throw new OutOfScopeException("unit", code);
        }
        return people.of(unit.id());
    }

    private static UUID person(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException("tasks.person.not-of-unit");
        }
    }

    static <E extends Enum<E>> E word(Class<E> type, @Nullable String word, String key) {
        try {
            return Enum.valueOf(type, word == null ? "" : word);
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException(key);
        }
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
