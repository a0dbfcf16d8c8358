package cn.fanzha.command.alerts.domain;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.alerts.domain.AlertChange.Done;
import cn.fanzha.command.alerts.domain.AlertChange.Refused;
import cn.fanzha.command.alerts.domain.AlertNews.Line;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.platform.live.LiveEvent;
import cn.fanzha.command.platform.live.LiveEvents;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.NotFoundException;
import cn.fanzha.command.shared.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 回访: who was not dissuaded is looked after again on three days; a day that passed without it is told to the unit above. */
@Component
public class Watches {

    /** Days after which somebody who was not dissuaded is looked after again (domain section 6). */
    static final List<Integer> DAYS = List.of(7, 30, 90);

    private static final int NOTE_AT_MOST = 500;

    private final AlertRepository alerts;
    private final AlertNews news;
    private final LiveEvents live;
    private final Units units;
    private final PersonalDataCipher cipher;
    private final JdbcClient jdbc;
    private final Clock clock;

    Watches(
            AlertRepository alerts,
            AlertNews news,
            LiveEvents live,
            Units units,
            PersonalDataCipher cipher,
            JdbcClient jdbc,
            Clock clock) {
        this.alerts = alerts;
        this.news = news;
        this.live = live;
        this.units = units;
        this.cipher = cipher;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A day on which somebody is looked after, come or over; the person masked.
     *
     * @param late the day is over
     */
    public record DueWatch(
            AlertNumber number,
            int days,
            LocalDate dueOn,
            UUID unitId,
            @Nullable String name,
            String phone,
            boolean late,
            boolean escalated) {}

    /** A watch whose day is over, and which nobody above knows of. */
    record LateWatch(String number, int days) {}

    void begin(Alert alert, Instant now) {
        LocalDate today = ChinaTime.date(now);
        for (int days : DAYS) {
            jdbc.sql("insert into alert_watch (alert_id, days, due_on, unit_id) values (?, ?, ?, ?)")
                    .params(alert.id, days, today.plusDays(days), alert.unitId)
                    .update();
        }
    }

    /** What is due today or was before, within the actor's scope, the longest over first. */
    @Transactional(readOnly = true)
    public List<DueWatch> due(Actor actor, int limit) {
        if (!(actor.scope() instanceof Scope.Tree tree)) {
            return List.of();
        }
        LocalDate today = ChinaTime.date(clock.instant());
        return jdbc.sql("""
                        select a.alert_no, w.days, w.due_on, w.unit_id, a.person_name, a.phone,
                               w.escalated_at is not null as escalated
                        from alert_watch w join alert a on a.id = w.alert_id
                        where w.unit_id = any(?) and w.done_at is null and w.due_on <= ?
                        order by w.due_on, w.alert_id limit ?""")
                .params(tree.array(), today, limit)
                .query((rs, n) -> {
                    byte[] name = rs.getBytes("person_name");
                    LocalDate dueOn = Objects.requireNonNull(rs.getObject("due_on", LocalDate.class));
                    return new DueWatch(
                            AlertNumber.of(rs.getString("alert_no")),
                            rs.getInt("days"),
                            dueOn,
                            rs.getObject("unit_id", UUID.class),
                            name == null ? null : Masks.name(cipher.decrypt(ValueKind.NAME, name)),
                            Masks.phone(cipher.decrypt(ValueKind.PHONE, rs.getBytes("phone"))),
                            dueOn.isBefore(today),
                            rs.getBoolean("escalated"));
                })
                .list();
    }

    /** Notes that the person was looked after again, also before the day; each day once. */
    @Transactional
    public AlertChange done(AlertNumber number, int days, String note, Actor actor) {
        Alert alert =
                alerts.findLockedByAlertNo(number.value()).orElseThrow(() -> new NotFoundException("alert", number));
        AlertAccess.requireWork(alert, actor);
        if (note.isBlank() || note.length() > NOTE_AT_MOST) {
            return Refused.because("alerts.watch.note", NOTE_AT_MOST);
        }
        Instant now = clock.instant();
        int done = jdbc.sql("""
                        update alert_watch set done_at = ?, done_by_name = ?, note = ?
                        where alert_id = ? and days = ? and done_at is null""")
                .params(Timestamp.from(now), actor.displayName(), note.strip(), alert.id, days)
                .update();
        if (done == 0) {
            return Refused.because("alerts.watch.none");
        }
        news.audit(alert, "watch", Map.of("days", days));
        news.record(alert, new Line("WATCHED", null, String.valueOf(days), null, note.strip()), now, actor);
        news.show(alert, "changed");
        return new Done(alert.state());
    }

    /** Those whose day is over and that nobody above knows of. */
    List<LateWatch> late() {
        return jdbc.sql("""
                        select a.alert_no, w.days from alert_watch w join alert a on a.id = w.alert_id
                        where w.done_at is null and w.escalated_at is null and w.due_on < ?
                        order by w.due_on limit 500""")
                .param(ChinaTime.date(clock.instant()))
                .query((rs, n) -> new LateWatch(rs.getString(1), rs.getInt(2)))
                .list();
    }

    /** Tells the unit above, once a watch; nothing where it was done in the meantime. */
    @Transactional
    public void escalate(String number, int days) {
        Alert alert = alerts.findLockedByAlertNo(number).orElseThrow();
        Instant now = clock.instant();
        int told = jdbc.sql("""
                        update alert_watch set escalated_at = ?
                        where alert_id = ? and days = ? and done_at is null and escalated_at is null""").params(Timestamp.from(now), alert.id, days).update();
        if (told == 0) {
            return;
        }
        UUID above = units.ancestors(alert.unitId).stream()
                .filter(unit -> unit.kind() != UnitKind.PLATFORM)
                .findFirst()
                .map(UnitRef::id)
                .orElse(null);
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("days", days);
        details.put("toUnit", above == null ? null : units.get(above).code());
        news.audit(alert, "escalate", details);
        news.record(alert, new Line("ESCALATED", null, String.valueOf(days), above, null), now, Actor.system());
        news.show(alert, "changed");
        if (above != null) {
            live.publish(new LiveEvent("alert-escalated", alert.alertNo, above, null, null));
        }
    }
}
