package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.live.LiveEvent;
import cn.fanzha.command.platform.live.LiveEvents;
import cn.fanzha.command.shared.Actor;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the audit log, open pages, the institution and the case's timeline what happened to a freeze, within its transaction. */
@Component
class FreezeNews {

    private final ApplicationEventPublisher events;
    private final LiveEvents live;
    private final CaseFiles cases;

    FreezeNews(ApplicationEventPublisher events, LiveEvents live, CaseFiles cases) {
        this.events = events;
        this.live = live;
        this.cases = cases;
    }

    /** What news are about: a freeze of this system, or an imported one. */
    record About(String number, UUID unitId, UUID caseId, UUID institutionId, boolean knownToBank) {
        static About of(FreezeOrder order) {
            return new About(order.freezeNo, order.unitId, order.caseId, order.institutionId, order.sentAt != null);
        }
    }

    /**
     * Everything at once.
     *
     * @param verb of the log and, as {@code freeze-<verb>}, of the live event
     * @param line of the timeline; null: the case's readers need no line
     */
    void tell(
            About about,
            String verb,
            @Nullable String line,
            Instant at,
            Actor actor,
            @Nullable String note,
            Map<String, @Nullable Object> details) {
        audit(about, verb, details);
        show(about, verb);
        if (line != null) {
            cases.record(about.caseId, line, at, actor, about.number, note);
        }
    }

    /** Its turn has come; nobody did that, and the log says so whoever was the first to see it. */
    void tookEffect(About about, Instant at, Map<String, @Nullable Object> details) {
        audit(about, "took-effect", details);
        show(about, "answered");
        cases.record(about.caseId, "FREEZE_FROZEN", at, Actor.system(), about.number, null);
    }

    /** The institution took back that its turn had come. */
    void setBack(About about, Instant at, Actor actor, String reason, Map<String, @Nullable Object> details) {
        audit(about, "set-back", details);
        show(about, "answered");
        cases.record(about.caseId, "FREEZE_SET_BACK", at, actor, about.number, reason);
    }

    void audit(About about, String verb, Map<String, @Nullable Object> details) {
        events.publishEvent(Audited.done("freeze." + verb, "freeze", about.number, details));
    }

    void refused(String number, String verb, String why) {
        events.publishEvent(Audited.refused("freeze." + verb, "freeze", number, Map.of("reason", why)));
    }

    /** Nothing was written; the log keeps why, and nothing of what was typed. */
    void notApplied(String caseNo, String why) {
        events.publishEvent(Audited.refused("freeze.apply", "case", caseNo, Map.of("reason", why)));
    }

    private void show(About about, String verb) {
        String kind = "freeze-" + verb;
        UUID institution = about.knownToBank ? about.institutionId : null;
        live.publish(new LiveEvent(kind, about.number, about.unitId, institution, null));
        UUID holder = cases.require(about.caseId, Actor.system()).unitId();
        if (!holder.equals(about.unitId)) {
            live.publish(new LiveEvent(kind, about.number, holder, null, null));
        }
    }
}
