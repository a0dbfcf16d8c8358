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
    private final StopSettings settings;
    private final JdbcClient jdbc;
    private final Clock clock;

    StopProspects(
            StopHold hold,
            StopAccess access,
            StopPaymentRepository stops,
            CaseFiles cases,
            StopSettings settings,
            JdbcClient jdbc,
            Clock clock) {
        this.hold = hold;
        this.access = access;
        this.stops = stops;
        this.cases = cases;
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
        return new StopProspect(
                running.runsAt(now) ? fileBefore(stop, running.endOrThrow()) : null,
                stop.joinedTo == null || end == StopState.STOPPED ? null : end,
                calls(stop));
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
