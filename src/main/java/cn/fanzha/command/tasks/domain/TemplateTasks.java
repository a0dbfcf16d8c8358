package cn.fanzha.command.tasks.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.tasks.NewTask;
import cn.fanzha.command.tasks.TaskSubject;
import cn.fanzha.command.tasks.domain.TaskChange.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 按模板下达: gives the tasks of a case's template with one press. */
@Component
public class TemplateTasks {

    private final TaskTemplates templates;
    private final NewTasks giving;
    private final TaskPeople people;
    private final CaseFiles cases;
    private final Units units;
    private final JdbcClient jdbc;
    private final Clock clock;

    TemplateTasks(
            TaskTemplates templates,
            NewTasks giving,
            TaskPeople people,
            CaseFiles cases,
            Units units,
            JdbcClient jdbc,
            Clock clock) {
        this.templates = templates;
        this.giving = giving;
        this.people = people;
        this.cases = cases;
        this.units = units;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The lines of the case's template that no task of the case was given for yet; none once the case has ended. */
    @Transactional(readOnly = true)
    public List<TemplateSet.Line> offered(CaseRef file) {
        if (!file.state().isOpen()) {
            return List.of();
        }
        Set<String> given = given(file.id());
        return set(file)
                .map(set -> set.lines().stream()
                        .filter(line -> !given.contains(line.title()))
                        .toList())
                .orElse(List.of());
    }

    /** The actor works on cases of the unit that holds the file: an officer or a supervisor whose scope holds it. */
    public boolean mayApply(CaseRef file, Actor actor) {
        return actor.scope().sees(file.unitId()) && (actor.has(Role.OFFICER) || actor.has(Role.SUPERVISOR));
    }

    /**
     * Gives them; pressed twice, the second gives nothing. Empty: done.
     *
     * @throws OutOfScopeException the actor doesn't work on the case
     */
    @Transactional
    public Optional<Refused> apply(CaseNumber number, Actor actor) {
        CaseRef file = cases.require(number, actor);
        if (!mayApply(file, actor)) {
            throw new OutOfScopeException("case", number);
        }
        // two presses at once come one by one
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("task-template " + number)
                .query((rs, n) -> n)
                .list();
        List<TemplateSet.Line> lines = offered(file);
        if (lines.isEmpty()) {
            return Optional.of(Refused.because("tasks.template.given"));
        }
        Instant now = clock.instant();
        lines.forEach(line -> giving.give(task(line, file, now), file, actor));
        return Optional.empty();
    }

    private NewTask task(TemplateSet.Line line, CaseRef file, Instant now) {
        UUID unit = file.unitId();
        UUID person = null;
        switch (line.assignee()) {
            case OWN_UNIT -> {}
            case HANDLER -> person = handler(file);
            case CITY_ANALYST -> unit = city(file.unitId());
        }
        return new NewTask(
                line.title(),
                line.ask(),
                line.stage(),
                line.priority(),
                TaskSubject.ofCase(file.number().value()),
                unit,
                person,
                now.plus(Duration.ofHours(line.dueHours())));
    }

    private @Nullable UUID handler(CaseRef file) {
        UUID handler = file.handlerId();
        return handler != null && people.worksAt(file.unitId(), handler) ? handler : null;
    }

    private UUID city(UUID unit) {
        return units.ancestors(unit).stream()
                .filter(above -> above.kind() == UnitKind.CITY && above.active())
                .findFirst()
                .map(UnitRef::id)
                .orElse(unit);
    }

    private Optional<TemplateSet> set(CaseRef file) {
        String type = jdbc.sql("select fraud_type from case_file where id = ?")
                .param(file.id())
                .query((rs, n) -> Optional.ofNullable(rs.getString(1)))
                .single()
                .orElse(null);
        return templates.of(file.unitId(), type);
    }

    private Set<String> given(UUID caseId) {
        return jdbc
                .sql("select title from task where case_id = ? and state <> 'CANCELLED'")
                .param(caseId)
                .query((rs, n) -> String.valueOf(rs.getString(1)))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }
}
