package cn.fanzha.command.requests.domain;

import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.live.LiveEvent;
import cn.fanzha.command.platform.live.LiveEvents;
import cn.fanzha.command.requests.ControlCases;
import cn.fanzha.command.requests.ProtectiveOutcome.Refused;
import cn.fanzha.command.shared.Actor;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the audit log, open pages and the case's timeline what happened to a protective control, within its transaction. */
@Component
class ProtectiveNews {

    private final ApplicationEventPublisher events;
    private final LiveEvents live;
    private final ControlCases cases;

    ProtectiveNews(ApplicationEventPublisher events, LiveEvents live, ControlCases cases) {
        this.events = events;
        this.live = live;
        this.cases = cases;
    }

    void audit(String controlNo, String verb, Map<String, @Nullable Object> details) {
        events.publishEvent(Audited.done("protective." + verb, "protective-control", controlNo, details));
    }

    void refused(String controlNo, String verb, Refused why) {
        events.publishEvent(Audited.refused(
                "protective." + verb, "protective-control", controlNo, Map.of("reason", why.messageKey())));
    }

    /** Open pages of the unit and of the institution read again. */
    void show(String controlNo, String happened, @Nullable UUID unit, @Nullable UUID institution) {
        live.publish(new LiveEvent("protective-" + happened, controlNo, unit, institution, null));
    }

    /** The officer who asked is told, wherever she serves now. */
    void tell(String controlNo, String happened, UUID account) {
        live.publish(new LiveEvent("protective-" + happened, controlNo, null, null, account));
    }

    void timeline(
            @Nullable String caseNo, String kind, Instant at, Actor actor, String controlNo, @Nullable String note) {
        if (caseNo != null) {
            cases.record(caseNo, "PROTECTIVE_" + kind, at, actor, controlNo, note);
        }
    }
}
