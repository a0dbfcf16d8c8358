package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.domain.CaseChanges.Values;
import cn.fanzha.command.cases.domain.Victims.Victim;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.live.LiveEvent;
import cn.fanzha.command.platform.live.LiveEvents;
import cn.fanzha.command.shared.Actor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes a victim, with all that follows: history, observables, audit log, and the case as changed. */
@Component
class VictimRecords {

    private final CaseRepository cases;
    private final Victims victims;
    private final CaseChanges changes;
    private final VictimSightings sightings;
    private final ApplicationEventPublisher events;
    private final LiveEvents live;

    VictimRecords(
            CaseRepository cases,
            Victims victims,
            CaseChanges changes,
            VictimSightings sightings,
            ApplicationEventPublisher events,
            LiveEvents live) {
        this.cases = cases;
        this.victims = victims;
        this.changes = changes;
        this.sightings = sightings;
        this.events = events;
        this.live = live;
    }

    /**
     * Stores the victim as she is after; one who is empty after is removed.
     *
     * @param action what the audit log calls it
     */
    void write(String action, CaseFile file, Victim before, Victim after, @Nullable String reason, Actor actor) {
        if (after.isEmpty()) {
            victims.remove(file.getId(), before.position());
        } else {
            victims.save(file.getId(), after);
        }
        for (Values values : List.of(
                new Values(CaseField.VICTIM_NAME, before.name(), after.name()),
                new Values(CaseField.VICTIM_PHONE, before.phone(), after.phone()),
                new Values(CaseField.VICTIM_ID_NO, before.idNo(), after.idNo()),
                new Values(
                        CaseField.VICTIM_ID_KIND, FieldTexts.kind(before.idKind()), FieldTexts.kind(after.idKind())))) {
            changes.write(file.getId(), before.position(), values, reason, actor);
        }
        sightings.follow(file, before, after);
        events.publishEvent(Audited.done(action, "case", file.ref().number().value(), told(before, after, reason)));
        file.touched();
        cases.save(file);
        live.publish(new LiveEvent("case-changed", file.ref().number().value(), file.unitId(), null, null));
    }

    private static Map<String, @Nullable Object> told(Victim before, Victim after, @Nullable String reason) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("victim", before.position());
        told.put("before", before.isEmpty() ? null : CaseReading.masked(before).toString());
        told.put("after", after.isEmpty() ? null : CaseReading.masked(after).toString());
        if (reason != null) {
            told.put("reason", reason);
        }
        return told;
    }
}
