package cn.fanzha.command.tasks.domain;

import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.tasks.TaskNumber;
import cn.fanzha.command.tasks.domain.TaskNews.Kind;
import cn.fanzha.command.tasks.domain.TaskNews.Step;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the supervisors of the next level that a task is late: the unit above the working one when the due time is over,
 * the one above that a day later (setting), up to the province. Once a level and due time; the task stays where it is.
 */
@Component
class TaskEscalations {

    private final TaskRepository tasks;
    private final TaskNews news;
    private final TaskSettings settings;
    private final Units units;
    private final JdbcClient jdbc;
    private final Clock clock;

    TaskEscalations(
            TaskRepository tasks, TaskNews news, TaskSettings settings, Units units, JdbcClient jdbc, Clock clock) {
        this.tasks = tasks;
        this.news = news;
        this.settings = settings;
        this.units = units;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** True where a level was told now; false where the task was kept, or told, in the meantime. */
    @Transactional
    public boolean escalate(TaskNumber number) {
        Instant now = clock.instant();
        Task task = tasks.findLockedByTaskNo(number.value()).orElseThrow();
        if (!task.escalates(now)) {
            return false;
        }
        List<UnitRef> above = units.ancestors(task.unitId).stream()
                .filter(unit -> unit.kind() != UnitKind.PLATFORM)
                .toList();
        int level = task.escalation.level();
        if (level >= above.size()) {
            task.escalation.stand();
            tasks.save(task);
            return false;
        }
        UnitRef next = above.get(level);
        boolean last = level + 1 == above.size();
        task.escalation.told(next.id(), last ? null : now.plus(settings.escalateEvery()), now);
        task.added(now);
        tasks.save(task);
        tasks.flush();
        boolean first = jdbc.sql("""
                        insert into task_escalation (task_id, due_at, level, unit_id, at) values (?, ?, ?, ?, ?)
                        on conflict on constraint task_escalation_pk do nothing""")
                        .params(
                                task.id,
                                Timestamp.from(task.dueAt),
                                task.escalation.level(),
                                next.id(),
                                Timestamp.from(now))
                        .update()
                == 1;
        if (first) {
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("toUnit", next.code());
            details.put("due", ChinaTime.formatSeconds(task.dueAt));
            news.tell(task, new Step(Kind.ESCALATED, next.name(), null), details, Actor.system(), now);
            news.callUnit(task, "task-escalated", next.id());
        }
        return first;
    }
}
