package cn.fanzha.command.alerts.domain;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.alerts.AlertOutcome;
import cn.fanzha.command.alerts.AttemptResult;
import cn.fanzha.command.alerts.AttemptStep;
import cn.fanzha.command.alerts.SkipReason;
import cn.fanzha.command.alerts.domain.AlertChange.Done;
import cn.fanzha.command.alerts.domain.AlertChange.Refused;
import cn.fanzha.command.alerts.domain.AlertChange.Stale;
import cn.fanzha.command.alerts.domain.AlertNews.Line;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.OutOfScopeException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What officers and supervisors do with the alerts of their unit and those below. */
@Component
public class AlertWork {

    private final AlertRepository alerts;
    private final AlertSettings settings;
    private final AlertNews news;
    private final Watches watches;
    private final Units units;
    private final JdbcClient jdbc;
    private final Clock clock;

    AlertWork(
            AlertRepository alerts,
            AlertSettings settings,
            AlertNews news,
            Watches watches,
            Units units,
            JdbcClient jdbc,
            Clock clock) {
        this.alerts = alerts;
        this.settings = settings;
        this.news = news;
        this.watches = watches;
        this.units = units;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Does the act, unless a person changed the alert since the form was opened: what was typed is then shown beside what
     * stands now, and nothing is done.
     *
     * @param edition of the alert when the form was opened; null: not asked
     */
    @Transactional
    public AlertChange ifStill(AlertNumber number, @Nullable Integer edition, Supplier<AlertChange> act, Actor actor) {
        Alert alert = locked(number, actor);
        return edition == null || alert.isStill(edition)
                ? act.get()
                : new Stale(Objects.requireNonNullElse(alert.changedByName, "—"));
    }

    /** PUSHED → RECEIVED 签收, by the officer who will work on it. */
    @Transactional
    public AlertChange receive(AlertNumber number, Actor actor) {
        return change(
                number,
                "receive",
                actor,
                Map.of(),
                (alert, now) -> told(alert, alert.receive(actor, now), Line.of("RECEIVED"), now, actor));
    }

    /**
     * One try of a step.
     *
     * @param at when it was made; not before the push, not in the future
     */
    @Transactional
    public AlertChange attempt(
            AlertNumber number,
            AttemptStep step,
            AttemptResult result,
            Instant at,
            @Nullable String note,
            Actor actor) {
        Map<String, @Nullable Object> details = Map.of("step", step.name(), "result", result.name());
        return change(number, "attempt", actor, details, (alert, now) -> {
            AlertChange change = alert.attempt(step, result, at, now);
            if (change instanceof Done) {
                keep(alert, step, result, at, note, now, actor);
            }
            return change;
        });
    }

    /** Leaves out the step that is due next, for the person's own situation. */
    @Transactional
    public AlertChange skip(
            AlertNumber number, AttemptStep step, SkipReason reason, @Nullable String note, Actor actor) {
        Map<String, @Nullable Object> details = Map.of("step", step.name(), "reason", reason.name());
        return change(
                number,
                "skip",
                actor,
                details,
                (alert, now) -> told(
                        alert, alert.skipStep(step), new Line("SKIPPED", step, reason.name(), null, note), now, actor));
    }

    /** RECEIVED or IN_PROGRESS → CLOSED with the outcome; who was not dissuaded is watched. */
    @Transactional
    public AlertChange close(AlertNumber number, Conclusion said, Actor actor) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("result", said.outcome().name());
        if (said.lossAvoided() != null) {
            details.put("amount", said.lossAvoided().toPlainString());
        }
        return change(number, "close", actor, details, (alert, now) -> {
            alert.attempted |= wasTried(alert);
            AlertChange change = told(
                    alert,
                    alert.close(said, now),
                    new Line("CLOSED", null, said.outcome().name(), null, said.note()),
                    now,
                    actor);
            if (change instanceof Done && said.outcome() == AlertOutcome.NOT_DISSUADED) {
                watches.begin(alert, now);
            }
            return change;
        });
    }

