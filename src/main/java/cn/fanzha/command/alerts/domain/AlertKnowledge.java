package cn.fanzha.command.alerts.domain;

import cn.fanzha.command.alerts.AlertNumber;
import cn.fanzha.command.observables.Known;
import cn.fanzha.command.observables.KnownValues;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.NotFoundException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where else the phone and the document of an alert's person were seen. */
@Component
public class AlertKnowledge {

    private final AlertRepository alerts;
    private final KnownValues known;

    AlertKnowledge(AlertRepository alerts, KnownValues known) {
        this.alerts = alerts;
        this.known = known;
    }

    /** By kind of value; null: seen nowhere else. Numbers alone: the page that shows them is audited. */
    @Transactional
    public Map<ObservableType, @Nullable Known> of(AlertNumber number, Actor actor) {
        Alert alert = alerts.findByAlertNo(number.value()).orElseThrow(() -> new NotFoundException("alert", number));
        AlertAccess.requireSeen(alert, actor);
        Map<ObservableType, ObservableValue> values = new LinkedHashMap<>();
        add(values, ObservableType.PHONE, alert.phone);
        add(values, ObservableType.PERSON_ID, alert.idNo);
        Map<ObservableValue, Known> found = known.of(values.values(), List.of(number.value()));
        Map<ObservableType, @Nullable Known> told = new LinkedHashMap<>();
        values.forEach((type, value) -> told.put(type, found.get(value)));
        return told;
    }

    private static void add(Map<ObservableType, ObservableValue> values, ObservableType type, @Nullable String text) {
        if (text == null) {
            return;
        }
        try {
            values.put(type, ObservableValue.of(type, text));
        } catch (InvalidValueException e) {
            return;
        }
    }
}
