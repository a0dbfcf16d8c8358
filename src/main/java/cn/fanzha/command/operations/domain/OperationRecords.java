package cn.fanzha.command.operations.domain;

import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.operations.ChangeOutcome.Problem;
import cn.fanzha.command.operations.Operations;
import cn.fanzha.command.operations.Operations.Operation;
import cn.fanzha.command.operations.PremisesKind;
import cn.fanzha.command.operations.RecordNumbers;
import cn.fanzha.command.operations.SeizureKind;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.OutOfScopeException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Trips, seizures and inspections of an operation, added by officers, analysts and supervisors for a unit of their tree;
 * what was entered wrongly is changed by {@link RecordCorrections}.
 */
@Component
public class OperationRecords {

    static final int OFFICERS_AT_MOST = 10_000;
    static final long QUANTITY_AT_MOST = 100_000_000;

    private final Operations operations;
    private final Units units;
    private final RecordNumbers numbers;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OperationRecords(
            Operations operations,
            Units units,
            RecordNumbers numbers,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.operations = operations;
        this.units = units;
        this.numbers = numbers;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** A trip as typed; null where nothing readable was typed. */
    public record Trip(
            @Nullable String unit,
            @Nullable LocalDate leftOn,
            @Nullable LocalDate returnedOn,
            @Nullable Integer officers,
            List<String> provinces,
            List<String> cities) {}

    /** So many things of a kind, seized or inspected. */
    public record Things<K extends Enum<K>>(
            @Nullable String unit,
            @Nullable K kind,
            @Nullable Long quantity,
            @Nullable Instant at) {}

    @Transactional
    public ChangeOutcome addTrip(String operation, Trip trip, Actor actor) {
        Operation found = operations.require(operation, actor);
        UnitRef unit = unit(trip.unit(), actor);
        List<Problem> problems = problems(trip, ChinaTime.date(clock.instant()));
        if (!problems.isEmpty()) {
            return new ChangeOutcome.Refused(problems);
        }
        String number = numbers.draw('T', unit, clock.instant());
        jdbc.sql("""
                        insert into trip (id, trip_no, unit_id, operation_id, left_on, officers, provinces, cities, by_person,
                                          created_at, created_by, returned_on)
                        values (?, ?, ?, ?, ?, ?, ?, ?, true, ?, ?, ?)""")
                .params(
                        Ids.next(),
                        number,
                        unit.id(),
                        found.id(),
                        Objects.requireNonNull(trip.leftOn()),
                        Objects.requireNonNull(trip.officers()),
                        trip.provinces().toArray(String[]::new),
                        trip.cities().toArray(String[]::new),
                        Timestamp.from(clock.instant()),
                        actor.id())
                .param(trip.returnedOn())
                .update();
        return done("operation.trip", number, operation);
    }

    @Transactional
    public ChangeOutcome addSeizure(String operation, Things<SeizureKind> things, Actor actor) {
        return add(operation, things, "seizure", 'J', actor);
    }

    @Transactional
    public ChangeOutcome addInspection(String operation, Things<PremisesKind> things, Actor actor) {
        return add(operation, things, "inspection", 'I', actor);
    }

    private ChangeOutcome add(String operation, Things<?> things, String what, char letter, Actor actor) {
        Operation found = operations.require(operation, actor);
        UnitRef unit = unit(things.unit(), actor);
        List<Problem> problems = problems(things, clock.instant());
        Enum<?> kind = things.kind();
        Long quantity = things.quantity();
        Instant at = things.at();
        if (kind == null || quantity == null || at == null || !problems.isEmpty()) {
            return new ChangeOutcome.Refused(problems);
        }
        String number = numbers.draw(letter, unit, clock.instant());
        String columns = what.equals("seizure")
                ? "seizure (id, seizure_no, unit_id, operation_id, kind, quantity, seized_at"
                : "inspection (id, inspection_no, unit_id, operation_id, premises_kind, quantity, inspected_at";
        jdbc.sql("insert into " + columns
                        + ", by_person, created_at, created_by) values (?, ?, ?, ?, ?, ?, ?, true, ?, ?)")
                .params(
                        Ids.next(),
                        number,
                        unit.id(),
                        found.id(),
                        kind.name(),
                        quantity,
                        Timestamp.from(at),
                        Timestamp.from(clock.instant()),
                        actor.id())
                .update();
        return done("operation." + what, number, operation);
    }

    /** What a trip must keep: a departure by today, a return between it and today, somebody who went. */
    static List<Problem> problems(Trip trip, LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        LocalDate left = trip.leftOn();
        LocalDate returned = trip.returnedOn();
        if (left == null || left.isAfter(today)) {
            problems.add(Problem.of("leftOn", "operations.problem.left"));
        } else if (returned != null && (returned.isBefore(left) || returned.isAfter(today))) {
            problems.add(Problem.of("returnedOn", "operations.problem.returned"));
        }
        Integer officers = trip.officers();
        if (officers == null || officers < 1 || officers > OFFICERS_AT_MOST) {
            problems.add(Problem.of("officers", "operations.problem.officers", OFFICERS_AT_MOST));
        }
        return problems;
    }

    /** What a seizure or an inspection must keep: a kind, a quantity, a moment by now. */
    static List<Problem> problems(Things<?> things, Instant now) {
        List<Problem> problems = new ArrayList<>();
        if (things.kind() == null) {
            problems.add(Problem.of("kind", "operations.problem.kind"));
        }
        Long quantity = things.quantity();
        if (quantity == null || quantity < 1 || quantity > QUANTITY_AT_MOST) {
            problems.add(Problem.of("quantity", "operations.problem.quantity", QUANTITY_AT_MOST));
        }
        Instant at = things.at();
        if (at == null || at.isAfter(now)) {
            problems.add(Problem.of("at", "operations.problem.at"));
        }
        return problems;
    }

    /** @throws OutOfScopeException the unit is none of the actor's tree */
    private UnitRef unit(@Nullable String code, Actor actor) {
        return (code == null ? units.find(actor.unitId()) : units.findByCode(code))
                .filter(unit -> unit.kind().isPolice() && unit.kind() != UnitKind.PLATFORM)
                .filter(unit -> actor.scope().sees(unit.id()))
                .orElseThrow(() -> new OutOfScopeException("unit", code == null ? "?" : code));
    }

    private ChangeOutcome done(String action, String number, String operation) {
        events.publishEvent(Audited.done(action, "operation", operation, Map.of("number", number)));
        return new ChangeOutcome.Done(number);
    }
}
