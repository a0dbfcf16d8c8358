package cn.fanzha.command.requests.domain;

import cn.fanzha.command.requests.ControlNumber;
import cn.fanzha.command.requests.ControlOutcome;
import cn.fanzha.command.requests.ControlOutcome.Done;
import cn.fanzha.command.requests.ControlOutcome.Refused;
import cn.fanzha.command.shared.Actor;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the police do with control requests: read, take back, and ask to lift; programs read. */
@Component
public class ControlFiles {

    private final ControlHolding holding;
    private final ControlAccess access;
    private final ControlViews views;
    private final ControlNews news;

    ControlFiles(ControlHolding holding, ControlAccess access, ControlViews views, ControlNews news) {
        this.holding = holding;
        this.access = access;
        this.views = views;
        this.news = news;
    }

    /** The request, its value masked; opening it is audited. */
    @Transactional
    public ControlView open(ControlNumber number, Actor actor) {
        ControlRequest request = holding.read(number);
        access.requireReader(request, actor);
        news.audit(request, "open", Map.of());
        return views.of(request, false, actor);
    }

    /** The same for a page that is open already; not audited again. */
    @Transactional(readOnly = true)
    public ControlView glance(ControlNumber number, Actor actor) {
        ControlRequest request = holding.read(number);
        access.requireReader(request, actor);
        return views.of(request, false, actor);
    }

    /** The actor's side holds the case now, or asked without one, and may do more than read. */
    @Transactional(readOnly = true)
    public boolean mayAct(ControlNumber number, Actor actor) {
        return access.mayAct(holding.read(number), actor);
    }

    /** REQUESTED or RECEIVED → CANCELLED, with the reason. */
    @Transactional
    public ControlOutcome cancel(ControlNumber number, String note, Actor actor) {
        return change(number, "cancel", note, actor, (request, now) -> {
            ControlOutcome outcome = request.cancel(note.strip(), now);
            if (outcome instanceof Done) {
                news.audit(request, "cancel", Map.of("note", true));
                news.show(request, "cancelled");
                news.timeline(request, "CANCELLED", now, actor, note.strip());
            }
            return outcome;
        });
    }

    /** Of what is DONE: the partner is asked to lift it, with the reason; it confirms on its desk. */
    @Transactional
    public ControlOutcome askLift(ControlNumber number, String reason, Actor actor) {
        return change(number, "lift-ask", reason, actor, (request, now) -> {
            ControlOutcome outcome = request.askLift(reason.strip(), actor, now);
            if (outcome instanceof Done) {
                news.audit(request, "lift-ask", Map.of("reason", true));
                news.show(request, "lift-asked");
                news.timeline(request, "LIFT_ASKED", now, actor, reason.strip());
            }
            return outcome;
        });
    }

    private ControlOutcome change(
            ControlNumber number,
            String verb,
            String why,
            Actor actor,
            BiFunction<ControlRequest, Instant, ControlOutcome> act) {
        return holding.change(
                number,
                null,
                verb,
                actor,
                access::requireHolder,
                (request, now) -> why.isBlank() ? Refused.because("requests.note-missing") : act.apply(request, now));
    }
}
