package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.Channel;
import cn.fanzha.command.cases.domain.CaseFilter.Person;
import cn.fanzha.command.cases.domain.CaseFilter.Span;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.crypto.BlindIndex;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseScope;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Scope;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of one list of cases: only those that are asked for, each a fixed text with its parameter, so that each
 * can use its index.
 */
final class CaseConditions {

    final StringBuilder text = new StringBuilder();
    final List<Object> parameters = new ArrayList<>();

    /** What the actor may see, narrowed by the filter. */
    static CaseConditions of(CaseFilter filter, Actor actor, Instant now, Units units, BlindIndex index) {
        CaseConditions where = new CaseConditions();
        where.scope(filter.unitId(), actor, now, units);
        if (!filter.isPlain() || actor.program()) {
            // what a restricted case holds must not be found out by narrowing
            where.opens(actor, now);
        }
        where.when(filter.number(), "c.case_no like ?", number -> number + "%");
        where.when(filter.numbers(), "c.case_no = any(?)", numbers -> numbers.toArray(String[]::new));
        where.when(filter.state(), "c.state = ?", CaseState::name);
        where.when(filter.channel(), "c.channel = ?", Channel::name);
        where.when(filter.fraudType(), "c.fraud_type = ?", type -> type);
        where.when(filter.handlerId(), "c.handler_id = ?", id -> id);
        where.when(filter.tag(), "c.id in (select t.case_id from case_tag t where t.tag = ?)", tag -> tag);
        where.when(filter.region(), "c.region_code like ?", region -> region + "%");
        where.between("c.reported_at", filter.reported());
        where.between("c.filed_at", filter.filed());
        where.between("c.solved_at", filter.solved());
        where.when(filter.amount().from(), "c.amount_involved >= ?", Money::yuan);
        where.when(filter.amount().to(), "c.amount_involved <= ?", Money::yuan);
        Person person = filter.person();
        if (person != null) {
            where.when(
                    person.phone(),
                    "c.id in (select p.case_id from victim p where p.phone_index = ?)",
                    phone -> index.of(ValueKind.PHONE, phone));
            where.when(
                    person.idNo(),
                    "c.id in (select p.case_id from victim p where p.id_no_index = ?)",
                    paper -> index.of(ValueKind.ID_NUMBER, paper));
        }
        return where;
    }

    /** Only what opens for the actor: of a restricted case nothing but number and unit is for everybody. */
    private void opens(Actor actor, Instant now) {
        add(CaseScope.positional(CaseScope.opens("c", actor)), actor.id(), Timestamp.from(now));
    }

    void add(String condition, Object... values) {
        text.append(" and ").append(condition);
        parameters.addAll(List.of(values));
    }

    private void scope(@Nullable UUID asked, Actor actor, Instant now, Units units) {
        if (asked == null) {
            scope(actor, now);
            return;
        }
        if (!actor.scope().sees(asked)) {
            throw new OutOfScopeException(
                    "unit", units.find(asked).map(UnitRef::code).orElse("?"));
        }
        add("c.unit_id = any(?)", (Object)
                units.subtree(asked).stream().map(UnitRef::id).toArray(UUID[]::new));
    }

    private void scope(Actor actor, Instant now) {
        switch (actor.scope()) {
            case Scope.Everything all -> {}
            case Scope.Tree tree ->
                add(
                        "(c.unit_id = any(?) or c.id in (select w.case_id from case_viewer w where w.unit_id = any(?))"
                                + " or c.id in (" + CaseScope.positional(CaseScope.namedIds()) + "))",
                        tree.array(),
                        tree.array(),
                        actor.id(),
                        Timestamp.from(now));
            case Scope.Institution institution -> add("false");
            case Scope.Nothing nothing -> add("false");
        }
    }

    private void between(String column, Span<Instant> span) {
        when(span.from(), column + " >= ?", Timestamp::from);
        when(span.to(), column + " < ?", Timestamp::from);
    }

    private <T> void when(@Nullable T value, String condition, Function<T, Object> parameter) {
        if (value != null) {
            add(condition, parameter.apply(value));
        }
    }
}
