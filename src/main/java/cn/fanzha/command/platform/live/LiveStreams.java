package cn.fanzha.command.platform.live;

import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The streams that are open on this instance, and how far it has heard. */
@Component
class LiveStreams {

    private static final Logger log = LoggerFactory.getLogger(LiveStreams.class);

    private final LiveEventLog eventLog;
    private final JdbcClient jdbc;
    private final LiveSessions sessions;
    private final Clock clock;
    private final LiveSettings settings;
    private final Set<LiveStream> open = ConcurrentHashMap.newKeySet();
    private @Nullable LivePosition position;
    private boolean closing;

    LiveStreams(LiveEventLog eventLog, JdbcClient jdbc, LiveSessions sessions, Clock clock, LiveSettings settings) {
        this.eventLog = eventLog;
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.clock = clock;
        this.settings = settings;
    }

    synchronized void begin(LivePosition start) {
        position = start;
    }

    synchronized LivePosition position() {
        return Objects.requireNonNull(position, "the listener begins before the web server");
    }

    /** Queues the events for every stream that may hear them; never waits for a browser. */
    synchronized void deliver(LiveBatch batch) {
        position = batch.position();
        if (batch.overflow() || !batch.events().isEmpty()) {
            open.forEach(stream -> stream.offer(batch));
        }
    }

    /**
     * Adds a stream and stays with it to its end. Events from now on go to its queue; those between what its browser has
     * heard and now are written ahead of them.
     */
    void open(LiveStream stream, @Nullable String heard, OutputStream out) {
        LivePosition now;
        synchronized (this) {
            if (closing) {
                return;
            }
            now = position();
            open.add(stream);
        }
        try {
            stream.run(out, missed(heard, now));
        } finally {
            open.remove(stream);
        }
    }

    private LiveBatch missed(@Nullable String heard, LivePosition now) {
        if (heard == null) {
            return new LiveBatch(now, List.of(), false);
        }
        try {
            LivePosition since = LivePosition.parse(heard).orElse(null);
            return since == null ? new LiveBatch(now, List.of(), true) : eventLog.between(since, now);
        } catch (SQLException e) {
            log.debug("A stream could not catch up and reads everything again", e);
            return new LiveBatch(now, List.of(), true);
        }
    }

    int count() {
        return open.size();
    }

    /** Ends the streams whose session has ended or that are old, and gives the others a sign of life. */
    @Scheduled(fixedRateString = "${fanzha.live.heartbeat:15s}")
    void heartbeat() {
        // not those that open while their sessions are looked up
        List<LiveStream> known = List.copyOf(open);
        if (known.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        LivePosition heard = position();
        try {
            Set<@Nullable String> alive = aliveSessions(known);
            for (LiveStream stream : known) {
                if (!alive.contains(stream.sessionId()) || isIdle(stream, now)) {
                    stream.end(LiveStream.SESSION_ENDED);
                } else if (stream.openedAt().isBefore(now.minus(settings.streamAge()))) {
                    stream.end("");
                } else {
                    stream.heartbeat(heard, settings.heartbeat());
                }
            }
        } catch (DataAccessException e) {
            log.warn("The sessions of the live streams could not be looked up; asked again at the next heartbeat", e);
        }
    }

    /** Looks the session up only when the end that was known has come: somebody may have acted since. */
    private boolean isIdle(LiveStream stream, Instant now) {
        if (stream.sessionEnd().isAfter(now)) {
            return false;
        }
        Optional<Instant> end = sessions.endOf(stream.sessionId());
        end.ifPresent(stream::sessionEnd);
        return end.isEmpty();
    }

    private Set<@Nullable String> aliveSessions(List<LiveStream> known) {
        String[] ids = known.stream().map(LiveStream::sessionId).distinct().toArray(String[]::new);
        return jdbc.sql("select session_id from spring_session where session_id = any(?) and expiry_time > ?")
                .param(ids)
                .param(clock.millis())
                .query(String.class)
                .set();
    }

    /** Before the web server waits for running requests: streams, also of browsers that come back, would keep it waiting. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        synchronized (this) {
            closing = true;
        }
        endAll();
    }

    void endAll() {
        open.forEach(stream -> stream.end(""));
    }
}
