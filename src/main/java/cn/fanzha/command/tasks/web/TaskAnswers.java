package cn.fanzha.command.tasks.web;

import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.tasks.TaskPriority;
import cn.fanzha.command.tasks.TaskStage;
import cn.fanzha.command.tasks.TaskState;
import cn.fanzha.command.tasks.TaskSubject;
import cn.fanzha.command.tasks.domain.TaskRow;
import cn.fanzha.command.tasks.domain.TaskView;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Tasks as programs read them, and refusals as problems. */
@Component
class TaskAnswers {

    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    TaskAnswers(Units units, MessageSource messages, Clock clock) {
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    /** A page of the list; {@code next} goes into {@code after} of the following request, null on the last page. */
    record Page(List<Listed> tasks, @Nullable String next) {}

    /** A task in the list: times are UTC instants. */
    record Listed(
            String taskNo,
            String title,
            TaskStage stage,
            TaskPriority priority,
            @Nullable TaskSubject subject,
            TaskState state,
            String unitCode,
            @Nullable String holder,
            String givenBy,
            Instant givenAt,
            Instant dueAt,
            boolean late,
            int urged,
            boolean escalated,
            Instant updatedAt) {}

    /** A task in full; {@code edition} is also its ETag. */
    record Whole(
            String taskNo,
            int edition,
            String title,
            String ask,
            TaskStage stage,
            TaskPriority priority,
            @Nullable TaskSubject subject,
            TaskState state,
            String unitCode,
            @Nullable String holder,
            String fromUnitCode,
            String givenBy,
            Instant givenAt,
            Instant dueAt,
            @Nullable Instant reportedAt,
            @Nullable Instant closedAt,
            List<Line> events) {}

    /** A line of its record, the newest first. */
    record Line(
            String kind,
            Instant at,
            String by,
            @Nullable String to,
            @Nullable String note) {}

    ResponseEntity<Whole> whole(TaskView task) {
        return ResponseEntity.ok().eTag(tag(task)).body(body(task));
    }

    /** One that has just been given. */
    ResponseEntity<Whole> made(TaskView task) {
        return ResponseEntity.created(URI.create("/api/v1/tasks/" + task.number()))
                .eTag(tag(task))
                .body(body(task));
    }

    private static String tag(TaskView task) {
        return "\"" + task.edition() + "\"";
    }

    private Whole body(TaskView task) {
        return new Whole(
                task.number(),
                task.edition(),
                task.title(),
                task.ask(),
                task.stage(),
                task.priority(),
                task.subject(),
                task.state(),
                units.get(task.unitId()).code(),
                task.holder(),
                units.get(task.fromUnitId()).code(),
                task.givenBy(),
                task.givenAt(),
                task.dueAt(),
                task.reportedAt(),
                task.closedAt(),
                task.events().stream()
                        .map(e -> new Line(e.kind(), e.at(), e.by(), e.toName(), e.note()))
                        .toList());
    }

    Listed listed(TaskRow row) {
        return new Listed(
                row.number(),
                row.title(),
                row.stage(),
                row.priority(),
                row.subject(),
                row.state(),
                units.get(row.unitId()).code(),
                row.holder(),
                row.givenBy(),
                row.givenAt(),
                row.dueAt(),
                row.late(clock.instant()),
                row.urged(),
                row.escalated(),
                row.updatedAt());
    }

    ResponseEntity<ProblemDetail> problem(HttpStatus status, String key, Locale locale, Object... args) {
        return ResponseEntity.status(status).body(told(status, key, locale, args));
    }

    ProblemDetail refused(HttpStatus status, InvalidValueException e, Locale locale) {
        return told(status, e.key(), locale, e.args());
    }

    private ProblemDetail told(HttpStatus status, String key, Locale locale, Object... args) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, messages.getMessage(key, args, locale));
        problem.setProperty("key", key);
        return problem;
    }
}
