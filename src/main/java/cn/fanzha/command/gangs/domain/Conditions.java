package cn.fanzha.command.gangs.domain;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The conditions of a list that are asked for: each a fixed text with its parameters. */
final class Conditions {

    private final StringBuilder text = new StringBuilder("true");
    private final List<Object> parameters = new ArrayList<>();

    /**
     * Rows that the actor sees, or of those one unit with all below it.
     *
     * @throws OutOfScopeException the unit is not within the actor's scope
     */
    static Conditions within(@Nullable UUID asked, Actor actor, Units units) {
        Conditions where = new Conditions();
        if (asked != null) {
            if (!actor.scope().sees(asked)) {
                throw new OutOfScopeException(
                        "unit", units.find(asked).map(UnitRef::code).orElse("?"));
            }
            where.add("t.unit_id = any(?)", (Object)
                    units.subtree(asked).stream().map(UnitRef::id).toArray(UUID[]::new));
            return where;
        }
        switch (actor.scope()) {
            case Scope.Everything all -> {}
            case Scope.Tree tree -> where.add("t.unit_id = any(?)", (Object) tree.array());
            case Scope.Institution institution -> where.add("false");
            case Scope.Nothing nothing -> where.add("false");
        }
        return where;
    }

    /** Rows of which all so far holds, or this. */
    void orElse(String condition, Object... values) {
        text.insert(0, "((").append(") or ").append(condition).append(')');
        parameters.addAll(List.of(values));
    }

    void add(String condition, Object... values) {
        text.append(" and ").append(condition);
        parameters.addAll(List.of(values));
    }

    <T> void when(@Nullable T value, String condition, Function<T, Object> parameter) {
        if (value != null) {
            add(condition, parameter.apply(value));
        }
    }

    String text() {
        return text.toString();
    }

    List<Object> parameters(Object last) {
        List<Object> all = new ArrayList<>(parameters);
        all.add(last);
        return all;
    }
}
