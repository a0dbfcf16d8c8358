package cn.fanzha.command.alerts.domain;

import cn.fanzha.command.alerts.AttemptStep;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.live.LiveEvent;
import cn.fanzha.command.platform.live.LiveEvents;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the audit log, open pages and the alert's own record what happened, within its transaction. */
@Component
class AlertNews {

    private final ApplicationEventPublisher events;
    private final LiveEvents live;
    private final JdbcClient jdbc;

    AlertNews(ApplicationEventPublisher events, LiveEvents live, JdbcClient jdbc) {
        this.events = events;
        this.live = live;
        this.jdbc = jdbc;
    }

    /** A line of the alert's record: what the page tells beside the attempts. */
    record Line(
            String kind,
            @Nullable AttemptStep step,
            @Nullable String reason,
            @Nullable UUID unitId,
            @Nullable String note) {
        static Line of(String kind) {
            return new Line(kind, null, null, null, null);
        }
    }

    void audit(Alert alert, String verb, Map<String, @Nullable Object> details) {
        events.publishEvent(Audited.done("alert." + verb, "alert", alert.alertNo, details));
    }

    void refused(Alert alert, String verb, String why) {
        events.publishEvent(Audited.refused("alert." + verb, "alert", alert.alertNo, Map.of("reason", why)));
    }

    /** Open pages of the unit that holds the alert, and of those above, read again. */
    void show(Alert alert, String happened) {
        live.publish(new LiveEvent("alert-" + happened, alert.alertNo, alert.unitId, null, null));
    }

    void record(Alert alert, Line line, Instant at, Actor actor) {
        jdbc.sql("""
                        insert into alert_event (id, alert_id, kind, at, actor_id, actor_name, step, reason, unit_id, note)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(Ids.next())
                .param(alert.id)
                .param(line.kind())
                .param(Timestamp.from(at))
                .param(actor.isSystem() ? null : actor.id())
                .param(actor.displayName())
                .param(line.step() == null ? null : line.step().name())
                .param(line.reason())
                .param(line.unitId())
                .param(line.note())
                .update();
    }
}
