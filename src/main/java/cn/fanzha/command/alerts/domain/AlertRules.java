package cn.fanzha.command.alerts.domain;

import cn.fanzha.command.alerts.AlertSource;
import cn.fanzha.command.alerts.RiskGrade;
import cn.fanzha.command.alerts.domain.AlertChange.Refused;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The dispatch rules that supervisors keep for the cities and districts of their tree. */
@Component
public class AlertRules {

    /** The levels at which alerts arrive to be sent on. */
    public static final Set<UnitKind> HOLDERS = Set.of(UnitKind.PROVINCE, UnitKind.CITY, UnitKind.DISTRICT);

    private static final Pattern PREFIX = Pattern.compile("[0-9]{2,6}");
    private static final int AT_MOST = 500;

    private static final String SELECT = "select id, holder_id, position, source, risk, fraud_type, region_prefix,"
            + " target_id, created_by_name from alert_rule ";

    private final JdbcClient jdbc;
    private final Units units;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AlertRules(JdbcClient jdbc, Units units, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.events = events;
        this.clock = clock;
    }

    /** A rule as typed; null fits all. */
    public record Draft(
            UUID holderId,
            int position,
            @Nullable AlertSource source,
            @Nullable RiskGrade risk,
            @Nullable String fraudType,
            @Nullable String regionPrefix,
            UUID targetId) {}

    /** The rules of the actor's tree, by unit, in the order in which they are asked. */
    @Transactional(readOnly = true)
    public List<DispatchRule> of(Actor actor) {
        requireSupervisor(actor);
        return all().stream()
                .filter(rule -> actor.scope().sees(rule.holderId()))
                .toList();
    }

    /** Of all units: what arrives is dispatched by them. */
    List<DispatchRule> all() {
        return jdbc.sql(SELECT + "order by holder_id, position, id")
                .query(AlertRules::rule)
                .list();
    }

    /** Empty: kept. Refused where another rule of the unit asks the same: the later of the two would never be reached. */
    @Transactional
    public Optional<Refused> add(Draft draft, Actor actor) {
        UnitRef holder = units.get(draft.holderId());
        UnitRef target = units.get(draft.targetId());
        requireSupervisor(actor);
        if (!actor.scope().sees(holder.id())) {
            throw new OutOfScopeException("unit", holder.code());
        }
        if (!HOLDERS.contains(holder.kind())) {
            return Optional.of(Refused.because("alerts.rule.holder"));
        }
        boolean below = units.ancestors(target.id()).stream()
                .anyMatch(above -> above.id().equals(holder.id()));
        if (!below || target.id().equals(holder.id())) {
            return Optional.of(Refused.because("alerts.rule.target", holder.name()));
        }
        String prefix = draft.regionPrefix();
        if (prefix != null && !PREFIX.matcher(prefix).matches()) {
            return Optional.of(Refused.because("alerts.rule.prefix"));
        }
        if (draft.position() < 1 || draft.position() > AT_MOST) {
            return Optional.of(Refused.because("alerts.rule.position-range", AT_MOST));
        }
        int added = jdbc.sql("""
                        insert into alert_rule (id, holder_id, position, source, risk, fraud_type, region_prefix, target_id,
                                                created_at, created_by, created_by_name)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .param(Ids.next())
                .param(holder.id())
                .param(draft.position())
                .param(name(draft.source()))
                .param(name(draft.risk()))
                .param(draft.fraudType())
                .param(prefix)
                .param(target.id())
                .param(Timestamp.from(clock.instant()))
                .param(actor.id())
                .param(actor.displayName())
                .update();
        if (added == 0) {
            return Optional.of(same(draft, holder));
        }
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("position", draft.position());
        details.put("source", name(draft.source()));
        details.put("risk", name(draft.risk()));
        details.put("fraudType", draft.fraudType());
        details.put("region", prefix);
        details.put("toUnit", target.code());
        events.publishEvent(Audited.done("alert.rule-add", "unit", holder.code(), details));
        return Optional.empty();
    }

    private Refused same(Draft draft, UnitRef holder) {
        DispatchRule other = all().stream()
                .filter(rule -> rule.holderId().equals(holder.id())
                        && rule.source() == draft.source()
                        && rule.risk() == draft.risk()
                        && Objects.equals(rule.fraudType(), draft.fraudType())
                        && Objects.equals(rule.regionPrefix(), draft.regionPrefix()))
                .findFirst()
                .orElseThrow();
        return Refused.because(
                "alerts.rule.same",
                holder.name(),
                other.position(),
                units.get(other.targetId()).name());
    }

    /** From now on the rule dispatches nothing more; what it dispatched stays where it is. */
    @Transactional
    public void remove(UUID id, Actor actor) {
        requireSupervisor(actor);
        DispatchRule rule = jdbc.sql(SELECT + "where id = ?")
                .param(id)
                .query(AlertRules::rule)
                .optional()
                .orElseThrow(() -> new NotFoundException("alert-rule", id));
        UnitRef holder = units.get(rule.holderId());
        if (!actor.scope().sees(holder.id())) {
            throw new OutOfScopeException("unit", holder.code());
        }
        jdbc.sql("delete from alert_rule where id = ?").param(id).update();
        events.publishEvent(Audited.done(
                "alert.rule-remove",
                "unit",
                holder.code(),
                Map.of(
                        "position",
                        rule.position(),
                        "toUnit",
                        units.get(rule.targetId()).code())));
    }

    private static void requireSupervisor(Actor actor) {
        if (!actor.has(Role.SUPERVISOR)) {
            throw new OutOfScopeException("alert-rule", "list");
        }
    }

    private static @Nullable String name(@Nullable Enum<?> word) {
        return word == null ? null : word.name();
    }

    private static DispatchRule rule(ResultSet row, int number) throws SQLException {
        String source = row.getString("source");
        String risk = row.getString("risk");
        return new DispatchRule(
                row.getObject("id", UUID.class),
                row.getObject("holder_id", UUID.class),
                row.getInt("position"),
                source == null ? null : AlertSource.valueOf(source),
                risk == null ? null : RiskGrade.valueOf(risk),
                row.getString("fraud_type"),
                row.getString("region_prefix"),
                row.getObject("target_id", UUID.class),
                row.getString("created_by_name"));
    }
}
