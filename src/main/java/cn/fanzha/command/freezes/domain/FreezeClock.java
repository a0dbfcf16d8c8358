package cn.fanzha.command.freezes.domain;

import cn.fanzha.command.freezes.FreezeNumber;
import cn.fanzha.command.shared.ChinaTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Writes down what the clock has decided already: queued freezes whose turn has come, and freezes that ended at 24:00 of
 * their last day (Asia/Shanghai). One that fails is tried again at the next turn and keeps no other waiting.
 */
@Component
class FreezeClock {

    private static final Logger log = LoggerFactory.getLogger(FreezeClock.class);

    private final JdbcClient jdbc;
    private final FreezeEnds ends;
    private final Clock clock;

    FreezeClock(JdbcClient jdbc, FreezeEnds ends, Clock clock) {
        this.jdbc = jdbc;
        this.ends = ends;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 30_000, initialDelay = 45_000)
    @SchedulerLock(name = "freeze-clock")
    public void tick() {
        Instant now = clock.instant();
        jdbc.sql("select freeze_no from freeze_order where stage = 'QUEUED' and queued_until <= :now"
                        + " order by queued_until limit 500")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((rs, n) -> FreezeNumber.of(String.valueOf(rs.getString(1))))
                .list()
                .forEach(number -> safely(number, () -> ends.takeEffect(number)));
        jdbc.sql("select id from fund_freeze where state = 'FROZEN' and ends_on < :today order by ends_on limit 500")
                .param("today", ChinaTime.date(now))
                .query(UUID.class)
                .list()
                .forEach(id -> safely(id, () -> ends.expire(id)));
    }

    private static void safely(Object freeze, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            log.error("The clock of freeze {} could not be written down", freeze, e);
        }
    }
}
