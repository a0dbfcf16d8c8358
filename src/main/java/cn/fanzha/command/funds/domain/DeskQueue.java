package cn.fanzha.command.funds.domain;

import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.funds.domain.StopChange.Done;
import cn.fanzha.command.funds.domain.StopChange.Refused;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.OutOfScopeException;
import cn.fanzha.command.shared.Scope;
import cn.fanzha.command.shared.StopNumber;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands out an institution's requests, so that two liaisons never work on one: who takes a request holds it for ten
 * minutes (setting) or until she lays it back; who takes one also confirms its receipt.
 */
@Component
public class DeskQueue {

    /** Each try passes over a request that a colleague took in the same moment. */
    private static final int TRIES = 50;

    private final JdbcClient jdbc;
    private final StopHold hold;
    private final DeskHolds holds;
    private final StopAccess access;
    private final StopDesk desk;
    private final StopNews news;
    private final StopSettings settings;
    private final Clock clock;

    DeskQueue(
            JdbcClient jdbc,
            StopHold hold,
            DeskHolds holds,
            StopAccess access,
            StopDesk desk,
            StopNews news,
            StopSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.hold = hold;
        this.holds = holds;
        this.access = access;
        this.desk = desk;
        this.news = news;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Takes what burns most and nobody holds: first the one she left unfinished, then those whose time is over, then
     * urgent ones, then whose time ends first. Empty: nothing waits. Colleagues who ask at once never wait for each other
     * and never get the same.
     */
    @Transactional
    public Optional<StopNumber> next(Actor actor) {
        if (!(actor.scope() instanceof Scope.Institution own)) {
            throw new OutOfScopeException("desk", "next");
        }
        for (int i = 0; i < TRIES; i++) {
            Optional<StopNumber> found = pick(own.institution(), actor);
            if (found.isEmpty() || take(hold.hold(found.get()), false, actor) instanceof Done) {
                return found;
            }
        }
        return Optional.empty();
    }

    /**
     * Takes this one; REQUESTED → RECEIVED.
     *
     * @param over also from a colleague's hands; she is told, and it is audited
     */
    @Transactional
    public StopChange take(StopNumber number, boolean over, Actor actor) {
        StopPayment stop = hold.hold(number);
        access.requireLiaison(stop, actor);
        StopChange change = take(stop, over, actor);
        if (change instanceof Refused refused) {
            news.refused(stop, "take", refused.messageKey());
        }
        return change;
    }

    /** Lays it back on the desk; refused of what a colleague holds. */
    @Transactional
    public StopChange letGo(StopNumber number, Actor actor) {
        StopPayment stop = hold.hold(number);
        access.requireLiaison(stop, actor);
        DeskHold held = holds.of(stop.id);
        if (held == null || !held.isOf(actor)) {
            return Refused.because("funds.hold.not-yours");
        }
        holds.end(stop.id);
        news.audit(stop, "let-go", Map.of());
        news.show(stop, "taken");
        return new Done(stop.stateAt(clock.instant()));
    }

    /** Who holds the request now; null: nobody. */
    @Transactional(readOnly = true)
    public @Nullable DeskHold holder(StopNumber number, Actor actor) {
        StopPayment stop = hold.read(number);
        access.requireLiaison(stop, actor);
        return holds.of(stop.id);
    }

    /** Who holds which of the rows that a page of her institution shows, by the rows' ids. */
    @Transactional(readOnly = true)
    public Map<UUID, DeskHold> holders(Collection<StopRow> rows) {
        return holds.of(rows.stream().map(StopRow::id).toList());
    }

    private StopChange take(StopPayment stop, boolean over, Actor actor) {
        StopState state = stop.stateAt(clock.instant());
        if (!stop.isOpen()) {
            return Refused.because("funds.stop.not-open." + (state.isOpen() ? "inert" : state));
        }
        DeskHold against = holds.against(stop.id, actor);
        if (against != null && !over) {
            return Refused.because("funds.hold.other", against.name(), ChinaTime.formatSeconds(against.until()));
        }
        holds.take(stop.id, actor);
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        if (against != null) {
            details.put("from", against.name());
        }
        news.audit(stop, against == null ? "take" : "take-over", details);
        news.show(stop, "taken");
        return state == StopState.REQUESTED
                ? desk.receive(stop.number(), Objects.requireNonNull(stop.version), actor)
                : new Done(state);
    }

    /**
     * The account's row is what is locked: a request changes only under it. What a colleague took just before the lock was
     * had is found out by who called.
     */
    private Optional<StopNumber> pick(UUID institution, Actor actor) {
        return jdbc.sql("""
                        select s.request_no from stop_payment s join observable o on o.id = s.account_id
                             left join desk_hold h on h.stop_id = s.id and h.held_until > :now
                        where s.institution_id = :own and s.settled_at is null and not s.inert
                          and (h.stop_id is null or h.held_by = :me)
                        order by h.stop_id is null, %s limit 1 for no key update of o skip locked""".formatted(Burning.order(settings, ":now")))
                .param("own", institution)
                .param("me", actor.id())
                .param("now", Timestamp.from(clock.instant()))
                .query((rs, n) -> StopNumber.of(rs.getString(1)))
                .optional();
    }
}
