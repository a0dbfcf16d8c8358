package cn.fanzha.command.tasks.domain;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.tasks.TaskAct;
import cn.fanzha.command.tasks.TaskNumber;
import cn.fanzha.command.tasks.TaskSubject;
import cn.fanzha.command.tasks.domain.TaskView.Event;
import cn.fanzha.command.tasks.domain.TaskView.May;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reading one task; opening it is audited, for what it asks may name a person. */
@Component
public class TaskReading {

    private final TaskRepository tasks;
    private final TaskFiles files;
    private final TaskNews news;
    private final TaskReaders readers;
    private final JdbcClient jdbc;

    TaskReading(TaskRepository tasks, TaskFiles files, TaskNews news, TaskReaders readers, JdbcClient jdbc) {
        this.tasks = tasks;
        this.readers = readers;
        this.files = files;
        this.news = news;
        this.jdbc = jdbc;
    }

    /**
     * Opens it.
     *
     * @throws NotFoundException there is none
     * @throws cn.fanzha.command.shared.OutOfScopeException it was given by and to units outside the actor's scope
     */
    @Transactional
    public TaskView open(TaskNumber number, Actor actor) {
        Task task = seen(number, actor);
        news.read(task);
        return view(task, actor);
    }

    /** The same for a page that reads again what it shows already. */
    @Transactional(readOnly = true)
    public TaskView glance(TaskNumber number, Actor actor) {
        return view(seen(number, actor), actor);
    }

    /** A file of one of its feedbacks; audited. */
    @Transactional
    public TaskFiles.Upload file(TaskNumber number, UUID fileId, Actor actor) {
        Task task = seen(number, actor);
        TaskFiles.Upload file =
                files.read(task.id, fileId).orElseThrow(() -> new NotFoundException("task-file", fileId));
        news.readFile(task, fileId);
        return file;
    }

    private Task seen(TaskNumber number, Actor actor) {
        Task task = tasks.findByTaskNo(number.value()).orElseThrow(() -> new NotFoundException("task", number));
        TaskAccess.requireSeen(task, actor);
        readers.require(task, actor);
        return task;
    }

    private TaskView view(Task task, Actor actor) {
        return new TaskView(
                task.taskNo,
                task.edition,
                task.title,
                task.ask,
                task.stage,
                task.priority,
                task.subjectKind == null
                        ? null
                        : new TaskSubject(task.subjectKind, Objects.requireNonNull(task.subjectNo)),
                task.state(),
                task.unitId,
                task.holderId,
                task.holderName,
                task.fromUnitId,
                task.givenByName,
                task.givenAt,
                task.dueAt,
                task.takenAt,
                task.reportedAt,
                task.closedAt,
                task.urged,
                task.escalation.at(),
                task.escalation.to(),
                task.updatedAt,
                may(task, actor),
                events(task));
    }

    private static May may(Task task, Actor actor) {
        boolean works = TaskAccess.works(task, actor);
        boolean holds = works && task.heldBy(actor);
        boolean judges = TaskAccess.judges(task, actor);
        return new May(
                works && (task.holderId == null || holds) && fits(task, TaskAct.TAKE),
                holds && fits(task, TaskAct.GIVE_BACK),
                TaskAccess.hands(task, actor) && fits(task, TaskAct.HAND),
                holds && fits(task, TaskAct.REPORT),
                judges && fits(task, TaskAct.ACCEPT),
                TaskAccess.urges(task, actor) && fits(task, TaskAct.URGE),
                judges && fits(task, TaskAct.REDATE),
                judges && fits(task, TaskAct.CANCEL));
    }

    private static boolean fits(Task task, TaskAct act) {
        return act.refusedIn(task.state()) == null;
    }

    private List<Event> events(Task task) {
        Map<UUID, List<TaskFiles.Kept>> kept =
                files.of(task.id).stream().collect(Collectors.groupingBy(TaskFiles.Kept::eventId));
        return jdbc.sql("""
                        select id, kind, at, actor_name, to_name, note from task_event
                        where task_id = ? order by at desc, id desc limit 200""")
                .param(task.id)
                .query((rs, n) -> {
                    UUID id = Objects.requireNonNull(rs.getObject("id", UUID.class));
                    return new Event(
                            id,
                            rs.getString("kind"),
                            rs.getTimestamp("at").toInstant(),
                            rs.getString("actor_name"),
                            rs.getString("to_name"),
                            rs.getString("note"),
                            kept.getOrDefault(id, List.of()));
                })
                .list();
    }
}
