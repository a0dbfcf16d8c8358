package cn.fanzha.command.tasks.web;

import cn.fanzha.command.identity.AccountRef;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.KeysetPage;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.tasks.NewTask;
import cn.fanzha.command.tasks.TaskNumber;
import cn.fanzha.command.tasks.TaskPriority;
import cn.fanzha.command.tasks.TaskStage;
import cn.fanzha.command.tasks.TaskSubject;
import cn.fanzha.command.tasks.domain.NewTasks;
import cn.fanzha.command.tasks.domain.TaskChange;
import cn.fanzha.command.tasks.domain.TaskChange.Refused;
import cn.fanzha.command.tasks.domain.TaskChange.Stale;
import cn.fanzha.command.tasks.domain.TaskList;
import cn.fanzha.command.tasks.domain.TaskPeople;
import cn.fanzha.command.tasks.domain.TaskQueue;
import cn.fanzha.command.tasks.domain.TaskReading;
import cn.fanzha.command.tasks.domain.TaskRow;
import cn.fanzha.command.tasks.domain.TaskWork;
import cn.fanzha.command.tasks.domain.TaskWork.Act;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
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

/** Tasks for programs: following them ({@code tasks:read}); giving, taking the next and reporting back ({@code tasks:write}). */
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
    private final NewTasks giving;
    private final TaskPeople people;
    private final TaskAnswers answers;
    private final Clock clock;

    TaskApi(
            TaskList list,
            TaskReading reading,
            TaskQueue queue,
            TaskWork work,
            Units units,
            NewTasks giving,
            TaskPeople people,
            TaskAnswers answers,
            Clock clock) {
        this.list = list;
        this.reading = reading;
        this.queue = queue;
        this.work = work;
        this.units = units;
        this.giving = giving;
        this.people = people;
        this.answers = answers;
        this.clock = clock;
    }

    /**
     * A task to give.
     *
     * @param stage null: {@code HANDLE}; priority null: {@code NORMAL}
     * @param caseNo the case that it is about; null: it stands by itself
     * @param unitCode the unit that it is given to
     * @param person user name of one of that unit; null: it waits in the unit's queue
     * @param dueAt an instant (ISO 8601), or yyyy-MM-dd HH:mm:ss in Asia/Shanghai
     */
    record Given(
            @Nullable String title,
            @Nullable String ask,
            @Nullable TaskStage stage,
            @Nullable TaskPriority priority,
            @Nullable String caseNo,
            @Nullable String unitCode,
            @Nullable String person,
            @Nullable String dueAt) {
        /** Without anything written. */
        @Override
        public String toString() {
            return "Given";
        }
    }

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
    TaskAnswers.Page list(
            @ParameterObject TaskQuery query,
            @RequestParam(name = "limit", defaultValue = "50") int limit,
            Actor actor) {
        KeysetPage<TaskRow> rows =
                list.page(query.forProgram(units, clock.instant()), actor, Math.clamp(limit, 1, PAGE_AT_MOST));
        return new TaskAnswers.Page(rows.rows().stream().map(answers::listed).toList(), rows.next());
    }

    @GetMapping("/{no}")
    @PreAuthorize("hasAuthority('SCOPE_tasks:read')")
    @Operation(summary = "One task with its record; the reading is audited")
    ResponseEntity<TaskAnswers.Whole> one(@PathVariable("no") TaskNumber no, Actor actor) {
        return answers.whole(reading.open(no, actor));
    }

    @PostMapping
    @PreAuthorize("hasAuthority('SCOPE_tasks:write')")
    @Operation(
            summary = "Give a task to a unit in scope, or to a person of it",
            description = "201 with the task and its address; 422 says what is missing or wrong.")
    ResponseEntity<?> give(@RequestBody Given body, Actor actor, Locale locale) {
        try {
            TaskNumber number = giving.give(read(body, actor), actor);
            return answers.made(reading.glance(number, actor));
        } catch (InvalidValueException e) {
            return ResponseEntity.unprocessableContent()
                    .body(answers.refused(HttpStatus.UNPROCESSABLE_CONTENT, e, locale));
        }
    }

    private NewTask read(Given body, Actor actor) {
        UUID unit = units.findByCode(String.valueOf(body.unitCode()))
                .map(UnitRef::id)
                .orElseThrow(() -> new InvalidValueException("tasks.unit.none"));
        if (!actor.scope().sees(unit)) {
            throw new OutOfScopeException("unit", String.valueOf(body.unitCode()));
        }
        String person = body.person();
        UUID whom = person == null
                ? null
                : people.of(unit).stream()
                        .filter(one -> one.username().equals(person))
                        .map(AccountRef::id)
                        .findFirst()
                        .orElseThrow(() -> new InvalidValueException("tasks.person.not-of-unit"));
        String caseNo = body.caseNo();
        return new NewTask(
                body.title() == null ? "" : body.title(),
                body.ask() == null ? "" : body.ask(),
                body.stage() == null ? TaskStage.HANDLE : body.stage(),
                body.priority() == null ? TaskPriority.NORMAL : body.priority(),
                caseNo == null ? null : TaskSubject.ofCase(CaseNumber.of(caseNo).value()),
                unit,
                whom,
                due(body.dueAt()));
    }

    private static Instant due(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new InvalidValueException("tasks.due.missing");
        }
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeParseException e) {
            return ChinaTime.parse(text.strip());
        }
    }

    @PostMapping("/next")
    @PreAuthorize("hasAuthority('SCOPE_tasks:write')")
    @Operation(
            summary = "Take the task of a unit's queue that is due first",
            description = "Nobody else gets the same one. 204: nothing waits.")
    ResponseEntity<TaskAnswers.Whole> next(@RequestBody(required = false) @Nullable Next body, Actor actor) {
        String code = body == null ? null : body.unitCode();
        UUID unit = code == null
                ? actor.unitId()
                : units.findByCode(code)
                        .map(UnitRef::id)
                        .orElseThrow(() -> new InvalidValueException("tasks.unit.none"));
        Optional<TaskNumber> taken = queue.takeNext(unit, actor);
        return taken.map(number -> answers.whole(reading.glance(number, actor)))
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
            return answers.problem(HttpStatus.PRECONDITION_REQUIRED, "tasks.api.if-match", locale);
        }
        Integer edition = edition(match);
        if (edition == null) {
            return answers.problem(HttpStatus.PRECONDITION_FAILED, "tasks.api.stale", locale);
        }
        TaskChange change = work.report(new Act(no, edition, actor), body.text() == null ? "" : body.text(), List.of());
        return switch (change) {
            case TaskChange.Done done -> answers.whole(reading.glance(no, actor));
            case Refused refused ->
                answers.problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        refused.messageKey(),
                        locale,
                        refused.args().toArray());
            case Stale stale -> answers.problem(HttpStatus.PRECONDITION_FAILED, "tasks.api.stale", locale);
        };
    }

    @ExceptionHandler
    ProblemDetail refused(InvalidValueException e, Locale locale) {
        return answers.refused(HttpStatus.BAD_REQUEST, e, locale);
    }

    private static @Nullable Integer edition(String match) {
        String digits = match.strip().replaceFirst("^W/", "").replace("\"", "");
        try {
            return Integer.valueOf(digits);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
