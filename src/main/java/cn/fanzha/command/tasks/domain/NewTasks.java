package cn.fanzha.command.tasks.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.organisation.SerialNumbers;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.tasks.NewTask;
import cn.fanzha.command.tasks.TaskNumber;
import cn.fanzha.command.tasks.TaskSubject;
import cn.fanzha.command.tasks.domain.TaskNews.Kind;
import cn.fanzha.command.tasks.domain.TaskNews.Step;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 交办: giving tasks. */
@Component
public class NewTasks {

    private final TaskRepository tasks;
    private final TaskTexts texts;
    private final TaskPeople people;
    private final TaskNews news;
    private final CaseFiles cases;
    private final Units units;
    private final SerialNumbers serials;
    private final Clock clock;

    NewTasks(
            TaskRepository tasks,
            TaskTexts texts,
            TaskPeople people,
            TaskNews news,
            CaseFiles cases,
            Units units,
            SerialNumbers serials,
            Clock clock) {
        this.tasks = tasks;
        this.texts = texts;
        this.people = people;
        this.news = news;
        this.cases = cases;
        this.units = units;
        this.serials = serials;
        this.clock = clock;
    }

    /**
     * Gives a task to a police unit within the actor's scope, or to a person of it, and draws its number.
     *
     * @throws OutOfScopeException the actor is no police, or the unit or the case is out of scope
     * @throws InvalidValueException a text is missing or too long, the due time is not ahead, the person is not of the unit
     */
    @Transactional
    public TaskNumber give(NewTask task, Actor actor) {
        UnitRef unit = units.get(task.unitId());
        if (!actor.scope().sees(unit.id())) {
            throw new OutOfScopeException("unit", unit.code());
        }
        TaskSubject subject = task.subject();
        CaseRef file = subject == null || subject.kind() != TaskSubject.Kind.CASE
                ? null
                : cases.require(CaseNumber.of(subject.number()), actor);
        return give(task, file, actor);
    }

    /** The same where a template decides who gets it: that may be the city above the actor's unit. */
    TaskNumber give(NewTask asked, @Nullable CaseRef file, Actor actor) {
        UnitRef unit = units.get(asked.unitId());
        if (!TaskAccess.acts(actor)) {
            throw new OutOfScopeException("task", "new");
        }
        if (!unit.kind().isPolice() || unit.kind() == UnitKind.PLATFORM || !unit.active()) {
            throw new InvalidValueException("tasks.unit.none");
        }
        NewTask task = new NewTask(
                texts.title(asked.title()),
                texts.ask(asked.ask()),
                asked.stage(),
                asked.priority(),
                asked.subject(),
                asked.unitId(),
                asked.personId(),
                texts.due(asked.dueAt()));
        UUID person = task.personId();
        String name = person == null ? null : people.require(unit.id(), person).displayName();
        Instant now = clock.instant();
        YearMonth month = ChinaTime.month(now);
        String giver = units.get(actor.unitId()).code();
        TaskNumber number = TaskNumber.of(giver, month, serials.draw(TaskNumber.LETTER, giver, month));
        Task given = Task.give(number, task, file == null ? null : file.id(), name, actor, now);
        tasks.save(given);
        tasks.flush();
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("toUnit", unit.code());
        details.put("toPerson", name);
        details.put("due", ChinaTime.formatSeconds(task.dueAt()));
        details.put("subject", task.subject() == null ? null : task.subject().number());
        news.tell(given, new Step(Kind.GIVEN, name == null ? unit.name() : name, null), details, actor, now);
        news.call(given, "task-given");
        return number;
    }
}
