package cn.fanzha.command.alerts.domain;

import cn.fanzha.command.alerts.AlertNumber;
import java.time.Clock;
import java.time.ZoneOffset;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Dispatches what arrived and escalates what was missed; an alert that fails is tried again at the next turn and keeps no other waiting. */
@Component
class AlertClock {

    private static final Logger log = LoggerFactory.getLogger(AlertClock.class);

    private final JdbcClient jdbc;
    private final Escalations escalations;
    private final Watches watches;
    private final AlertDispatch dispatch;
    private final Clock clock;

    AlertClock(JdbcClient jdbc, Escalations escalations, Watches watches, AlertDispatch dispatch, Clock clock) {
        this.jdbc = jdbc;
        this.escalations = escalations;
        this.watches = watches;
        this.dispatch = dispatch;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 30_000, initialDelay = 30_000)
    @SchedulerLock(name = "alert-clock")
    public void tick() {
        dispatch();
        jdbc.sql("""
                        select alert_no from alert
                        where escalate_at < :now and state <> 'CLOSED' and not inert order by escalate_at limit 500""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((rs, n) -> rs.getString("alert_no"))
                .list()
                .forEach(this::escalate);
        watches.late().forEach(this::escalate);
    }

    /** What the rules can't be asked about now is asked again at the next turn; deadlines don't wait for it. */
    private void dispatch() {
        try {
            dispatch.run();
        } catch (RuntimeException e) {
            log.error("Arrived alerts could not be dispatched", e);
        }
    }

    private void escalate(Watches.LateWatch late) {
        try {
            watches.escalate(late.number(), late.days());
        } catch (RuntimeException e) {
            log.error("The missed watch of alert {} could not be escalated", late.number(), e);
        }
    }

    private void escalate(String number) {
        try {
            escalations.escalate(AlertNumber.of(number));
        } catch (RuntimeException e) {
            log.error("The missed deadline of alert {} could not be escalated", number, e);
        }
    }
}
