package cn.fanzha.command.tasks.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.live.LiveEvent;
import cn.fanzha.command.platform.live.LiveEvents;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the task's record, the case's timeline, the audit log and open pages what happened, within its transaction. */
@Component
class TaskNews {

    private static final int TIMELINE_NOTE = 500;

    private final CaseFiles cases;
    private final ApplicationEventPublisher events;
    private final LiveEvents live;
    private final JdbcClient jdbc;

    TaskNews(CaseFiles cases, ApplicationEventPublisher events, LiveEvents live, JdbcClient jdbc) {
        this.cases = cases;
        this.events = events;
        this.live = live;
        this.jdbc = jdbc;
    }

    /** The kinds of lines in a task's record. */
    enum Kind {
        GIVEN,
        TAKEN,
        GIVEN_BACK,
        HANDED,
        REPORTED,
        ACCEPTED,
        SENT_BACK,
        URGED,
        REDATED,
        CANCELLED,
        ESCALATED;

        /** As the audit log names it. */
        String action() {
            return "task." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A step.
     *
     * @param toName person or unit that it went to
     * @param note what was said
     */
    record Step(
            Kind kind, @Nullable String toName, @Nullable String note) {}

    /** Writes the step down everywhere and tells the open pages; answers the line's id. */
    UUID tell(Task task, Step step, Map<String, @Nullable Object> details, Actor actor, Instant now) {
        UUID line = line(task, step, actor, now);
        UUID file = task.caseId;
        if (file != null) {
            String said = step.kind() == Kind.GIVEN ? task.title : step.note();
            cases.record(file, "TASK_" + step.kind(), now, actor, task.taskNo, cut(said));
        }
        Map<String, @Nullable Object> all = new LinkedHashMap<>(details);
        all.put("state", task.state().name());
        events.publishEvent(Audited.done(step.kind().action(), "task", task.taskNo, all));
        live.publish(new LiveEvent("task-changed", task.taskNo, task.unitId, null, null));
        if (!task.fromUnitId.equals(task.unitId)) {
            live.publish(new LiveEvent("task-changed", task.taskNo, task.fromUnitId, null, null));
        }
        return line;
    }

    /** The one whom it lies with hears of it wherever she is; where nobody is named, the unit. */
    void call(Task task, String happened) {
        UUID holder = task.holderId;
        live.publish(new LiveEvent(happened, task.taskNo, holder == null ? task.unitId : null, null, holder));
    }

    /** Who gave it hears that it came back. */
    void callGiver(Task task, String happened) {
        live.publish(new LiveEvent(happened, task.taskNo, null, null, task.givenBy));
    }

    void callUnit(Task task, String happened, UUID unit) {
        live.publish(new LiveEvent(happened, task.taskNo, unit, null, null));
    }

    void refused(Task task, Kind kind, String why) {
        events.publishEvent(Audited.refused(kind.action(), "task", task.taskNo, Map.of("reason", why)));
    }

    void read(Task task) {
        events.publishEvent(Audited.done("task.read", "task", task.taskNo, Map.of()));
    }

    void readFile(Task task, UUID file) {
        events.publishEvent(Audited.done("task.file", "task", task.taskNo, Map.of("file", file.toString())));
    }

    private UUID line(Task task, Step step, Actor actor, Instant now) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into task_event (id, task_id, kind, at, actor_id, actor_name, to_name, note)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(task.id)
                .param(step.kind().name())
                .param(Timestamp.from(now))
                .param(actor.isSystem() ? null : actor.id())
                .param(actor.displayName())
                .param(step.toName())
                .param(step.note())
                .update();
        return id;
    }

    private static @Nullable String cut(@Nullable String text) {
        if (text == null || text.length() <= TIMELINE_NOTE) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(TIMELINE_NOTE - 1)) ? TIMELINE_NOTE - 1 : TIMELINE_NOTE;
        return text.substring(0, end) + "…";
    }
}
