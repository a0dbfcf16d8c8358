package cn.fanzha.command.funds.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.live.LiveEvent;
import cn.fanzha.command.platform.live.LiveEvents;
import cn.fanzha.command.shared.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
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

    /** Nothing was sent for the case; the log keeps why, and nothing of what was typed. */
    void notSent(CaseRef caseFile, String why) {
        events.publishEvent(
                Audited.refused("stop.request", "case", caseFile.number().value(), Map.of("reason", why)));
    }

    /** Open pages of the unit that asked, of the unit that holds the file now and of the institution read again. */
    void show(StopPayment stop, String happened) {
        String kind = "stop-" + happened;
        live.publish(new LiveEvent(kind, stop.requestNo, stop.unitId, stop.institutionId, null));
        UUID holder = stop.caseId == null
                ? stop.unitId
                : cases.require(stop.caseId, Actor.system()).unitId();
        if (!holder.equals(stop.unitId)) {
            live.publish(new LiveEvent(kind, stop.requestNo, holder, null, null));
        }
    }

    /** One person is told, wherever she serves; nobody where there is none. */
    void tellPerson(StopPayment stop, String happened, @Nullable UUID account) {
        if (account != null) {
            live.publish(new LiveEvent("stop-" + happened, stop.requestNo, null, null, account));
        }
    }

    /** Both officers of the request, and of every one that shares the stop, wherever they serve now. */
    void remindOfficers(StopPayment stop, Instant now) {
        Stream.concat(Stream.of(stop), sharing(stop, now).stream())
                .forEach(one -> Stream.ofNullable(one.officers)
                        .flatMap(officers -> Stream.of(officers.officerId, officers.secondOfficerId))
                        .filter(Objects::nonNull)
                        .forEach(officer ->
                                live.publish(new LiveEvent("stop-reminder", one.requestNo, null, null, officer))));
    }

    void timeline(StopPayment stop, String kind, Instant at, Actor actor, @Nullable String note) {
        if (stop.caseId != null) {
            cases.record(stop.caseId, kind, at, actor, stop.requestNo, note);
        }
    }

    /** The case that asked, and every case that shares the stop; the note is of the first case and stays with it. */
    void tellAllCases(StopPayment stop, String happened, String kind, Instant at, Actor actor, @Nullable String note) {
        show(stop, happened);
        timeline(stop, kind, at, actor, note);
        for (StopPayment sharing : sharing(stop, at)) {
            show(sharing, happened);
            timeline(sharing, kind, at, actor, null);
        }
    }

    /** Who joined the stop, and stops of other cases that are over and that it carries on: its end is theirs. */
    private List<StopPayment> sharing(StopPayment stop, Instant at) {
        AccountStops account =
                new AccountStops(stops.findByAccountIdAndInstitutionId(stop.accountId, stop.institutionId));
        return Stream.concat(stops.findByJoinedTo(stop.id).stream(), account.over(stop, at).stream())
                .toList();
    }

    /** The stops that this answer carries on: their pages say so, and another case's timeline. */
    void carriesOn(StopPayment stop, AccountStops account, Instant now, Actor actor) {
        for (StopPayment before : account.carriedOn(stop, now)) {
            show(before, "joined");
            if (!Objects.equals(before.caseId, stop.caseId)) {
                timeline(before, "STOP_RENEWED_ELSEWHERE", now, actor, null);
            }
        }
    }
}
