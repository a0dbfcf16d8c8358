package cn.fanzha.command.tasks.web;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.tasks.TaskNumber;
import cn.fanzha.command.tasks.TaskPriority;
import cn.fanzha.command.tasks.TaskStage;
import cn.fanzha.command.tasks.TaskState;
import cn.fanzha.command.tasks.TaskSubject;
import cn.fanzha.command.tasks.domain.TaskChange;
import cn.fanzha.command.tasks.domain.TaskChange.Refused;
import cn.fanzha.command.tasks.domain.TaskChange.Stale;
import cn.fanzha.command.tasks.domain.TaskList;
import cn.fanzha.command.tasks.domain.TaskQueue;
import cn.fanzha.command.tasks.domain.TaskReading;
import cn.fanzha.command.tasks.domain.TaskRow;
import cn.fanzha.command.tasks.domain.TaskView;
import cn.fanzha.command.tasks.domain.TaskWork;
import cn.fanzha.command.tasks.domain.TaskWork.Act;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tasks for programs: following them ({@code tasks:read}); taking the next and reporting back ({@code tasks:write}). */
@RestController
@RequestMapping("/api/v1/tasks")
@Tag(name = "tasks")
class TaskApi {

    private static final int PAGE_AT_MOST = 500;

    private final TaskList list;
    private final TaskReading reading;
    private final TaskQueue queue;
    private final TaskWork work;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    TaskApi(
            TaskList list,
            TaskReading reading,
            TaskQueue queue,
            TaskWork work,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.list = list;
        this.reading = reading;
        this.queue = queue;
        this.work = work;
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

    /** Which unit's queue; the client's own where absent. */
    record Next(@Nullable String unitCode) {}

    /** What was done. */
    record Feedback(@Nullable String text) {}

    @GetMapping
    @PreAuthorize("hasAuthority('SCOPE_tasks:read')")
    @Operation(
            summary = "Tasks in scope, the earliest change first, by keyset pages",
            description = "updatedSince (an instant) begins at a change. Ask again from a few minutes before the last"
                    + " change that you have: a change that took long may come into sight late.")
    Page list(
            @ParameterObject TaskQuery query,
            @RequestParam(name = "limit", defaultValue = "50") int limit,
            Actor actor) {
        KeysetPage<TaskRow> rows =
                list.page(query.forProgram(units, clock.instant()), actor, Math.clamp(limit, 1, PAGE_AT_MOST));
        return new Page(rows.rows().stream().map(this::listed).toList(), rows.next());
    }

    @GetMapping("/{no}")
    @PreAuthorize("hasAuthority('SCOPE_tasks:read')")
    @Operation(summary = "One task with its record; the reading is audited")
    ResponseEntity<Whole> one(@PathVariable("no") TaskNumber no, Actor actor) {
        return whole(reading.open(no, actor));
    }

    @PostMapping("/next")
    @PreAuthorize("hasAuthority('SCOPE_tasks:write')")
    @Operation(
            summary = "Take the task of a unit's queue that is due first",
            description = "Nobody else gets the same one. 204: nothing waits.")
    ResponseEntity<Whole> next(@RequestBody(required = false) @Nullable Next body, Actor actor) {
        String code = body == null ? null : body.unitCode();
        UUID unit = code == null
                ? actor.unitId()
                : units.findByCode(code)
                        .map(UnitRef::id)
                        .orElseThrow(() -> new InvalidValueException("tasks.unit.none"));
        Optional<TaskNumber> taken = queue.takeNext(unit, actor);
        return taken.map(number -> whole(reading.glance(number, actor)))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @PostMapping("/{no}/feedback")
    @PreAuthorize("hasAuthority('SCOPE_tasks:write')")
    @Operation(
            summary = "Report a task back that the client holds",
            description = "If-Match carries the ETag of the task as it was read: 428 without it, 412 when somebody"
                    + " changed the task since, 422 where its state or its holder don't allow it.")
    ResponseEntity<?> report(
            @PathVariable("no") TaskNumber no,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody Feedback body,
            Actor actor,
            Locale locale) {
        reading.glance(no, actor);
        if (match == null) {
            return problem(HttpStatus.PRECONDITION_REQUIRED, "tasks.api.if-match", locale);
        }
        Integer edition = edition(match);
        if (edition == null) {
            return problem(HttpStatus.PRECONDITION_FAILED, "tasks.api.stale", locale);
        }
        TaskChange change = work.report(new Act(no, edition, actor), body.text() == null ? "" : body.text(), List.of());
        return switch (change) {
            case TaskChange.Done done -> whole(reading.glance(no, actor));
            case Refused refused ->
                problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        refused.messageKey(),
                        locale,
                        refused.args().toArray());
            case Stale stale -> problem(HttpStatus.PRECONDITION_FAILED, "tasks.api.stale", locale);
        };
    }

    @ExceptionHandler
    ProblemDetail refused(InvalidValueException e, Locale locale) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, messages.getMessage(e.key(), e.args(), locale));
        problem.setProperty("key", e.key());
        return problem;
    }

    private ResponseEntity<ProblemDetail> problem(HttpStatus status, String key, Locale locale, Object... args) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, messages.getMessage(key, args, locale));
        problem.setProperty("key", key);
        return ResponseEntity.status(status).body(problem);
    }

    private static @Nullable Integer edition(String match) {
        String digits = match.strip().replaceFirst("^W/", "").replace("\"", "");
        try {
            return Integer.valueOf(digits);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private ResponseEntity<Whole> whole(TaskView task) {
        return ResponseEntity.ok()
                .eTag("\"" + task.edition() + "\"")
                .body(new Whole(
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
                                .toList()));
    }

    private Listed listed(TaskRow row) {
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
}
