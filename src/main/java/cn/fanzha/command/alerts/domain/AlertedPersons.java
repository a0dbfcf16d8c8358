package cn.fanzha.command.alerts.domain;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.requests.ProtectedPerson;
import cn.fanzha.command.requests.ProtectedPersons;
import cn.fanzha.command.requests.ProtectiveSource;
import cn.fanzha.command.shared.Actor;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The persons of alerts, whose own accounts may be put under protective control. */
@Component
class AlertedPersons implements ProtectedPersons {

    private final AlertRepository alerts;

    AlertedPersons(AlertRepository alerts) {
        this.alerts = alerts;
    }

    @Override
    public ProtectiveSource source() {
        return ProtectiveSource.ALERT;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ProtectedPerson> find(String reference, Actor actor) {
        return alerts.findByAlertNo(reference).map(alert -> {
            AlertAccess.requireSeen(alert, actor);
            return new ProtectedPerson(alert.unitId, alert.personName, alert.idNo, null);
        });
    }

    @Override
    public String href(String reference) {
        return "/alerts/" + AlertNumber.of(reference).address();
    }
}
