package cn.fanzha.command.operations.domain;

import cn.fanzha.command.operations.ChangeOutcome;
import cn.fanzha.command.operations.Operations.Operation;
import cn.fanzha.command.operations.TaskForces;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The task force 专班 of an operation: people of units that neither lead it nor take part, who see it as its leader does. A
 * supervisor of the leading unit or of one above names it, ends it before its day, or names another in its place ({@link
 * TaskForces}).
 */
@Component
public class OperationForces {

    private final OperationAccess access;
    private final OperationTable operations;
    private final JdbcClient jdbc;

    OperationForces(OperationAccess access, OperationTable operations, JdbcClient jdbc) {
        this.access = access;
        this.operations = operations;
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public TaskForces.Circle of(String number, Actor actor) {
        Operation operation = operations.known(number);
        access.requireOpened(operation, actor);
        return access.forces().circle(operation.id(), operation.name(), mayName(operation, actor));
    }

    @Transactional
    public ChangeOutcome gather(
            String number, @Nullable String name, Collection<UUID> people, @Nullable LocalDate endsOn, Actor actor) {
        return access.forces().gather(changed(number, actor).id(), number, name, people, endsOn, actor);
    }

    @Transactional
    public ChangeOutcome disband(String number, @Nullable String reason, Actor actor) {
        return access.forces().disband(changed(number, actor).id(), number, reason, actor);
    }

    /** Held until the transaction ends: two supervisors name one after the other. */
    private Operation changed(String number, Actor actor) {
        Operation operation = operations.known(number);
        if (!mayName(operation, actor)) {
            throw new OutOfScopeException("operation", number);
        }
        jdbc.sql("select id from operation where id = ? for update")
                .param(operation.id())
                .query((rs, n) -> n)
                .list();
        return operation;
    }

    private static boolean mayName(Operation operation, Actor actor) {
        return actor.has(Role.SUPERVISOR) && actor.scope().sees(operation.unitId());
    }
}
