package cn.fanzha.command.operations.domain;

import cn.fanzha.command.operations.Operations.Operation;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.Scope;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who sees an operation: the units that lead it or take part, with all above and all below them, as an operation of the
 * city is worked by its stations. Who changes it: an analyst or supervisor of the leading unit or of one above.
 */
@Component
class OperationAccess {

    /** Two parameters, both {@link #units}. */
    static final String SEEN = "(o.unit_id = any(?) or exists (select 1 from operation_unit p"
            + " where p.operation_id = o.id and p.unit_id = any(?)))";

    private final JdbcClient jdbc;
    private final Units units;

    OperationAccess(JdbcClient jdbc, Units units) {
        this.jdbc = jdbc;
        this.units = units;
    }

    /** The units whose operations the actor sees: own tree and all above. */
    UUID[] units(Actor actor) {
        Stream<UUID> own = Arrays.stream(held(actor));
        Stream<UUID> above = actor.scope() instanceof Scope.Tree tree
                ? units.ancestors(tree.root()).stream().map(UnitRef::id)
                : Stream.empty();
        return Stream.concat(own, above).toArray(UUID[]::new);
    }

    /** The units whose rows the actor sees. */
    UUID[] held(Actor actor) {
        return switch (actor.scope()) {
            case Scope.Tree tree -> tree.array();
            case Scope.Everything all ->
                units.police().stream().map(UnitRef::id).toArray(UUID[]::new);
            case Scope.Institution none -> new UUID[0];
            case Scope.Nothing none -> new UUID[0];
        };
    }

    void requireSeen(Operation operation, Actor actor) {
        UUID[] seen = units(actor);
        boolean sees = Arrays.asList(seen).contains(operation.unitId())
                || jdbc.sql("select exists (select 1 from operation_unit where operation_id = ? and unit_id = any(?))")
                        .params(operation.id(), seen)
                        .query(Boolean.class)
                        .single();
        if (!sees) {
            throw new OutOfScopeException("operation", operation.number());
        }
    }

    static boolean mayChange(UUID leader, Actor actor) {
        return actor.scope().sees(leader) && (actor.has(Role.ANALYST) || actor.has(Role.SUPERVISOR));
    }
}
