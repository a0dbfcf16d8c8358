package cn.fanzha.command.organisation;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a list's statement with their parameters in order. Only what is asked for stands in it, each a fixed
 * text, so that each can use its index.
 */
public final class Conditions {

    private final StringBuilder text = new StringBuilder("true");
    private final List<Object> parameters = new ArrayList<>();

    /**
     * Rows that the actor sees, or of those one unit with all below it.
     *
     * @param column that holds the row's unit
     * @throws OutOfScopeException the unit is not within the actor's scope
     */
    public static Conditions within(String column, @Nullable UUID asked, Actor actor, Units units) {
        Conditions where = new Conditions();
        if (asked == null) {
            where.scope(column, actor);
        } else {
            where.unit(column, asked, actor, units);
        }
        return where;
    }

    /** Rows of the actor's scope. */
    public void scope(String column, Actor actor) {
        switch (actor.scope()) {
            case Scope.Everything all -> {}
            case Scope.Tree tree -> add(column + " = any(?)", (Object) tree.array());
            case Scope.Institution institution -> add("false");
            case Scope.Nothing nothing -> add("false");
        }
    }

    /**
     * Rows of one unit with all below it.
     *
     * @throws OutOfScopeException the unit is not within the actor's scope
     */
    public void unit(String column, UUID asked, Actor actor, Units units) {
        if (!actor.scope().sees(asked)) {
            throw new OutOfScopeException(
                    "unit", units.find(asked).map(UnitRef::code).orElse("?"));
        }
        add(column + " = any(?)", (Object)
                units.subtree(asked).stream().map(UnitRef::id).toArray(UUID[]::new));
    }

    /** Rows of which all so far holds, or this. */
    public void orElse(String condition, Object... values) {
        text.insert(0, "((").append(") or ").append(condition).append(')');
        parameters.addAll(List.of(values));
    }

    public void add(String condition, Object... values) {
        text.append(" and ").append(condition);
        parameters.addAll(List.of(values));
    }

    /** Only where the value was asked for. */
    public <T> void when(@Nullable T value, String condition, Function<T, Object> parameter) {
        if (value != null) {
            add(condition, parameter.apply(value));
        }
    }

    /** What goes behind {@code where}. */
    public String text() {
        return text.toString();
    }

    public List<Object> parameters() {
        return List.copyOf(parameters);
    }

    /** With one more behind them, such as how many rows. */
    public List<Object> parameters(Object last) {
        List<Object> all = new ArrayList<>(parameters);
        all.add(last);
        return all;
    }
}
