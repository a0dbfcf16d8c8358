package cn.fanzha.command.operations.domain;

import cn.fanzha.command.operations.OperationCredits;
import cn.fanzha.command.operations.OperationCredits.Credit;
import cn.fanzha.command.operations.Operations.Operation;
import cn.fanzha.command.operations.domain.OperationView.ThingRow;
import cn.fanzha.command.operations.domain.OperationView.TripRow;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
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
 * Opens operations; each opening stands in the audit log. Figures and rows are those of the reader's own units; people of
 * the task force see those of the leading unit and its tree, too.
 */
@Component
public class OperationReading {

    private final OperationTable operations;
    private final OperationAccess access;
    private final List<OperationCredits> credits;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    OperationReading(
            OperationTable operations,
            OperationAccess access,
            List<OperationCredits> credits,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.operations = operations;
        this.access = access;
        this.credits = credits.stream()
                .sorted(Comparator.comparingInt(OperationCredits::order))
                .toList();
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Opens the operation; audited as {@code operation.read}. */
    @Transactional
    public OperationView open(String number, Actor actor) {
        Operation operation = operations.known(number);
        access.requireOpened(operation, actor);
        events.publishEvent(Audited.done("operation.read", "operation", number, Map.of()));
        UUID[] held = access.held(operation, actor);
        List<Credit> figures = credits.stream()
                .flatMap(one -> one.of(operation.id(), number, held).stream())
                .toList();
        return new OperationView(
                operation,
                jdbc.sql("select unit_id from operation_unit where operation_id = ? order by unit_id")
                        .param(operation.id())
                        .query((rs, n) -> rs.getObject(1, UUID.class))
                        .list(),
                jdbc.sql("select wave_on from operation_wave where operation_id = ? order by wave_on")
                        .param(operation.id())
                        .query((rs, n) -> rs.getObject(1, LocalDate.class))
                        .list(),
                figures,
                month(figures.stream()
                        .map(Credit::first)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null)),
                month(figures.stream()
                        .map(Credit::last)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null)),
                trips(operation.id(), held),
                things(
                        "select seizure_no, unit_id, kind, quantity, seized_at from seizure"
                                + " where operation_id = ? and unit_id = any(?) order by seized_at desc, id desc limit 100",
                        operation.id(),
                        held),
                things(
                        "select inspection_no, unit_id, premises_kind, quantity, inspected_at from inspection"
                                + " where operation_id = ? and unit_id = any(?) order by inspected_at desc, id desc limit 100",
                        operation.id(),
                        held),
                jdbc.sql("select version from operation where id = ?")
                        .param(operation.id())
                        .query(Integer.class)
                        .single(),
                OperationAccess.mayChange(operation.unitId(), actor),
                access.sees(operation, actor));
    }

    private List<TripRow> trips(UUID operation, UUID[] held) {
        return jdbc.sql("""
                        select trip_no, unit_id, left_on, returned_on, officers, provinces, cities from trip
                        where operation_id = ? and unit_id = any(?) order by left_on desc, id desc limit 100""")
                .params(operation, held)
                .query((rs, n) -> new TripRow(
                        rs.getString(1),
                        rs.getObject(2, UUID.class),
                        rs.getObject(3, LocalDate.class),
                        rs.getObject(4, LocalDate.class),
                        rs.getInt(5),
                        words(rs.getArray(6)),
                        words(rs.getArray(7))))
                .list();
    }

    private List<ThingRow> things(String sql, UUID operation, UUID[] held) {
        return jdbc.sql(sql)
                .params(operation, held)
                .query((rs, n) -> new ThingRow(
                        rs.getString(1),
                        rs.getObject(2, UUID.class),
                        rs.getString(3),
                        rs.getLong(4),
                        rs.getTimestamp(5).toInstant()))
                .list();
    }

    private static List<String> words(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static @Nullable String month(@Nullable Instant at) {
        return at == null ? null : ChinaTime.month(at).toString();
    }
}