    /**
     * Dispatches the alert to a unit of the actor's own tree, with the reason.
     *
     * @throws OutOfScopeException the unit is none of the actor's tree
     */
    @Transactional
    public AlertChange forward(AlertNumber number, UUID unit, String reason, Actor actor) {
        UnitRef to = units.get(unit);
        if (!actor.scope().sees(unit) || !to.kind().isPolice()) {
            throw new OutOfScopeException("unit", to.code());
        }
        Map<String, @Nullable Object> details = Map.of("toUnit", to.code());
        return change(
                number,
                "forward",
                actor,
                details,
                (alert, now) -> reason.isBlank()
                        ? Refused.because("alerts.reason-missing")
                        : told(
                                alert,
                                alert.forward(unit, now),
                                new Line("FORWARDED", null, null, unit, reason.strip()),
                                now,
                                actor));
    }

    /** Back to the unit that sent it, or else the unit above, with the reason. */
    @Transactional
    public AlertChange handBack(AlertNumber number, String reason, Actor actor) {
        return change(number, "return", actor, Map.of(), (alert, now) -> {
            if (reason.isBlank()) {
                return Refused.because("alerts.reason-missing");
            }
            UUID holder = alert.unitId;
            AlertChange change = alert.handBack(above(alert.unitId), now);
            if (change instanceof Done) {
                news.record(alert, new Line("RETURNED", null, null, alert.unitId, reason.strip()), now, actor);
                if (!holder.equals(alert.unitId)) {
                    news.show(alert, "returned");
                }
            }
            return change;
        });
    }

    private AlertChange change(
            AlertNumber number,
            String verb,
            Actor actor,
            Map<String, @Nullable Object> details,
            BiFunction<Alert, Instant, AlertChange> act) {
        Alert alert = locked(number, actor);
        Instant now = clock.instant();
        AlertChange change = act.apply(alert, now);
        switch (change) {
            case Done done -> {
                alert.changedByPerson(settings.of(alert.risk), actor);
                alerts.save(alert);
                news.audit(alert, verb, details);
                news.show(alert, "changed");
            }
            case Refused refused -> news.refused(alert, verb, refused.messageKey());
            case Stale stale -> news.refused(alert, verb, "alerts.stale");
        }
        return change;
    }

    private Alert locked(AlertNumber number, Actor actor) {
        Alert alert =
                alerts.findLockedByAlertNo(number.value()).orElseThrow(() -> new NotFoundException("alert", number));
        AlertAccess.requireWork(alert, actor);
        return alert;
    }

    private AlertChange told(Alert alert, AlertChange change, Line line, Instant now, Actor actor) {
        if (change instanceof Done) {
            news.record(alert, line, now, actor);
        }
        return change;
    }

    private void keep(
            Alert alert,
            AttemptStep step,
            AttemptResult result,
            Instant at,
            @Nullable String note,
            Instant now,
            Actor actor) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into alert_attempt
                            (id, attempt_no, alert_id, step, at, result, by_person, created_at, created_by, by_name, note)
                        values (?, ?, ?, ?, ?, ?, true, ?, ?, ?, ?)""")
                .param(id)
                .param("T" + id.toString().replace("-", ""))
                .param(alert.id)
                .param(step.name())
                .param(Timestamp.from(at))
                .param(result.name())
                .param(Timestamp.from(now))
                .param(actor.id())
                .param(actor.displayName())
                .param(note)
                .update();
    }

    /** Attempts may have come from another system, too. */
    private boolean wasTried(Alert alert) {
        return jdbc.sql("select exists (select from alert_attempt where alert_id = ?)")
                .param(alert.id)
                .query(Boolean.class)
                .single();
    }

    private @Nullable UUID above(UUID unit) {
        return units.ancestors(unit).stream()
                .filter(one -> one.kind() != UnitKind.PLATFORM)
                .findFirst()
                .map(UnitRef::id)
                .orElse(null);
    }
}
