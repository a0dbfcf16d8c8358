package cn.fanzha.command.operations;

import cn.fanzha.command.operations.ChangeOutcome.Refused;
import cn.fanzha.command.operations.Operations.Operation;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Role;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Records whose table holds {@code operation_id}, {@code unit_id}, {@code by_person} and {@code version}. All names are
 * code, never input. Works within the caller's transaction.
 */
public final class CreditedTable implements CreditedRecords {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Shape shape;
    private final News news;

    public CreditedTable(JdbcClient jdbc, ApplicationEventPublisher events, Shape shape, News news) {
        this.jdbc = jdbc;
        this.events = events;
        this.shape = shape;
        this.news = news;
    }

    /**
     * How the records lie.
     *
     * @param key the column of the natural number
     * @param text an expression over the row {@code r}
     * @param page the address before the number; empty where records have no page of their own
     * @param belonging what belongs to a record
     */
    public record Shape(
            Kind kind,
            String table,
            String key,
            String text,
            String page,
            Function<String, List<Belonging>> belonging) {}

    /** Told within the transaction when a record was credited or taken out. */
    @FunctionalInterface
    public interface News {
        void tell(UUID record, boolean credited, Operation operation, @Nullable String reason, Actor actor);
    }

    private record Held(UUID id, UUID unitId, @Nullable UUID operationId) {}

    @Override
    public Kind kind() {
        return shape.kind();
    }

    @Override
    public ChangeOutcome credit(String number, Operation operation, Actor actor) {
        return change(number, actor, held -> {
            UUID before = held.operationId();
            if (before != null) {
                return before.equals(operation.id())
                        ? Refused.because("record", "operations.credit.already")
                        : Refused.because("record", "operations.credit.elsewhere-credited", name(before));
            }
            move(held, operation, true, null, number, actor);
            return new ChangeOutcome.Done(number);
        });
    }

    @Override
    public ChangeOutcome release(String number, Operation operation, String reason, Actor actor) {
        return change(number, actor, held -> {
            if (!operation.id().equals(held.operationId())) {
                return Refused.because("record", "operations.credit.not-credited");
            }
            move(held, operation, false, reason, number, actor);
            return new ChangeOutcome.Done(number);
        });
    }

    private ChangeOutcome change(String number, Actor actor, Function<Held, ChangeOutcome> act) {
        Optional<Held> held = jdbc.sql("select id, unit_id, operation_id from " + shape.table() + " where "
                        + shape.key() + " = ? for update")
                .param(number)
                .query((rs, n) ->
                        new Held(rs.getObject(1, UUID.class), rs.getObject(2, UUID.class), rs.getObject(3, UUID.class)))
                .optional();
        if (held.isEmpty()) {
            return Refused.because("record", "operations.credit.unknown");
        }
        boolean works = actor.has(Role.OFFICER) || actor.has(Role.ANALYST) || actor.has(Role.SUPERVISOR);
        if (!works || !actor.scope().sees(held.get().unitId())) {
            return Refused.because("record", "operations.credit.other-unit");
        }
        return act.apply(held.get());
    }

    private void move(Held held, Operation operation, boolean in, @Nullable String reason, String number, Actor actor) {
        jdbc.sql("update " + shape.table()
                        + " set operation_id = ?, by_person = true, version = version + 1 where id = ?")
                .param(1, in ? operation.id() : null, Types.OTHER)
                .param(2, held.id())
                .update();
        String verb = shape.kind().name().toLowerCase(Locale.ROOT) + (in ? ".credit" : ".uncredit");
        Map<String, @Nullable Object> details = reason == null
                ? Map.of("operation", operation.number())
                : Map.of("operation", operation.number(), "reason", reason);
        events.publishEvent(Audited.done(verb, shape.kind().name().toLowerCase(Locale.ROOT), number, details));
        news.tell(held.id(), in, operation, reason, actor);
    }

    private String name(UUID operation) {
        return jdbc.sql("select name from operation where id = ?")
                .param(operation)
                .query((rs, n) -> rs.getString(1))
                .single();
    }

    @Override
    public Optional<UUID> of(String number) {
        return jdbc.sql("select operation_id from " + shape.table() + " where " + shape.key()
                        + " = ? and operation_id is not null")
                .param(number)
                .query((rs, n) -> rs.getObject(1, UUID.class))
                .optional();
    }

    @Override
    public List<Line> of(UUID operationId, UUID[] units, int limit) {
        return jdbc.sql(
                        "select r." + shape.key() + ", " + shape.text() + ", r.unit_id from " + shape.table()
                                + " r where r.operation_id = ? and r.unit_id = any(?) order by r.created_at desc, r.id desc limit ?")
                .params(operationId, units, limit)
                .query((rs, n) -> new Line(
                        shape.kind(),
                        rs.getString(1),
                        rs.getString(2),
                        shape.page().isEmpty() ? "" : shape.page() + rs.getString(1),
                        rs.getObject(3, UUID.class)))
                .list();
    }

    @Override
    public List<Belonging> belonging(String number) {
        return shape.belonging().apply(number);
    }
}
