package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.domain.Victims.Victim;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.observables.SightingSource;
import cn.fanzha.command.shared.InvalidValueException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The victims' phones and documents among the case's observables: what was corrected no longer leads to the case, what it
 * was corrected to does.
 */
@Component
class VictimSightings {

    private final Victims victims;
    private final Observables observables;

    VictimSightings(Victims victims, Observables observables) {
        this.victims = victims;
        this.observables = observables;
    }

    /** Call it when the victim is stored: a value that another victim of the case has stays. */
    void follow(CaseFile file, Victim before, Victim after) {
        String number = file.ref().number().value();
        Set<ObservableValue> gone = values(before);
        Set<ObservableValue> come = values(after);
        gone.removeAll(come);
        come.removeAll(values(before));
        if (!gone.isEmpty()) {
            victims.of(file.getId()).forEach(other -> gone.removeAll(values(other)));
        }
        gone.stream()
                .flatMap(value -> observables.find(value.type(), value.value()).stream())
                .forEach(id -> observables.forget(id, SightingSource.CASE, number));
        observables
                .idsOf(come)
                .values()
                .forEach(id -> observables.record(
                        id,
                        SightingSource.CASE,
                        number,
                        file.unitId(),
                        file.ref().reportedAt()));
    }

    private static Set<ObservableValue> values(Victim victim) {
        Set<ObservableValue> values = new HashSet<>();
        add(values, ObservableType.PHONE, victim.phone());
        add(values, ObservableType.PERSON_ID, victim.idNo());
        return values;
    }

    private static void add(Set<ObservableValue> values, ObservableType type, @Nullable String text) {
        if (text == null) {
            return;
        }
        try {
            values.add(ObservableValue.of(type, text));
        } catch (InvalidValueException anotherPaper) {
            // a paper that looks like a resident ID and is none: it stands in the file, and is no observable
            return;
        }
    }
}
