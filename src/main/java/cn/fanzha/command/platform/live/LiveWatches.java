package cn.fanzha.command.platform.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.fanzha.command.shared.Actor;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/** Those who wait on this instance for something to happen, woken by the instance's one listener. */
@Component
class LiveWatches implements LiveChanges {

    private static final Duration MARGIN = Duration.ofHours(1);

    private final LiveEventLog eventLog;
    private final LiveSettings settings;
    private final Clock clock;
    private final Set<Watch> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    LiveWatches(LiveEventLog eventLog, LiveSettings settings, Clock clock) {
        this.eventLog = eventLog;
        this.settings = settings;
        this.clock = clock;
    }

    /** A snapshot, and when it was taken: events of before are deleted one day. */
    private record Since(Instant at, LivePosition snapshot) {

        static Optional<Since> parse(@Nullable String word) {
            try {
                String[] parts =
                        new String(Base64.getUrlDecoder().decode(word == null ? "" : word), UTF_8).split("~", 2);
                return parts.length < 2
                        ? Optional.empty()
                        : LivePosition.parse(parts[1])
                                .map(snapshot ->
                                        new Since(Instant.ofEpochSecond(Long.parseLong(parts[0], 36)), snapshot));
            } catch (IllegalArgumentException | java.time.DateTimeException e) {
                return Optional.empty();
            }
        }

        String word() {
            String text = Long.toString(at.getEpochSecond(), 36) + "~" + snapshot.snapshot();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
        }
    }

    private record Watch(Actor actor, Predicate<LiveEvent> wanted, Semaphore bell) {

        void told(LiveBatch batch) {
            if (batch.overflow() || batch.eventsFor(actor).stream().anyMatch(wanted)) {
                bell.release();
            }
        }
    }

    @Override
    public String position() {
        return new Since(clock.instant(), eventLog.present()).word();
    }

    @Override
    public Heard since(@Nullable String position, Actor actor, Predicate<LiveEvent> wanted, Duration atMost) {
        Since since = Since.parse(position).filter(this::isKept).orElse(null);
        if (since == null) {
            return new Heard(position(), List.of(), true);
        }
        long end = System.nanoTime() + atMost.toNanos();
        Watch watch = new Watch(actor, wanted, new Semaphore(0));
        // before the first reading: what becomes visible after it rings
        open.add(watch);
        try {
            while (true) {
                Instant now = clock.instant();
                LiveBatch batch = read(since.snapshot());
                String here = new Since(now, batch.position()).word();
                if (batch.overflow() || isBehind(batch.position(), since.snapshot())) {
                    return new Heard(here, List.of(), true);
                }
                List<LiveEvent> events =
                        batch.eventsFor(actor).stream().filter(wanted).toList();
                if (!events.isEmpty() || closing || !rings(watch, end)) {
                    return new Heard(here, events, false);
                }
            }
        } finally {
            open.remove(watch);
        }
    }

    /** A database that was set back knows less than the position: what it publishes next would be taken for heard. */
    private static boolean isBehind(LivePosition now, LivePosition since) {
        return next(now).compareTo(next(since)) < 0;
    }

    private static java.math.BigInteger next(LivePosition position) {
        return new java.math.BigInteger(position.snapshot().split(":", 3)[1]);
    }

    private boolean isKept(Since since) {
        Duration margin =
                MARGIN.compareTo(settings.keep()) < 0 ? MARGIN : settings.keep().dividedBy(2);
        return since.at().isAfter(clock.instant().minus(settings.keep()).plus(margin));
    }

    private LiveBatch read(LivePosition since) {
        try {
            return eventLog.since(since);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the live events could not be read", e);
        }
    }

    private static boolean rings(Watch watch, long end) {
        try {
            return watch.bell().tryAcquire(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Wakes those whom one of the events concerns. */
    void deliver(LiveBatch batch) {
        if (batch.overflow() || !batch.events().isEmpty()) {
            open.forEach(watch -> watch.told(batch));
        }
    }

    int count() {
        return open.size();
    }

    /** Everybody is answered at once, before the web server waits for running requests. */
    @EventListener(ContextClosedEvent.class)
    void endAll() {
        closing = true;
        open.forEach(watch -> watch.bell().release());
    }
}
