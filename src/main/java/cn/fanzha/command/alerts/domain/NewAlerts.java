package cn.fanzha.command.alerts.domain;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.alerts.domain.AlertNews.Line;
import cn.fanzha.command.organisation.SerialNumbers;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.crypto.BlindIndex;
import cn.fanzha.command.platform.crypto.ValueKind;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.OutOfScopeException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Alerts that officers and supervisors type: of the hotline, or of somebody at the desk. */
@Component
public class NewAlerts {

    private final AlertRepository alerts;
    private final AlertSettings settings;
    private final AlertNews news;
    private final SerialNumbers serials;
    private final Units units;
    private final BlindIndex index;
    private final Clock clock;

    NewAlerts(
            AlertRepository alerts,
            AlertSettings settings,
            AlertNews news,
            SerialNumbers serials,
            Units units,
            BlindIndex index,
            Clock clock) {
        this.alerts = alerts;
        this.settings = settings;
        this.news = news;
        this.serials = serials;
        this.units = units;
        this.index = index;
        this.clock = clock;
    }

    /**
     * Pushes the alert to a unit of the actor's tree and draws its number.
     *
     * @throws OutOfScopeException the actor doesn't work on alerts, or the unit is none of the actor's tree
     * @throws InvalidValueException the push lies in the future, or the unit's numbers of the month are used up
     */
    @Transactional
    public AlertNumber push(NewAlert typed, Actor actor) {
        UnitRef unit = units.get(typed.unitId());
        if (!AlertAccess.works(actor)
                || !actor.scope().sees(unit.id())
                || !unit.kind().isPolice()) {
            throw new OutOfScopeException("alert", "new");
        }
        Instant now = clock.instant();
        if (typed.pushedAt().isAfter(now)) {
            throw new InvalidValueException("alerts.new.future");
        }
        YearMonth month = ChinaTime.month(typed.pushedAt());
        String serial = String.valueOf(10_000 + serials.draw(AlertNumber.LETTER, unit.code(), month))
                .substring(1);
        AlertNumber number = AlertNumber.of(
                AlertNumber.LETTER + unit.code() + month.toString().replace("-", "") + serial);
        Alert alert = Alert.push(number, typed, digests(number, typed), actor, now);
        alert.changedByPerson(settings.of(typed.risk()), actor);
        alerts.save(alert);
        alerts.flush();
        news.audit(alert, "push", Map.of("kind", typed.source().name(), "toUnit", unit.code()));
        news.record(alert, Line.of("PUSHED"), now, actor);
        news.show(alert, "pushed");
        return number;
    }

    private PersonDigests digests(AlertNumber number, NewAlert typed) {
        String name = typed.personName();
        String idNo = typed.idNo();
        return new PersonDigests(
                name == null ? null : index.of(ValueKind.NAME, number.value() + '\n' + name),
                index.of(ValueKind.PHONE, typed.phone().value()),
                idNo == null ? null : index.of(ValueKind.ID_NUMBER, idNo));
    }
}
