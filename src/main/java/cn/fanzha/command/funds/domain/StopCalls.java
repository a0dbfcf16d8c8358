package cn.fanzha.command.funds.domain;

import cn.fanzha.command.shared.StopNumber;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Calls the next contact of requests that nobody receives or answers in time. One instance at a time, and each contact
 * is called once whatever runs twice; a request that fails is tried again at the next turn and keeps no other waiting.
 */
@Component
class StopCalls {

    private static final Logger log = LoggerFactory.getLogger(StopCalls.class);

    private final JdbcClient jdbc;
    private final StopCalling calling;
    private final StopSettings settings;
    private final Clock clock;

    StopCalls(JdbcClient jdbc, StopCalling calling, StopSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.calling = calling;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 20_000, initialDelay = 25_000)
    @SchedulerLock(name = "stop-calls")
    public void tick() {
        for (StopNumber number : due()) {
            try {
                calling.call(number);
            } catch (RuntimeException e) {
                log.error("The next contact of {} could not be called", number, e);
            }
        }
    }

    /** Open requests whose chain should be further than it is. */
    private List<StopNumber> due() {
        return jdbc.sql("""
                        select distinct w.request_no, w.requested_at
                        from (select s.id, s.request_no, s.requested_at, c.clock,
                                     least(:last, 1 + floor(extract(epoch from :now::timestamptz - s.requested_at - make_interval(secs => c.secs))
                                                            / :every)) as step
                              from stop_payment s
                                   cross join lateral (values ('RECEIVE', :receive::float8), ('ANSWER', :answer::float8)) c(clock, secs)
                              where s.settled_at is null and not s.inert
                                and (c.clock = 'ANSWER' or s.received_at is null)
                                and s.requested_at <= :now::timestamptz - make_interval(secs => c.secs)) w
                        where not exists (select from stop_escalation e
                                          where e.stop_id = w.id and e.clock = w.clock and e.step = w.step)
                        order by w.requested_at, w.request_no limit 500""")
                .param("now", Timestamp.from(clock.instant()))
                .param("last", EscalationClock.LAST_STEP)
                .param("every", settings.callEvery().toSeconds())
                .param("receive", settings.receiveWithin().toSeconds())
                .param("answer", settings.answerWithin().toSeconds())
                .query((rs, n) -> StopNumber.of(rs.getString("request_no")))
                .list();
    }
}
