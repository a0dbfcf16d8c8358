package cn.fanzha.command.alerts.domain;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.alerts.AlertOutcome;
import cn.fanzha.command.alerts.AlertSource;
import cn.fanzha.command.alerts.domain.AlertChange.Done;
import cn.fanzha.command.alerts.domain.AlertNews.Line;
import cn.fanzha.command.cases.Channel;
import cn.fanzha.command.intake.CallBegun;
import cn.fanzha.command.intake.CaseLogged;
import cn.fanzha.command.intake.Intake;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.NotFoundException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** ALREADY_DECEIVED 已被骗: the alert becomes a case in one step, nothing typed twice. */
@Component
public class DeceivedAlerts {

    private final AlertRepository alerts;
    private final AlertWork work;
    private final AlertNews news;
    private final Intake intake;
    private final Clock clock;

    DeceivedAlerts(AlertRepository alerts, AlertWork work, AlertNews news, Intake intake, Clock clock) {
        this.alerts = alerts;
        this.work = work;
        this.news = news;
        this.intake = intake;
        this.clock = clock;
    }

    /** Closes the alert and makes the intake form of its case; both or neither. */
    @Transactional
    public AlertChange close(AlertNumber number, @Nullable String note, Actor actor) {
        AlertChange change = work.close(number, new Conclusion(AlertOutcome.ALREADY_DECEIVED, null, null, note), actor);
        if (change instanceof Done) {
            form(number, actor);
        }
        return change;
    }

    /**
     * The actor's intake form for the case of an alert that was closed as ALREADY_DECEIVED: the one that was begun, or a
     * new one where it was thrown away or somebody else's. Empty once the case is logged.
     */
    @Transactional
    public Optional<UUID> form(AlertNumber number, Actor actor) {
        Alert alert =
                alerts.findLockedByAlertNo(number.value()).orElseThrow(() -> new NotFoundException("alert", number));
        AlertAccess.requireWork(alert, actor);
        if (alert.outcome != AlertOutcome.ALREADY_DECEIVED || alert.caseNo != null) {
            news.refused(alert, "intake", "alerts.intake.none");
            return Optional.empty();
        }
        UUID begun = alert.intakeForm;
        if (begun != null && intake.isBegun(begun, actor)) {
            return Optional.of(begun);
        }
        UUID form = Ids.next();
        intake.begin(
                new CallBegun(
                        form,
                        alert.source == AlertSource.BANK ? Channel.BANK : Channel.HOTLINE_96110,
                        alert.fraudType,
                        clock.instant(),
                        alert.personName,
                        alert.phone,
                        alert.idNo),
                actor);
        alert.intakeForm = form;
        alerts.save(alert);
        news.audit(alert, "intake", Map.of());
        return Optional.of(form);
    }

    /** The case was logged from the form: its number stands on the alert from now on, in the same transaction. */
    @EventListener
    void logged(CaseLogged event) {
        alerts.findByIntakeForm(event.form()).ifPresent(alert -> {
            alert.caseNo = event.number().value();
            alerts.save(alert);
            news.audit(alert, "case", Map.of("case", event.number().value()));
            news.record(
                    alert,
                    new Line("CASE_LOGGED", null, event.number().value(), null, null),
                    clock.instant(),
                    event.actor());
            news.show(alert, "changed");
        });
    }
}
