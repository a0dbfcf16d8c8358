package cn.fanzha.command.alerts.domain;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.alerts.AlertOutcome;
import cn.fanzha.command.alerts.AttemptResult;
import cn.fanzha.command.alerts.AttemptStep;
import cn.fanzha.command.alerts.domain.AlertView.Attempt;
import cn.fanzha.command.alerts.domain.AlertView.Event;
import cn.fanzha.command.alerts.domain.AlertView.Step;
import cn.fanzha.command.alerts.domain.AlertView.Watch;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens alerts: every opening, and every value shown in full, stands in the audit log. */
@Component
public class AlertReading {

    /** A value that pages mask. */
    public enum Masked {
        NAME,
        PHONE,
        ID_NO
    }

    private static final int REASON_AT_LEAST = 2;

    private final AlertRepository alerts;
    private final AlertSettings settings;
    private final AlertNews news;
    private final JdbcClient jdbc;

    AlertReading(AlertRepository alerts, AlertSettings settings, AlertNews news, JdbcClient jdbc) {
        this.alerts = alerts;
        this.settings = settings;
        this.news = news;
        this.jdbc = jdbc;
    }

    /** The alert, the person masked; audited as {@code alert.read}. */
    @Transactional
    public AlertView open(AlertNumber number, Actor actor) {
        Alert alert = seen(number, actor);
        news.audit(alert, "read", Map.of());
        return view(alert);
    }

    /** The same for a page that is open already and follows the state; not audited again. */
    @Transactional(readOnly = true)
    public AlertView glance(AlertNumber number, Actor actor) {
        return view(seen(number, actor));
    }

    /** The value in full, audited with the reason; empty where no reason was given or there is no value. */
    @Transactional
    public Optional<String> reveal(AlertNumber number, Masked field, String reason, Actor actor) {
        Alert alert = seen(number, actor);
        if (reason.strip().length() < REASON_AT_LEAST) {
            return Optional.empty();
        }
        news.audit(alert, "reveal", Map.of("field", field.name(), "reason", reason.strip()));
        return Optional.ofNullable(
                switch (field) {
                    case NAME -> alert.personName;
                    case PHONE -> alert.phone;
                    case ID_NO -> alert.idNo;
                });
    }

    private Alert seen(AlertNumber number, Actor actor) {
        Alert alert = alerts.findByAlertNo(number.value()).orElseThrow(() -> new NotFoundException("alert", number));
        AlertAccess.requireSeen(alert, actor);
        return alert;
    }

    private AlertView view(Alert alert) {
        List<Event> events = events(alert.id);
        return new AlertView(
                alert.id,
                AlertNumber.of(alert.alertNo),
                alert.unitId,
                alert.source,
                alert.risk,
                alert.fraudType,
                alert.state(),
                alert.inert,
                alert.pushedAt,
                alert.personName == null ? null : Masks.name(alert.personName),
                Masks.phone(alert.phone),
                alert.idNo == null ? null : Masks.idNumber(alert.idNo),
                alert.receivedAt,
                alert.receivedByName,
                alert.nextStep,
                alert.settled,
                workedElsewhere(alert) ? List.of() : settings.of(alert.risk).all(alert.dates()),
                alert.escalatedAt,
                alert.escalatedTo,
                result(alert),
                steps(alert, events),
                events,
                alert.outcome == AlertOutcome.NOT_DISSUADED ? watches(alert.id) : List.of(),
                alert.regionCode,
                alert.edition);
    }

    /** Another system closed it and doesn't tell when it was received: nothing is known to be late. */
    private static boolean workedElsewhere(Alert alert) {
        return !alert.state().isOpen() && alert.receivedAt == null;
    }

    private static AlertView.@Nullable Result result(Alert alert) {
        return alert.outcome == null
                ? null
                : new AlertView.Result(
                        alert.outcome,
                        alert.outcomeAt,
                        alert.lossAvoided == null ? null : Money.of(alert.lossAvoided),
                        alert.lossKnown,
                        alert.outcomeNote,
                        alert.caseNo);
    }

    private List<Step> steps(Alert alert, List<Event> events) {
        List<Attempt> attempts = jdbc.sql(
                        "select step, at, result, by_name, note from alert_attempt where alert_id = ? order by at, id")
                .param(alert.id)
                .query((rs, n) -> new Attempt(
                        AttemptStep.valueOf(rs.getString("step")),
                        instant(rs, "at"),
                        AttemptResult.valueOf(rs.getString("result")),
                        rs.getString("by_name"),
                        rs.getString("note")))
                .list();
        return Arrays.stream(AttemptStep.values())
                .map(step -> new Step(
                        step,
                        attempts.stream().filter(one -> one.step() == step).toList(),
                        events.stream()
                                .filter(event -> event.kind().equals("SKIPPED") && event.step() == step)
                                .map(Event::reason)
                                .findFirst()
                                .orElse(null)))
                .toList();
    }

    private List<Event> events(UUID alert) {
        return jdbc.sql("""
                        select kind, at, actor_name, step, reason, unit_id, note from alert_event
                        where alert_id = ? order by at, id""")
                .param(alert)
                .query((rs, n) -> {
                    String step = rs.getString("step");
                    return new Event(
                            rs.getString("kind"),
                            instant(rs, "at"),
                            rs.getString("actor_name"),
                            step == null ? null : AttemptStep.valueOf(step),
                            rs.getString("reason"),
                            rs.getObject("unit_id", UUID.class),
                            rs.getString("note"));
                })
                .list();
    }

    private List<Watch> watches(UUID alert) {
        return jdbc.sql("""
                        select days, due_on, done_at, done_by_name, note from alert_watch
                        where alert_id = ? order by days""")
                .param(alert)
                .query((rs, n) -> {
                    Timestamp done = rs.getTimestamp("done_at");
                    return new Watch(
                            rs.getInt("days"),
                            Objects.requireNonNull(rs.getObject("due_on", LocalDate.class)),
                            done == null ? null : done.toInstant(),
                            rs.getString("done_by_name"),
                            rs.getString("note"));
                })
                .list();
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getTimestamp(column).toInstant();
    }
}
