package cn.fanzha.command.alerts.domain;

import cn.fanzha.command.alerts.AlertSource;
import cn.fanzha.command.alerts.RiskGrade;
import cn.fanzha.command.alerts.domain.DispatchRule.Arrived;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.live.LiveEvent;
import cn.fanzha.command.platform.live.LiveEvents;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what arrived from other systems at a province, city or district down to the unit that works on it, by area and by
 * rule; its receipt is due anew from then. What a person entered, forwarded or received stays.
 */
@Component
public class AlertDispatch {

    private static final int AT_ONCE = 1000;

    private final JdbcClient jdbc;
    private final AlertRules rules;
    private final AlertSettings settings;
    private final Units units;
    private final LiveEvents live;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AlertDispatch(
            JdbcClient jdbc,
            AlertRules rules,
            AlertSettings settings,
            Units units,
            LiveEvents live,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.settings = settings;
        this.units = units;
        this.live = live;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Waiting(UUID id, String number, Instant pushedAt, Arrived arrived) {}

    private record Sent(Waiting alert, UUID target, Instant due) {}

    /** Looks at all that arrived and was not looked at yet; each alert once. */
    public void run() {
        int seen = AT_ONCE;
        while (seen == AT_ONCE) {
            seen = Objects.requireNonNull(transaction.execute(status -> batch()));
        }
    }

    private int batch() {
        UUID[] holders = units.police().stream()
                .filter(unit -> AlertRules.HOLDERS.contains(unit.kind()))
                .map(UnitRef::id)
                .toArray(UUID[]::new);
        List<Waiting> waiting = jdbc.sql("""
                        select id, alert_no, unit_id, source, risk, fraud_type, region_code, pushed_at from alert
                        where not ruled and state = 'PUSHED' and not inert and not by_person and unit_id = any(?)
                        order by created_at limit ? for update skip locked""")
                .params(holders, AT_ONCE)
                .query((rs, n) -> new Waiting(
                        rs.getObject("id", UUID.class),
                        rs.getString("alert_no"),
                        rs.getTimestamp("pushed_at").toInstant(),
                        new Arrived(
                                rs.getObject("unit_id", UUID.class),
                                AlertSource.valueOf(rs.getString("source")),
                                RiskGrade.valueOf(rs.getString("risk")),
                                rs.getString("fraud_type"),
                                rs.getString("region_code"))))
                .list();
        if (waiting.isEmpty()) {
            return 0;
        }
        Instant now = clock.instant();
        DispatchPlan plan = new DispatchPlan(rules.all(), this::areaBelow);
        List<Sent> sent = new ArrayList<>();
        for (Waiting alert : waiting) {
            plan.target(alert.arrived()).ifPresent(target -> sent.add(new Sent(alert, target, due(alert, now))));
        }
        if (!sent.isEmpty()) {
            move(sent, now);
        }
        jdbc.sql("update alert set ruled = true where id = any(?) and not ruled")
                .params((Object) ids(waiting.stream().map(Waiting::id).toList()))
                .update();
        return waiting.size();
    }

    private Instant due(Waiting alert, Instant now) {
        DeadlineRule rule = settings.of(alert.arrived().risk());
        Instant receive = now.plus(rule.receive());
        Instant call = alert.pushedAt().plus(rule.firstCall());
        return receive.isBefore(call) ? receive : call;
    }

    private void move(List<Sent> sent, Instant now) {
        UUID[] alerts = ids(sent.stream().map(one -> one.alert().id()).toList());
        UUID[] targets = ids(sent.stream().map(Sent::target).toList());
        jdbc.sql("""
                        update alert a set ruled = true, arrived_unit_id = a.unit_id, from_unit_id = a.unit_id, unit_id = v.target,
                            dispatched_at = ?::timestamptz, due_at = v.due, escalate_at = v.due, version = a.version + 1
                        from unnest(?, ?, ?::timestamptz[]) v(id, target, due) where a.id = v.id""")
                .params(
                        now.toString(),
                        alerts,
                        targets,
                        sent.stream().map(one -> one.due().toString()).toArray(String[]::new))
                .update();
        jdbc.sql("""
                        insert into alert_event (id, alert_id, kind, at, actor_name, unit_id)
                        select v.id, v.alert, 'DISPATCHED', ?::timestamptz, ?, v.target from unnest(?, ?, ?) v(id, alert, target)""")
                .params(
                        now.toString(),
                        Actor.system().displayName(),
                        ids(sent.stream().map(one -> Ids.next()).toList()),
                        alerts,
                        targets)
                .update();
        Map<UUID, List<Sent>> byUnit = sent.stream().collect(Collectors.groupingBy(Sent::target));
        byUnit.forEach((unit, those) -> {
            live.publish(new LiveEvent("alert-pushed", those.getFirst().alert().number(), unit, null, null));
            events.publishEvent(
                    Audited.done("alert.dispatch", "unit", units.get(unit).code(), Map.of("alerts", those.size())));
        });
    }

    private Optional<UUID> areaBelow(UUID unit, String region) {
        if (!AlertRules.HOLDERS.contains(units.get(unit).kind())) {
            return Optional.empty();
        }
        List<UnitRef> below = units.children(unit).stream()
                .filter(one -> one.kind().isPolice() && region.equals(one.regionCode()) && one.active())
                .toList();
        return below.size() == 1 ? Optional.of(below.getFirst().id()) : Optional.empty();
    }

    private static UUID[] ids(List<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
