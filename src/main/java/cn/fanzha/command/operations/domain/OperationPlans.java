package cn.fanzha.command.operations.domain;

import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.operations.ChangeOutcome.Problem;
import cn.fanzha.command.operations.Operations;
import cn.fanzha.command.operations.RecordNumbers;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.OutOfScopeException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens operations and changes them: dates, units that take part, waves. By analysts and supervisors. */
@Component
public class OperationPlans {

    private final OperationRepository repository;
    private final Operations operations;
    private final Units units;
    private final RecordNumbers numbers;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OperationPlans(
            OperationRepository repository,
            Operations operations,
            Units units,
            RecordNumbers numbers,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.operations = operations;
        this.units = units;
        this.numbers = numbers;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Opens an operation, led by a police unit of the actor's tree. */
    @Transactional
    public ChangeOutcome open(OperationDraft draft, Actor actor) {
        UnitRef leader = leader(draft, actor);
        if (leader == null) {
            return ChangeOutcome.Refused.because("unit", "operations.problem.unit");
        }
        if (!OperationAccess.mayChange(leader.id(), actor)) {
            throw new OutOfScopeException("unit", leader.code());
        }
        List<Problem> problems = problems(draft);
        if (!problems.isEmpty()) {
            return new ChangeOutcome.Refused(problems);
        }
        Instant now = clock.instant();
        String number = numbers.draw('O', leader, now);
        SpecialOperation operation = repository.save(SpecialOperation.open(number, leader.id(), draft, actor, now));
        repository.flush();
        keep(operation.getId(), draft);
        events.publishEvent(Audited.done("operation.open-new", "operation", number, Map.of("after", described(draft))));
        return new ChangeOutcome.Done(number);
    }

    /**
     * Changes an operation; the leading unit stays.
     *
     * @param version of the operation when the form was opened
     */
    @Transactional
    public ChangeOutcome change(String number, OperationDraft draft, int version, Actor actor) {
        operations.require(number, actor);
        SpecialOperation operation = repository
                .findLockedByOperationNo(number)
                .orElseThrow(() -> new NotFoundException("operation", number));
        if (!OperationAccess.mayChange(operation.unitId(), actor)) {
            throw new OutOfScopeException("operation", number);
        }
        List<Problem> problems = problems(draft);
        if (!problems.isEmpty()) {
            return new ChangeOutcome.Refused(problems);
        }
        if (operation.version() != version) {
            return new ChangeOutcome.Stale(number);
        }
        operation.describe(draft);
        repository.save(operation);
        repository.flush();
        touch(operation.getId());
        keep(operation.getId(), draft);
        events.publishEvent(Audited.done("operation.edit", "operation", number, Map.of("after", described(draft))));
        return new ChangeOutcome.Done(number);
    }

    /** Units and waves lie in tables of their own: a change of these alone moves the version, too. */
    private void touch(UUID id) {
        jdbc.sql("update operation set version = version + 1 where id = ?")
                .param(id)
                .update();
    }

    private List<Problem> problems(OperationDraft draft) {
        List<Problem> problems = new ArrayList<>(SpecialOperation.problems(draft));
        if (draft.units().stream().anyMatch(code -> police(code).isEmpty())) {
            problems.add(Problem.of("units", "operations.problem.units"));
        }
        return problems;
    }

    private @Nullable UnitRef leader(OperationDraft draft, Actor actor) {
        String code = draft.unitCode();
        return (code == null ? units.find(actor.unitId()) : police(code))
                .filter(unit -> unit.kind().isPolice() && unit.kind() != UnitKind.PLATFORM)
                .orElse(null);
    }

    private Optional<UnitRef> police(String code) {
        return units.findByCode(code).filter(unit -> unit.kind().isPolice() && unit.active());
    }

    private void keep(UUID id, OperationDraft draft) {
        jdbc.sql("delete from operation_unit where operation_id = ?").param(id).update();
        jdbc.sql("delete from operation_wave where operation_id = ?").param(id).update();
        draft.units().stream()
                .distinct()
                .flatMap(code -> police(code).stream())
                .forEach(unit -> jdbc.sql("insert into operation_unit (operation_id, unit_id) values (?, ?)")
                        .params(id, unit.id())
                        .update());
        draft.waves().stream()
                .distinct()
                .forEach(day -> jdbc.sql("insert into operation_wave (operation_id, wave_on) values (?, ?)")
                        .params(id, day)
                        .update());
    }

    private static Map<String, @Nullable Object> described(OperationDraft draft) {
        Map<String, @Nullable Object> after = new LinkedHashMap<>();
        after.put("name", draft.name());
        after.put("from", String.valueOf(draft.startsOn()));
        after.put("until", draft.endsOn() == null ? null : String.valueOf(draft.endsOn()));
        after.put("units", String.join(", ", draft.units()));
        after.put("waves", String.valueOf(draft.waves()));
        return after;
    }
}
