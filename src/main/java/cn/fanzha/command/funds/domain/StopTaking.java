package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.StopTakeOver;
import cn.fanzha.command.funds.domain.StopChange.Done;
import cn.fanzha.command.shared.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Component
class StopTaking implements StopTakeOver {

    private final StopHold hold;
    private final StopPaymentRepository stops;
    private final StopNews news;
    private final Clock clock;

    StopTaking(StopHold hold, StopPaymentRepository stops, StopNews news, Clock clock) {
        this.hold = hold;
        this.stops = stops;
        this.news = news;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean frozen(UUID stopId, Actor actor) {
        StopPayment stop = hold.hold(stopId);
        Instant now = clock.instant();
        if (!(stop.freeze(now) instanceof Done)) {
            return false;
        }
        stop.changedByPerson();
        stops.save(stop);
        news.audit(stop, "freeze", Map.of("endedAt", now));
        news.tellAllCases(stop, "frozen", "STOP_FROZEN", now, actor, null);
        return true;
    }
}
