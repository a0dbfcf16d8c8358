package cn.fanzha.command.tasks.web;

import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.Scope;
import cn.fanzha.command.tasks.TaskNumber;
import cn.fanzha.command.tasks.TaskPriority;
import cn.fanzha.command.tasks.TaskStage;
import cn.fanzha.command.tasks.TaskState;
import cn.fanzha.command.tasks.domain.TaskList;
import cn.fanzha.command.tasks.domain.TaskQueue;
import cn.fanzha.command.tasks.domain.TaskRow;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The lists of tasks, what is due first before, and the queue. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class TaskListController {

    private static final int PAGE = 50;

    private final TaskList list;
    private final TaskQueue queue;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    TaskListController(TaskList list, TaskQueue queue, Units units, MessageSource messages, Clock clock) {
        this.list = list;
        this.queue = queue;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/tasks")
    ModelAndView list(TaskQuery query, Actor actor, Locale locale) {
        ModelAndView page = new ModelAndView("tasks/list");
        page.addObject("query", query);
        page.addObject("states", TaskState.values());
        page.addObject("stages", TaskStage.values());
        page.addObject("priorities", TaskPriority.values());
        page.addObject("unitsInScope", unitsInScope(actor, units));
        page.addObject("words", new TaskWords(units, clock.instant()));
        page.addObject("same", query.same());
        try {
            KeysetPage<TaskRow> rows = list.page(query.forPage(units, clock.instant()), actor, PAGE);
            page.addObject("rows", rows.rows());
            page.addObject("next", query.next(rows.next()));
        } catch (InvalidValueException e) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problems", List.of(messages.getMessage(e.key(), e.args(), locale)));
            page.addObject("rows", List.of());
        }
        return page;
    }

    /** 领取下一项: takes the task of the own unit's queue that is due first, and opens it. */
    @PostMapping("/tasks/next")
    ModelAndView next(Actor actor, Locale locale, RedirectAttributes redirect) {
        Optional<TaskNumber> taken = queue.takeNext(actor.unitId(), actor);
        String notice = taken.isPresent() ? "tasks.next.taken" : "tasks.next.none";
        redirect.addFlashAttribute("notice", messages.getMessage(notice, null, locale));
        return new ModelAndView(taken.map(number -> "redirect:/tasks/" + number).orElse("redirect:/tasks?side=queue"));
    }

    /** The police units that the actor may give a task to. */
    static List<UnitRef> unitsInScope(Actor actor, Units units) {
        List<UnitRef> all = switch (actor.scope()) {
            case Scope.Tree tree -> units.subtree(tree.root());
            case Scope.Everything everything -> List.copyOf(units.police());
            case Scope.Institution none -> List.of();
            case Scope.Nothing none -> List.of();
        };
        return all.stream()
                .filter(unit -> unit.active() && unit.kind() != UnitKind.PLATFORM)
                .toList();
    }
}
