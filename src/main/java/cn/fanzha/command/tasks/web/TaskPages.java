package cn.fanzha.command.tasks.web;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.tasks.TaskSubject;
import cn.fanzha.command.tasks.domain.TaskPeople;
import cn.fanzha.command.tasks.domain.TaskView;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** One task as a page, and the words of its forms. */
@Component
class TaskPages {

    private final TaskPeople people;
    private final CaseFiles cases;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    TaskPages(TaskPeople people, CaseFiles cases, Units units, MessageSource messages, Clock clock) {
        this.people = people;
        this.cases = cases;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    ModelAndView file(TaskView view, Actor actor) {
        ModelAndView page = new ModelAndView("tasks/file");
        page.addObject("task", view);
        page.addObject("words", new TaskWords(units, clock.instant()));
        page.addObject("subjectOpens", opens(view.subject(), actor));
        page.addObject("me", actor.id());
        page.addObject(
                "colleagues",
                view.may().hand()
                        ? people.of(view.unitId()).stream()
                                .filter(person -> !person.id().equals(view.holderId()))
                                .toList()
                        : List.of());
        page.addObject("earliest", input(clock.instant()));
        page.addObject("typed", TaskActForm.EMPTY);
        page.addObject("act", "");
        return page;
    }

    String text(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }

    /** A moment as a browser's field takes it. */
    static String input(Instant at) {
        return ChinaTime.format(at).replace(' ', 'T');
    }

    /** The reader may open the thing that the task is about: a task may reach further than its case. */
    private boolean opens(@Nullable TaskSubject subject, Actor actor) {
        if (subject == null || subject.kind() != TaskSubject.Kind.CASE) {
            return false;
        }
        try {
            cases.require(CaseNumber.of(subject.number()), actor);
            return true;
        } catch (OutOfScopeException | NotFoundException | InvalidValueException e) {
            return false;
        }
    }
}
