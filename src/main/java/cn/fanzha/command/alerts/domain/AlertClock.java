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

/** Escalates missed deadlines; an alert that fails is tried again at the next turn and keeps no other waiting. */
@Component
class AlertClock {

    private static final Logger log = LoggerFactory.getLogger(AlertClock.class);

    private final JdbcClient jdbc;
    private final Escalations escalations;
    private final Clock clock;

    AlertClock(JdbcClient jdbc, Escalations escalations, Clock clock) {
        this.jdbc = jdbc;
        this.escalations = escalations;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 30_000, initialDelay = 30_000)
    @SchedulerLock(name = "alert-clock")
    public void tick() {
        jdbc.sql("""
                        select alert_no from alert
                        where escalate_at < :now and state <> 'CLOSED' and not inert order by escalate_at limit 500""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((rs, n) -> rs.getString("alert_no"))
                .list()
                .forEach(this::escalate);
    }

    private void escalate(String number) {
        try {
            escalations.escalate(AlertNumber.of(number));
        } catch (RuntimeException e) {
            log.error("The missed deadline of alert {} could not be escalated", number, e);
        }
    }
}
