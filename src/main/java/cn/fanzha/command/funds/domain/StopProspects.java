package cn.fanzha.command.funds.domain;

import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.StopNumber;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Works out what hangs on a request; for police and programs who may read it. */
@Component
public class StopProspects {

    private final StopHold hold;
    private final StopAccess access;
    private final StopPaymentRepository stops;
    private final CaseFiles cases;
    private final Continuations continuations;
    private final StopSettings settings;
    private final JdbcClient jdbc;
    private final Clock clock;

    StopProspects(
            StopHold hold,
            StopAccess access,
            StopPaymentRepository stops,
            CaseFiles cases,
            Continuations continuations,
            StopSettings settings,
            JdbcClient jdbc,
            Clock clock) {
        this.hold = hold;
        this.access = access;
        this.stops = stops;
        this.cases = cases;
        this.continuations = continuations;
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws cn.fanzha.command.shared.OutOfScopeException the actor may not read the request */
    @Transactional(readOnly = true)
    public StopProspect of(StopNumber number, Actor actor) {
        StopPayment stop = hold.read(number);
        access.requireReader(stop, actor);
        Instant now = clock.instant();
        StopPayment running =
                stop.joinedTo == null ? stop : stops.findById(stop.joinedTo).orElseThrow();
        StopState end = running.stateAt(now);
        Continuation carried = continuations.of(stop.id, actor).orElse(null);
        Instant until = heldUntil(running, carried, now);
        return new StopProspect(
                until == null ? null : fileBefore(stop, until),
                until,
                stop.joinedTo == null || end == StopState.STOPPED || carried != null ? null : end,
                carried,
                calls(stop));
    }

    /** When the first of the money lapses; null where no stop runs, or where a freeze has it. */
    private static @Nullable Instant heldUntil(StopPayment running, @Nullable Continuation carried, Instant now) {
        boolean whole = carried != null && carried.amount().compareTo(running.amountStopped()) >= 0;
        if (running.runsAt(now) && !whole) {
            return running.endOrThrow();
        }
        return carried != null && carried.runs() ? carried.endsAt() : null;
    }

    private @Nullable Instant fileBefore(StopPayment stop, Instant end) {
        if (stop.caseId == null) {
            return null;
        }
        CaseRef file = cases.require(stop.caseId, Actor.system());
        return file.filedAt() == null && file.state().isOpen() ? end.minus(settings.filingLead()) : null;
    }

    private List<StopProspect.Call> calls(StopPayment stop) {
        return jdbc.sql("""
                        select clock, told_as, told_name, told_phone, told_at from stop_escalation
                        where stop_id = ? order by told_at, clock desc, step, told_as""")
                .param(stop.id)
                .query((rs, n) -> new StopProspect.Call(
                        EscalationClock.valueOf(rs.getString("clock")),
                        EscalationRole.valueOf(rs.getString("told_as")),
                        rs.getString("told_name"),
                        rs.getString("told_phone"),
                        rs.getTimestamp("told_at").toInstant()))
                .list();
    }
}
