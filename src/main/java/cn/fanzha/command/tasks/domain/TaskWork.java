package cn.fanzha.command.tasks.domain;

import cn.fanzha.command.identity.AccountRef;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.tasks.TaskNumber;
import cn.fanzha.command.tasks.domain.TaskChange.Done;
import cn.fanzha.command.tasks.domain.TaskChange.Refused;
import cn.fanzha.command.tasks.domain.TaskChange.Stale;
import cn.fanzha.command.tasks.domain.TaskFiles.Upload;
import cn.fanzha.command.tasks.domain.TaskNews.Kind;
import cn.fanzha.command.tasks.domain.TaskNews.Step;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people do with a task. Each act names the edition that its form was filled in on: a task that somebody changed
 * since is left as it is. Who may not is refused by {@link cn.fanzha.command.shared.OutOfScopeException}; what does not fit
 * the state, in words.
 */
@Component
public class TaskWork {

    private final TaskRepository tasks;
    private final TaskTexts texts;
    private final TaskPeople people;
    private final TaskFiles files;
    private final TaskNews news;
    private final TaskReaders readers;
    private final TaskSettings settings;
    private final Clock clock;

    TaskWork(
            TaskRepository tasks,
            TaskTexts texts,
            TaskPeople people,
            TaskFiles files,
            TaskNews news,
            TaskReaders readers,
            TaskSettings settings,
            Clock clock) {
        this.tasks = tasks;
        this.texts = texts;
        this.people = people;
        this.files = files;
        this.news = news;
        this.readers = readers;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Who does what to which task.
     *
     * @param edition of the task when the form was opened; null: not asked
     */
    public record Act(TaskNumber number, @Nullable Integer edition, Actor actor) {
        /** On whatever stands now. */
        public static Act now(TaskNumber number, Actor actor) {
            return new Act(number, null, actor);
        }
    }

    /** 领取: OPEN → TAKEN, by one of the unit's own people. */
    @Transactional
    public TaskChange take(Act act) {
        return change(act, Kind.TAKEN, TaskAccess::requireWork, (task, now) -> told(task.take(act.actor(), now)));
    }

    /** 退回队列: TAKEN, RETURNED → OPEN, by its holder, with the reason. */
    @Transactional
    public TaskChange giveBack(Act act, String reason) {
        String said = texts.reason(reason);
        return change(
                act,
                Kind.GIVEN_BACK,
                TaskAccess::requireWork,
                (task, now) -> new Told(task.giveBack(act.actor()), null, said));
    }

    /** 转交: to a colleague of the same unit, by its holder or the unit's supervisors. */
    @Transactional
    public TaskChange hand(Act act, UUID colleague, String remark) {
        String said = texts.remark(remark);
        return change(act, Kind.HANDED, TaskAccess::requireHand, (task, now) -> {
            AccountRef person = people.require(task.unitId, colleague);
            return new Told(task.hand(person.id(), person.displayName(), now), person.displayName(), said);
        });
    }

    /** 反馈: TAKEN, RETURNED → REPORTED_BACK, by its holder; with files, encrypted at rest. */
    @Transactional
    public TaskChange report(Act act, String feedback, List<Upload> uploads) {
        String said = texts.feedback(feedback);
        files.check(uploads);
        return change(act, Kind.REPORTED, TaskAccess::requireWork, (task, now) -> {
            TaskChange change = task.report(act.actor(), now);
            return new Told(change, null, said, line -> files.keep(line, uploads));
        });
    }

    /** 通过: REPORTED_BACK → DONE, by the side that gave it. */
    @Transactional
    public TaskChange accept(Act act, String remark) {
        String said = texts.remark(remark);
        return change(
                act, Kind.ACCEPTED, TaskAccess::requireJudge, (task, now) -> new Told(task.accept(now), null, said));
    }

    /**
     * 退回重办: REPORTED_BACK → RETURNED with the reason, by the side that gave it.
     *
     * @param newDue the new due time; null keeps the old one
     */
    @Transactional
    public TaskChange sendBack(Act act, String reason, @Nullable Instant newDue) {
        String said = texts.reason(reason);
        Instant due = newDue == null ? null : texts.due(newDue);
        return change(
                act,
                Kind.SENT_BACK,
                TaskAccess::requireJudge,
                (task, now) -> new Told(task.sendBack(due, settings.escalateEvery(), now), null, said));
    }

    /** 督办: who works on it hears it at once. */
    @Transactional
    public TaskChange urge(Act act, String text) {
        String said = texts.reason(text);
        return change(
                act,
                Kind.URGED,
                TaskAccess::requireUrge,
                (task, now) -> new Told(task.urge(now), task.holderName, said));
    }

    /** 改期, with the reason. */
    @Transactional
    public TaskChange redate(Act act, Instant newDue, String reason) {
        String said = texts.reason(reason);
        Instant due = texts.due(newDue);
        return change(
                act,
                Kind.REDATED,
                TaskAccess::requireJudge,
                (task, now) -> new Told(task.redate(due), ChinaTime.format(due), said));
    }

    /** 撤销, with the reason. */
    @Transactional
    public TaskChange cancel(Act act, String reason) {
        String said = texts.reason(reason);
        return change(
                act, Kind.CANCELLED, TaskAccess::requireJudge, (task, now) -> new Told(task.cancel(now), null, said));
    }

    /** What an act did, and what its line says. */
    private record Told(
            TaskChange change,
            @Nullable String toName,
            @Nullable String note,
            Consumer<UUID> after) {
        Told(TaskChange change, @Nullable String toName, @Nullable String note) {
            this(change, toName, note, line -> {});
        }
    }

    private static Told told(TaskChange change) {
        return new Told(change, null, null);
    }

    private TaskChange change(Act act, Kind kind, BiConsumer<Task, Actor> may, BiFunction<Task, Instant, Told> deed) {
        Task task = tasks.findLockedByTaskNo(act.number().value())
                .orElseThrow(() -> new NotFoundException("task", act.number()));
        may.accept(task, act.actor());
        readers.require(task, act.actor());
        Integer edition = act.edition();
        if (edition != null && edition != task.edition) {
            news.refused(task, kind, "tasks.stale");
            return new Stale(task.changedByName, task.edition);
        }
        Instant now = clock.instant();
        String before = task.state().name();
        Instant dueBefore = task.dueAt;
        Told told = deed.apply(task, now);
        switch (told.change()) {
            case Done done -> {
                if (kind == Kind.URGED) {
                    task.added(now);
                } else {
                    task.touch(act.actor(), now);
                }
                tasks.save(task);
                tasks.flush();
                Map<String, @Nullable Object> details = new LinkedHashMap<>();
                details.put("was", before);
                details.put("toPerson", kind == Kind.HANDED ? told.toName() : null);
                if (!dueBefore.equals(task.dueAt)) {
                    details.put("dueWas", ChinaTime.formatSeconds(dueBefore));
                    details.put("due", ChinaTime.formatSeconds(task.dueAt));
                }
                UUID line = news.tell(task, new Step(kind, told.toName(), told.note()), details, act.actor(), now);
                told.after().accept(line);
                call(task, kind);
            }
            case Refused refused -> news.refused(task, kind, refused.messageKey());
            case Stale stale -> news.refused(task, kind, "tasks.stale");
        }
        return told.change();
    }

    /** Who has to do something now hears of it wherever she is. */
    private void call(Task task, Kind kind) {
        if (kind == Kind.URGED) {
            news.call(task, "task-urged");
        } else if (kind == Kind.SENT_BACK) {
            news.call(task, "task-returned");
        } else if (kind == Kind.HANDED) {
            news.call(task, "task-given");
        } else if (kind == Kind.REPORTED) {
            news.callGiver(task, "task-reported");
        }
    }
}
