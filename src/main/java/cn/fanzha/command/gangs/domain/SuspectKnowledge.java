package cn.fanzha.command.gangs.domain;

import cn.fanzha.command.observables.Known;
import cn.fanzha.command.observables.KnownValues;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.ObservableValue;
import cn.fanzha.command.shared.Actor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where else a suspect's document was seen: as a victim's, in an alert, as another suspect's. */
@Component
public class SuspectKnowledge {

    private final GangAccess access;
    private final KnownValues known;

    SuspectKnowledge(GangAccess access, KnownValues known) {
        this.access = access;
        this.known = known;
    }

    /** Empty where no document is known; null: seen nowhere else. */
    @Transactional
    public Map<ObservableType, @Nullable Known> of(String number, Actor actor) {
        Suspect suspect = access.suspect(number, actor);
        Map<ObservableType, @Nullable Known> told = new LinkedHashMap<>();
        String idNo = suspect.idNo();
        if (idNo != null) {
            ObservableValue value = ObservableValue.of(ObservableType.PERSON_ID, idNo);
            told.put(
                    ObservableType.PERSON_ID,
                    known.of(List.of(value), List.of(number)).get(value));
        }
        return told;
    }
}
