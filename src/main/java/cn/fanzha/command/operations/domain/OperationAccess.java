package cn.fanzha.command.operations.domain;

import cn.fanzha.command.identity.Accounts;
import cn.fanzha.command.operations.Operations.Operation;
import cn.fanzha.command.operations.TaskForces;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import cn.fanzha.command.shared.Scope;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who sees an operation: the units that lead it or take part, with all above and all below them, as an operation of the
 * city is worked by its stations; and, without working it, the people of its task force until that ends. Who changes it:
 * an analyst or supervisor of the leading unit or of one above.
 */
@Component
class OperationAccess {

    /** Two parameters, both {@link #units}. */
    static final String SEEN = "(o.unit_id = any(?) or exists (select 1 from operation_unit p"
            + " where p.operation_id = o.id and p.unit_id = any(?)))";

    private final JdbcClient jdbc;
    private final Units units;
    private final TaskForces forces;

    OperationAccess(JdbcClient jdbc, Units units, Accounts accounts, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.forces = new TaskForces(jdbc, accounts, events, clock, "operation");
    }

    TaskForces forces() {
        return forces;
    }

    /** {@link #SEEN} or named for it; what it asks for is added to the parameters. */
    String opened(Actor actor, List<Object> parameters) {
        UUID[] seen = units(actor);
        parameters.addAll(List.of(seen, seen, actor.id(), forces.now()));
        return "(" + SEEN + " or o.id in (" + forces.namedFor() + "))";
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

    /** May open it: sees it, or was named for it. */
    void requireOpened(Operation operation, Actor actor) {
        if (!sees(operation, actor) && !forces.named(operation.id(), actor)) {
            throw new OutOfScopeException("operation", operation.number());
        }
    }

    /** The units whose rows in the operation the actor sees: who was named for it sees those of its leader, too. */
    UUID[] held(Operation operation, Actor actor) {
        Stream<UUID> own = Arrays.stream(held(actor));
        Stream<UUID> led = forces.named(operation.id(), actor)
                ? units.subtree(operation.unitId()).stream().map(UnitRef::id)
                : Stream.empty();
        return Stream.concat(own, led).distinct().toArray(UUID[]::new);
    }

    void requireSeen(Operation operation, Actor actor) {
        if (!sees(operation, actor)) {
            throw new OutOfScopeException("operation", operation.number());
        }
    }

    boolean sees(Operation operation, Actor actor) {
        UUID[] seen = units(actor);
        return Arrays.asList(seen).contains(operation.unitId())
                || jdbc.sql("select exists (select 1 from operation_unit where operation_id = ? and unit_id = any(?))")
                        .params(operation.id(), seen)
                        .query(Boolean.class)
                        .single();
    }

    static boolean mayChange(UUID leader, Actor actor) {
        return actor.scope().sees(leader) && (actor.has(Role.ANALYST) || actor.has(Role.SUPERVISOR));
    }
}
