package cn.fanzha.command.alerts.domain;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.alerts.domain.AlertNews.Line;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.live.LiveEvent;
import cn.fanzha.command.platform.live.LiveEvents;
import cn.fanzha.command.shared.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the unit above that a deadline was missed; the alert stays where it is, and stays open to imports. */
@Component
class Escalations {

    private final AlertRepository alerts;
    private final AlertSettings settings;
    private final AlertNews news;
    private final LiveEvents live;
    private final Units units;
    private final Clock clock;

    Escalations(
            AlertRepository alerts, AlertSettings settings, AlertNews news, LiveEvents live, Units units, Clock clock) {
        this.alerts = alerts;
        this.settings = settings;
        this.news = news;
        this.live = live;
        this.units = units;
        this.clock = clock;
    }

    /** Once a deadline; nothing where it was kept, or told, in the meantime. */
    @Transactional
    public void escalate(AlertNumber number) {
        Instant now = clock.instant();
        Alert alert = alerts.findLockedByAlertNo(number.value()).orElseThrow();
        if (!alert.burns() || alert.escalateAt == null || !now.isAfter(alert.escalateAt)) {
            return;
        }
        UUID above = units.ancestors(alert.unitId).stream()
                .filter(unit -> unit.kind() != UnitKind.PLATFORM)
                .findFirst()
                .map(UnitRef::id)
                .orElse(null);
        alert.escalate(above, settings.of(alert.risk), now);
        alerts.save(alert);
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("toUnit", above == null ? null : units.get(above).code());
        news.audit(alert, "escalate", details);
        news.record(alert, new Line("ESCALATED", null, null, above, null), now, Actor.system());
        news.show(alert, "changed");
        if (above != null) {
            live.publish(new LiveEvent("alert-escalated", alert.alertNo, above, null, null));
        }
    }
}
