package cn.fanzha.command.operations.domain;

import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.operations.ChangeOutcome.Problem;
import cn.fanzha.command.operations.ChangeOutcome.Refused;
import cn.fanzha.command.operations.Operations;
import cn.fanzha.command.operations.Operations.Operation;
import cn.fanzha.command.operations.domain.OperationRecords.Things;
import cn.fanzha.command.operations.domain.OperationRecords.Trip;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.OutOfScopeException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes and removes trips, seizures and inspections that were entered wrongly: officers, analysts and supervisors of the
 * unit that holds the record, with a reason. The audit log keeps what stood before.
 */
@Component
public class RecordCorrections {

    private final Operations operations;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RecordCorrections(Operations operations, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.operations = operations;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** The records of an operation, with their table and columns. */
    public enum Kind {
        TRIP("trip", "trip_no", "left_on", "officers", "left_on"),
        SEIZURE("seizure", "seizure_no", "kind", "quantity", "seized_at"),
        INSPECTION("inspection", "inspection_no", "premises_kind", "quantity", "inspected_at");

        final String table;
        final String key;
        final String kind;
        final String quantity;
        final String at;

        Kind(String table, String key, String kind, String quantity, String at) {
            this.table = table;
            this.key = key;
            this.kind = kind;
            this.quantity = quantity;
            this.at = at;
        }

        String select() {
            return "select id, unit_id, version, " + quantity + " as quantity"
                    + (this == TRIP
                            ? ", left_on, returned_on, provinces, cities"
                            : ", " + kind + " as kind, " + at + " as at")
                    + " from " + table + " where operation_id = ? and " + key + " = ?";
        }
    }

    /**
     * A record as it stands.
     *
     * @param trip of a trip alone
     * @param thing the kind's word, and null of a trip
     */
    public record Entry(
            Kind kind,
            String number,
            UUID unitId,
            int version,
            long quantity,
            @Nullable Trip trip,
            @Nullable String thing,
            @Nullable Instant at) {}

    private record Held(UUID id, Entry entry) {}

    /** The record, as it stands now. */
    @Transactional(readOnly = true)
    public Entry find(String operation, Kind kind, String number, Actor actor) {
        return held(operations.require(operation, actor), kind, number, "", actor)
                .entry();
    }

    /** Replaces what stands of a trip. */
    @Transactional
    public ChangeOutcome change(
            String operation, String number, Trip trip, int version, @Nullable String reason, Actor actor) {
        Operation found = operations.require(operation, actor);
        Held held = held(found, Kind.TRIP, number, " for update", actor);
        List<Problem> problems = withReason(OperationRecords.problems(trip, ChinaTime.date(clock.instant())), reason);
        if (!problems.isEmpty()) {
            return new Refused(problems);
        }
        if (held.entry().version() != version) {
            return new ChangeOutcome.Stale(number);
        }
        jdbc.sql("""
                        update trip set left_on = ?, returned_on = ?, officers = ?, provinces = ?, cities = ?, by_person = true,
                            version = version + 1 where id = ?""")
                .param(1, Objects.requireNonNull(trip.leftOn()))
                .param(2, trip.returnedOn(), Types.DATE)
                .param(3, Objects.requireNonNull(trip.officers()))
                .param(4, trip.provinces().toArray(String[]::new))
                .param(5, trip.cities().toArray(String[]::new))
                .param(6, held.id())
                .update();
        return done("operation.trip-change", operation, held.entry(), told(trip), reason);
    }

    /** Replaces what stands of a seizure or an inspection. */
    @Transactional
    public ChangeOutcome change(
            String operation,
            Kind kind,
            String number,
            Things<?> things,
            int version,
            @Nullable String reason,
            Actor actor) {
        Operation found = operations.require(operation, actor);
        Held held = held(found, kind, number, " for update", actor);
        List<Problem> problems = withReason(OperationRecords.problems(things, clock.instant()), reason);
        if (!problems.isEmpty()) {
            return new Refused(problems);
        }
        if (held.entry().version() != version) {
            return new ChangeOutcome.Stale(number);
        }
        jdbc.sql("update " + kind.table + " set " + kind.kind + " = ?, quantity = ?, " + kind.at
                        + " = ?, by_person = true, version = version + 1 where id = ?")
                .params(
                        Objects.requireNonNull(things.kind()).name(),
                        Objects.requireNonNull(things.quantity()),
                        Timestamp.from(Objects.requireNonNull(things.at())),
                        held.id())
                .update();
        return done("operation." + kind.table + "-change", operation, held.entry(), told(things), reason);
    }

    /** Removes the record: it counts no more. */
    @Transactional
    public ChangeOutcome remove(
            String operation, Kind kind, String number, int version, @Nullable String reason, Actor actor) {
        Operation found = operations.require(operation, actor);
        Held held = held(found, kind, number, " for update", actor);
        List<Problem> problems = withReason(List.of(), reason);
        if (!problems.isEmpty()) {
            return new Refused(problems);
        }
        if (held.entry().version() != version) {
            return new ChangeOutcome.Stale(number);
        }
        jdbc.sql("delete from " + kind.table + " where id = ?").param(held.id()).update();
        return done("operation." + kind.table + "-remove", operation, held.entry(), Map.of(), reason);
    }

    private Held held(Operation operation, Kind kind, String number, String lock, Actor actor) {
        Held held = jdbc.sql(kind.select() + lock)
                .params(operation.id(), number)
                .query((rs, n) -> new Held(rs.getObject("id", UUID.class), entry(kind, number, rs)))
                .optional()
                .orElseThrow(() -> new NotFoundException(kind.table, number));
        if (!actor.scope().sees(held.entry().unitId())) {
            throw new OutOfScopeException(kind.table, number);
        }
        return held;
    }

    private static Entry entry(Kind kind, String number, ResultSet rs) throws SQLException {
        boolean trip = kind == Kind.TRIP;
        long quantity = rs.getLong("quantity");
        return new Entry(
                kind,
                number,
                rs.getObject("unit_id", UUID.class),
                rs.getInt("version"),
                quantity,
                trip
                        ? new Trip(
                                null,
                                rs.getObject("left_on", LocalDate.class),
                                rs.getObject("returned_on", LocalDate.class),
                                (int) quantity,
                                words(rs.getArray("provinces")),
                                words(rs.getArray("cities")))
                        : null,
                trip ? null : rs.getString("kind"),
                trip ? null : rs.getTimestamp("at").toInstant());
    }

    private static List<String> words(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static List<Problem> withReason(List<Problem> problems, @Nullable String reason) {
        List<Problem> all = new ArrayList<>(problems);
        if (!OperationCrediting.reasoned(reason)) {
            all.add(Problem.of(
                    "reason",
                    "operations.problem.reason",
                    OperationCrediting.REASON_AT_LEAST,
                    OperationCrediting.REASON_AT_MOST));
        }
        return all;
    }

    private ChangeOutcome done(
            String action,
            String operation,
            Entry before,
            Map<String, @Nullable Object> after,
            @Nullable String reason) {
        Trip trip = before.trip();
        Map<String, @Nullable Object> stood = new LinkedHashMap<>();
        if (trip == null) {
            stood.put("kind", before.thing());
            stood.put("quantity", before.quantity());
            stood.put("at", String.valueOf(before.at()));
        } else {
            stood.putAll(told(trip));
        }
        events.publishEvent(Audited.done(
                action,
                "operation",
                operation,
                Map.of("number", before.number(), "before", stood, "after", after, "reason", String.valueOf(reason))));
        return new ChangeOutcome.Done(before.number());
    }

    private static Map<String, @Nullable Object> told(Trip trip) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("leftOn", String.valueOf(trip.leftOn()));
        told.put("returnedOn", trip.returnedOn() == null ? null : String.valueOf(trip.returnedOn()));
        told.put("officers", trip.officers());
        told.put("provinces", String.join("、", trip.provinces()));
        told.put("cities", String.join("、", trip.cities()));
        return told;
    }

    private static Map<String, @Nullable Object> told(Things<?> things) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("kind", String.valueOf(things.kind()));
        told.put("quantity", things.quantity());
        told.put("at", String.valueOf(things.at()));
        return told;
    }
}
