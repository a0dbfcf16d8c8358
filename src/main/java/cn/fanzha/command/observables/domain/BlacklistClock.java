package cn.fanzha.command.observables.domain;

import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.live.LiveEvent;
import cn.fanzha.command.platform.live.LiveEvents;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down, for programs that ask what changed, which entries the clock has ended already. */
@Component
class BlacklistClock {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final LiveEvents live;
    private final Clock clock;

    BlacklistClock(JdbcClient jdbc, ApplicationEventPublisher events, LiveEvents live, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.live = live;
        this.clock = clock;
    }

    private record Ended(UUID entry, UUID unit) {}

    @Scheduled(fixedDelay = 60_000, initialDelay = 45_000)
    @SchedulerLock(name = "blacklist-clock")
    @Transactional
    public void tick() {
        Instant now = clock.instant();
        jdbc.sql("""
                        update blacklist_entry set expiry_noted_at = :now, changed_at = :now, version = version + 1
                        where id in (select id from blacklist_entry
                                     where removed_at is null and expiry_noted_at is null and expires_at <= :now
                                     order by expires_at limit 500 for no key update skip locked)
                        returning id, unit_id""")
                .param("now", Timestamp.from(now))
                .query((rs, n) -> new Ended(rs.getObject("id", UUID.class), rs.getObject("unit_id", UUID.class)))
                .list()
                .forEach(ended -> {
                    events.publishEvent(
                            Audited.done("blacklist.expire", "blacklist", ended.entry.toString(), Map.of()));
                    live.publish(new LiveEvent("blacklist-changed", ended.entry.toString(), ended.unit, null, null));
                });
    }
}
