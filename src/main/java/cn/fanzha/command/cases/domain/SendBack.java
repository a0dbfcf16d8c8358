package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.StepOutcome;
import cn.fanzha.command.cases.StepOutcome.Refused;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.live.LiveEvent;
import cn.fanzha.command.platform.live.LiveEvents;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.NotFoundException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The receiver's other answer to a transfer 移送管辖: not taking the file over, but sending it back. */
@Component
public class SendBack {

    private final CaseRepository cases;
    private final CaseAccess access;
    private final HandOvers handOvers;
    private final Timeline timeline;
    private final Units units;
    private final ApplicationEventPublisher events;
    private final LiveEvents live;
    private final Clock clock;

    SendBack(
            CaseRepository cases,
            CaseAccess access,
            HandOvers handOvers,
            Timeline timeline,
            Units units,
            ApplicationEventPublisher events,
            LiveEvents live,
            Clock clock) {
        this.cases = cases;
        this.access = access;
        this.handOvers = handOvers;
        this.timeline = timeline;
        this.units = units;
        this.events = events;
        this.live = live;
        this.clock = clock;
    }

    /**
     * Sends a file that was handed over back to the unit that it came from: by the receiver, with the reason, before it
     * was taken over. The file stays on its way (TRANSFERRED): that unit takes it over again.
     */
    @Transactional
    public StepOutcome sendBack(CaseNumber number, @Nullable String reason, @Nullable String ifMatch, Actor actor) {
        CaseFile file =
                cases.findLockedByCaseNo(number.value()).orElseThrow(() -> new NotFoundException("case", number));
        access.requireWork(file, actor);
        access.requireVersion(file, ifMatch);
        HandOver open = handOvers.latest(file.getId()).orElse(null);
        if (file.state() != CaseState.TRANSFERRED || open == null || open.sentBack()) {
            return Refused.because("cases.send-back.refused.state", file.state());
        }
        if (reason == null) {
            return Refused.because("cases.send-back.refused.reason");
        }
        Instant now = clock.instant();
        UUID holder = file.unitId();
        handOvers.sendBack(file, open, reason, now, actor);
        file.touched();
        cases.save(file);
        timeline.add(file.getId(), "SENT_BACK", now, actor, null, reason);
        Map<String, @Nullable Object> details = new HashMap<>();
        details.put("fromUnit", units.get(holder).code());
        details.put("toUnit", units.get(file.unitId()).code());
        details.put("reason", reason);
        events.publishEvent(Audited.done("case.send-back", "case", number.value(), details));
        live.publish(new LiveEvent("case-changed", number.value(), holder, null, null));
        live.publish(new LiveEvent("case-changed", number.value(), file.unitId(), null, null));
        return new StepOutcome.Taken(file.state());
    }
}
