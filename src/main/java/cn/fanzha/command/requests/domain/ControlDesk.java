package cn.fanzha.command.requests.domain;

import cn.fanzha.command.requests.ControlNumber;
import cn.fanzha.command.requests.ControlOutcome;
import cn.fanzha.command.requests.ControlOutcome.Done;
import cn.fanzha.command.requests.ControlRefusal;
import cn.fanzha.command.requests.ControlState;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an operator or internet company does: takes a request, answers, lifts. Only its own; every other is answered with
 * {@link OutOfScopeException}. A request stays with the liaison who took it for 15 minutes (setting) or until she lets go.
 */
@Component
public class ControlDesk {

    private final ControlHolding holding;
    private final ControlAccess access;
    private final ControlViews views;
    private final ControlNews news;
    private final ControlSettings settings;
    private final JdbcClient jdbc;
    private final Clock clock;

    ControlDesk(
            ControlHolding holding,
            ControlAccess access,
            ControlViews views,
            ControlNews news,
            ControlSettings settings,
            JdbcClient jdbc,
            Clock clock) {
        this.holding = holding;
        this.access = access;
        this.views = views;
        this.news = news;
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The request with its value in full, which the partner needs to act; the reading is audited. */
    @Transactional
    public ControlView open(ControlNumber number, Actor actor) {
        ControlRequest request = holding.read(number);
        access.requirePartner(request, actor);
        news.audit(request, "open", Map.of("shown", "value"));
        return views.of(request, true, actor);
    }

    /** The same with the value masked, for a page that follows the state; not audited. */
    @Transactional(readOnly = true)
    public ControlView glance(ControlNumber number, Actor actor) {
        ControlRequest request = holding.read(number);
        access.requirePartner(request, actor);
        return views.of(request, false, actor);
    }

    /**
     * Takes the next that nobody holds: the one she left unfinished first, then urgent ones, then the oldest. Two who ask
     * at once never get the same.
     */
    @Transactional
    public Optional<ControlNumber> next(Actor actor) {
        if (!(actor.scope() instanceof Scope.Institution own)) {
            throw new OutOfScopeException("control", "next");
        }
        Instant now = clock.instant();
        Optional<ControlNumber> found = jdbc.sql("""
                        select control_no from control_request
                        where institution_id = :own and not inert
                          and (state in ('REQUESTED', 'RECEIVED') or (state = 'DONE' and lift_asked_at is not null))
                          and (held_until is null or held_until <= :now or held_by = :me)
                        order by coalesce(held_by = :me and held_until > :now, false) desc, urgency = 'URGENT' desc,
                                 requested_at, id
                        limit 1 for no key update skip locked""")
                .param("own", own.institution())
                .param("now", Timestamp.from(now))
                .param("me", actor.id())
                .query((rs, n) -> ControlNumber.of(rs.getString(1)))
                .optional();
        found.ifPresent(number -> take(number, null, actor));
        return found;
    }

    /** Takes this one in hand: REQUESTED → RECEIVED; of one in a colleague's hands only when her time is over. */
    @Transactional
    public ControlOutcome take(ControlNumber number, @Nullable Integer version, Actor actor) {
        return change(number, version, "receive", actor, (request, now) -> {
            boolean fresh = request.state() == ControlState.REQUESTED;
            ControlOutcome outcome = request.take(actor, settings.holdFor(), now);
            if (outcome instanceof Done) {
                news.audit(request, fresh ? "receive" : "take", Map.of());
                news.show(request, fresh ? "received" : "taken");
            }
            return outcome;
        });
    }

    /** Lays it back on the desk. */
    @Transactional
    public ControlOutcome letGo(ControlNumber number, Actor actor) {
        return change(number, null, "let-go", actor, (request, now) -> {
            ControlOutcome outcome = request.letGo(actor, now);
            if (outcome instanceof Done) {
                news.audit(request, "let-go", Map.of());
                news.show(request, "taken");
            }
            return outcome;
        });
    }

    /**
     * REQUESTED or RECEIVED → DONE.
     *
     * @param at when it was done; null: now. Not before the request, not in the future
     */
    @Transactional
    public ControlOutcome done(
            ControlNumber number, @Nullable Integer version, @Nullable Instant at, Said said, Actor actor) {
        return change(number, version, "done", actor, (request, now) -> {
            ControlOutcome outcome = request.done(at, said, actor, now);
            if (outcome instanceof Done) {
                news.audit(request, "done", Map.of("doneAt", String.valueOf(request.doneAt)));
                answered(request, "DONE", now, actor);
            }
            return outcome;
        });
    }

    /** REQUESTED or RECEIVED → REFUSED, with the reason; {@code OTHER} needs words. */
    @Transactional
    public ControlOutcome refuse(
            ControlNumber number, @Nullable Integer version, ControlRefusal reason, Said said, Actor actor) {
        return change(number, version, "refuse", actor, (request, now) -> {
            ControlOutcome outcome = request.refuse(reason, said, actor, now);
            if (outcome instanceof Done) {
                news.audit(request, "refuse", Map.of("reason", reason.name()));
                answered(request, "REFUSED", now, actor);
            }
            return outcome;
        });
    }

    /** DONE → LIFTED, after the police asked for it. */
    @Transactional
    public ControlOutcome lift(ControlNumber number, @Nullable Integer version, Actor actor) {
        return change(number, version, "lift", actor, (request, now) -> {
            ControlOutcome outcome = request.lift(actor, now);
            if (outcome instanceof Done) {
                news.audit(request, "lift", Map.of());
                news.show(request, "lifted");
                news.tellAsker(request, "lifted");
                news.timeline(request, "LIFTED", now, actor, null);
            }
            return outcome;
        });
    }

    private void answered(ControlRequest request, String kind, Instant now, Actor actor) {
        news.show(request, "answered");
        news.tellAsker(request, "answered");
        news.timeline(request, kind, now, actor, null);
    }

    private ControlOutcome change(
            ControlNumber number,
            @Nullable Integer version,
            String verb,
            Actor actor,
            BiFunction<ControlRequest, Instant, ControlOutcome> act) {
        return holding.change(number, version, verb, actor, access::requirePartner, act);
    }
}
