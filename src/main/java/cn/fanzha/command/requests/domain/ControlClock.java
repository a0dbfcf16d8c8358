package cn.fanzha.command.requests.domain;

import cn.fanzha.command.platform.live.LiveEvent;
import cn.fanzha.command.platform.live.LiveEvents;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the partner and the asking officer, once each, that a request was not received or not answered in time; its
 * lateness itself follows the clock and waits for no job.
 */
@Component
class ControlClock {

    private final JdbcClient jdbc;
    private final LiveEvents live;
    private final ControlSettings settings;
    private final Clock clock;

    ControlClock(JdbcClient jdbc, LiveEvents live, ControlSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.live = live;
        this.settings = settings;
        this.clock = clock;
    }

    private record Late(
            String number,
            UUID unit,
            @Nullable UUID institution,
            @Nullable UUID officer) {}

    @Scheduled(fixedDelay = 30_000, initialDelay = 35_000)
    @SchedulerLock(name = "control-clock")
    @Transactional
    public void tick() {
        tell("state = 'REQUESTED'", "unreceived_told_at", settings.receiveWithin());
        tell("state in ('REQUESTED', 'RECEIVED')", "unanswered_told_at", settings.answerWithin());
    }

    /** The version stays: nobody's open form is made stale by a reminder. */
    private void tell(String condition, String column, Duration within) {
        Instant now = clock.instant();
        jdbc.sql("""
                        update control_request set %1$s = :now
                        where id in (select id from control_request
                                     where not inert and %2$s and %1$s is null and requested_at <= :by
                                     order by requested_at limit 500 for no key update skip locked)
                        returning control_no, unit_id, institution_id, asked_by""".formatted(column, condition))
                .param("now", Timestamp.from(now))
                .param("by", Timestamp.from(now.minus(within)))
                .query((rs, n) -> new Late(
                        rs.getString("control_no"),
                        rs.getObject("unit_id", UUID.class),
                        rs.getObject("institution_id", UUID.class),
                        rs.getObject("asked_by", UUID.class)))
                .list()
                .forEach(late -> live.publish(
                        new LiveEvent("control-late", late.number, late.unit, late.institution, late.officer)));
    }
}
