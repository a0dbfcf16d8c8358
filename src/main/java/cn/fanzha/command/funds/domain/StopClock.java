package cn.fanzha.command.funds.domain;

import cn.fanzha.command.shared.StopNumber;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Writes down what the clock has decided already: ends stops whose 48 hours are over, and reminds 12 h and 2 h (settings)
 * ahead of those that no second stop carries on. One that fails is tried again at the next turn and keeps no other waiting.
 */
@Component
class StopClock {

    private static final Logger log = LoggerFactory.getLogger(StopClock.class);
    private static final String LAPSES = " and not " + CarriedOn.inFull("s");

    private final JdbcClient jdbc;
    private final StopEnds ends;
    private final StopSettings settings;
    private final Clock clock;

    StopClock(JdbcClient jdbc, StopEnds ends, StopSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.ends = ends;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 30_000, initialDelay = 30_000)
    @SchedulerLock(name = "stop-clock")
    public void tick() {
        Instant now = clock.instant();
        due("true", now, now).forEach(no -> safely(no, () -> ends.expire(no)));
        due("s.last_reminder_at is null" + LAPSES, now.plus(settings.lastReminder()), now)
                .forEach(no -> safely(no, () -> ends.remind(no)));
        due("s.first_reminder_at is null" + LAPSES, now.plus(settings.firstReminder()), now)
                .forEach(no -> safely(no, () -> ends.remind(no)));
    }

    private List<StopNumber> due(String condition, Instant by, Instant now) {
        return jdbc.sql("select s.request_no from stop_payment s where s.state = 'STOPPED' and s.ends_at <= :by and "
                        + condition + " order by s.ends_at limit 500")
                .param("by", by.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((rs, row) -> StopNumber.of(rs.getString("request_no")))
                .list();
    }

    private static void safely(StopNumber number, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            log.error("The clock of {} could not be written down", number, e);
        }
    }
}
