package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.StopEnding;
import cn.fanzha.command.funds.domain.StopChange.Done;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.StopNumber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The end of a stop and the reminders ahead of it, each in a transaction of its own. */
@Component
class StopEnds {

    private final StopHold hold;
    private final StopPaymentRepository stops;
    private final StopNews news;
    private final StopBook book;
    private final StopSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StopEnds(
            StopHold hold,
            StopPaymentRepository stops,
            StopNews news,
            StopBook book,
            StopSettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.hold = hold;
        this.stops = stops;
        this.news = news;
        this.book = book;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public void expire(StopNumber number) {
        StopPayment stop = hold.hold(number);
        if (stop.expire(clock.instant()) instanceof Done) {
            stops.save(stop);
            news.audit(stop, "expire", Map.of("endedAt", stop.endOrThrow()));
            book.ended(stop, stop.endOrThrow(), Actor.system());
            String kind = carriedOn(stop, clock.instant()) ? "STOP_CARRIED_ON" : "STOP_EXPIRED";
            news.tellAllCases(stop, "expired", kind, stop.endOrThrow(), Actor.system(), null);
        }
    }

    /**
     * Once at each mark; when both have passed unnoticed, once. Not of a stop that a second one carries on: nothing
     * lapses at its end, and the second reminds of its own.
     */
    @Transactional
    public void remind(StopNumber number) {
        StopPayment stop = hold.hold(number);
        Instant now = clock.instant();
        if (!stop.runsAt(now) || carriedOn(stop, now) || !stop.remind(now, settings)) {
            return;
        }
        stops.save(stop);
        news.audit(stop, "remind", Map.of("endsAt", stop.endOrThrow()));
        news.tellAllCases(stop, "reminder", "STOP_REMINDER", now, Actor.system(), null);
        news.remindOfficers(stop, now);
        if (stop.caseId != null) {
            Instant end = stop.endOrThrow();
            events.publishEvent(new StopEnding(stop.id, stop.caseId, end, Duration.between(now, end)));
        }
    }

    private boolean carriedOn(StopPayment stop, Instant now) {
        return new AccountStops(stops.findByAccountIdAndInstitutionId(stop.accountId, stop.institutionId))
                .carryingInFull(stop, now)
                .isPresent();
    }
}
