package cn.fanzha.command.funds.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.live.LiveEvent;
import cn.fanzha.command.platform.live.LiveEvents;
import cn.fanzha.command.shared.Actor;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the audit log, open pages and the case's timeline what happened to a request, within its transaction. */
@Component
class StopNews {

    private final ApplicationEventPublisher events;
    private final LiveEvents live;
    private final CaseFiles cases;
    private final StopPaymentRepository stops;

    StopNews(ApplicationEventPublisher events, LiveEvents live, CaseFiles cases, StopPaymentRepository stops) {
        this.events = events;
        this.live = live;
        this.cases = cases;
        this.stops = stops;
    }

    void audit(StopPayment stop, String verb, Map<String, @Nullable Object> details) {
        events.publishEvent(Audited.done("stop." + verb, "stop", stop.requestNo, details));
    }

    void refused(StopPayment stop, String verb, String why) {
        events.publishEvent(Audited.refused("stop." + verb, "stop", stop.requestNo, Map.of("reason", why)));
    }

    /** Open pages of the case's unit and of the institution read again. */
    void show(StopPayment stop, String happened) {
        live.publish(new LiveEvent("stop-" + happened, stop.requestNo, stop.unitId, stop.institutionId, null));
    }

    void timeline(StopPayment stop, String kind, Instant at, Actor actor, @Nullable String note) {
        cases.record(stop.caseId, kind, at, actor, stop.requestNo, note);
    }

    /** The case that asked, and every case that shares the stop. */
    void tellAllCases(StopPayment stop, String happened, String kind, Instant at, Actor actor, @Nullable String note) {
        show(stop, happened);
        timeline(stop, kind, at, actor, note);
        for (StopPayment sharing : stops.findByJoinedTo(stop.id)) {
            show(sharing, happened);
            timeline(sharing, kind, at, actor, note);
        }
    }
}
