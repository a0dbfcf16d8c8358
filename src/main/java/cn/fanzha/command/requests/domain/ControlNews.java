package cn.fanzha.command.requests.domain;

import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.live.LiveEvent;
import cn.fanzha.command.platform.live.LiveEvents;
import cn.fanzha.command.requests.ControlCases;
import cn.fanzha.command.requests.ControlOutcome;
import cn.fanzha.command.shared.Actor;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the audit log, open pages and the case's timeline what happened to a control request, within its transaction. */
@Component
class ControlNews {

    private final ApplicationEventPublisher events;
    private final LiveEvents live;
    private final ControlCases cases;

    ControlNews(ApplicationEventPublisher events, LiveEvents live, ControlCases cases) {
        this.events = events;
        this.live = live;
        this.cases = cases;
    }

    void audit(ControlRequest request, String verb, Map<String, @Nullable Object> details) {
        events.publishEvent(Audited.done("control." + verb, "control", request.controlNo, details));
    }

    void refused(ControlRequest request, String verb, ControlOutcome.Refused why) {
        events.publishEvent(
                Audited.refused("control." + verb, "control", request.controlNo, Map.of("reason", why.messageKey())));
    }

    /** Nothing was asked; the log keeps why, and nothing of what was typed. */
    void notAsked(@Nullable String caseNo, ControlOutcome.Refused why) {
        events.publishEvent(Audited.refused(
                "control.request", "case", caseNo == null ? "—" : caseNo, Map.of("reason", why.messageKey())));
    }

    /** Open pages of the unit that asked and of the partner read again. */
    void show(ControlRequest request, String happened) {
        live.publish(
                new LiveEvent("control-" + happened, request.controlNo, request.unitId, request.institutionId, null));
    }

    /** The officer who asked is told, wherever she serves now. */
    void tellAsker(ControlRequest request, String happened) {
        if (request.askedBy != null) {
            live.publish(new LiveEvent("control-" + happened, request.controlNo, null, null, request.askedBy));
        }
    }

    void timeline(ControlRequest request, String kind, Instant at, Actor actor, @Nullable String note) {
        if (request.caseNo != null) {
            cases.record(request.caseNo, "CONTROL_" + kind, at, actor, request.controlNo, note);
        }
    }
}
