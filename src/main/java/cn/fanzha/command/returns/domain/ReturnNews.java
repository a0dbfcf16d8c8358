package cn.fanzha.command.returns.domain;

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

/** Tells the audit log, open pages, the bank and the case's timeline what happened to a return, within its transaction. */
@Component
class ReturnNews {

    private final ApplicationEventPublisher events;
    private final LiveEvents live;
    private final CaseFiles cases;

    ReturnNews(ApplicationEventPublisher events, LiveEvents live, CaseFiles cases) {
        this.events = events;
        this.live = live;
        this.cases = cases;
    }

    void audit(ReturnCase of, String verb, Map<String, @Nullable Object> details) {
        events.publishEvent(Audited.done("return." + verb, "return", of.returnNo, details));
    }

    void refused(String number, String verb, String why) {
        events.publishEvent(Audited.refused("return." + verb, "return", number, Map.of("reason", why)));
    }

    /** Open pages of the side that holds the file read again; the bank's once it was asked. */
    void show(ReturnCase of, String happened) {
        UUID holder = cases.require(of.caseId, Actor.system()).unitId();
        UUID bank = of.stage().isWithBank() ? of.institutionId : null;
        live.publish(new LiveEvent("return-" + happened, of.returnNo, holder, bank, null));
    }

    void timeline(ReturnCase of, String kind, Instant at, Actor actor, @Nullable String note) {
        cases.record(of.caseId, kind, at, actor, of.returnNo, note);
    }

    /** The same, also in the file of the victim's own case where that is another. */
    void timeline(ReturnCase of, UUID victimCase, String kind, Instant at, Actor actor) {
        timeline(of, kind, at, actor, null);
        if (!victimCase.equals(of.caseId)) {
            cases.record(victimCase, kind, at, actor, of.returnNo, null);
        }
    }
}
