package cn.fanzha.command.platform.live;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.stereotype.Component;

/**
 * Waits for the database to say that something was published, on a connection of its own, and hands what is new to the
 * open streams. A lost connection is opened again; what was published meanwhile follows then.
 */
@Component
class LiveListener implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveListener.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final LiveEventLog eventLog;
    private final LiveStreams streams;
    private final LiveWatches watches;
    private final LiveSettings settings;
    private final DriverManagerDataSource source;
    private volatile @Nullable Thread thread;

    LiveListener(
            LiveEventLog eventLog,
            LiveStreams streams,
            LiveWatches watches,
            LiveSettings settings,
            JdbcConnectionDetails database) {
        this.eventLog = eventLog;
        this.streams = streams;
        this.watches = watches;
        this.settings = settings;
        Properties options = new Properties();
        options.setProperty("ApplicationName", "fanzha live");
        options.setProperty("tcpKeepAlive", "true");
        options.setProperty("connectTimeout", "5");
        options.setProperty("socketTimeout", "10");
        source = new DriverManagerDataSource(database.getJdbcUrl());
        source.setUsername(database.getUsername());
        source.setPassword(database.getPassword());
        source.setConnectionProperties(options);
    }

    @Override
    public void start() {
        streams.begin(eventLog.present());
        Thread listener = Thread.ofPlatform().daemon().name("live-listener").unstarted(this::run);
        thread = listener;
        listener.start();
    }

    private void run() {
        Duration pause = SHORTEST_PAUSE;
        while (isMine()) {
            try (Connection connection = source.getConnection()) {
                try (var statement = connection.createStatement()) {
                    statement.execute("listen fanzha_live");
                }
                pause = SHORTEST_PAUSE;
                listen(connection, connection.unwrap(PGConnection.class));
            } catch (SQLException | RuntimeException e) {
                if (isMine()) {
                    log.warn("The connection for live events is lost ({}); trying again", reason(e));
                    log.debug("Lost", e);
                    pause(pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                }
            }
        }
    }

    private static @Nullable String reason(Exception e) {
        return e instanceof SQLException refused ? refused.getSQLState() : e.toString();
    }

    private void listen(Connection connection, PGConnection notifications) throws SQLException {
        while (isMine()) {
            // one statement reads and proves the connection alive; whatever woke it, it reads all that is new
            LiveBatch batch = eventLog.since(connection, streams.position());
            streams.deliver(batch);
            watches.deliver(batch);
            notifications.getNotifications((int) settings.poll().toMillis());
        }
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Not the thread of an earlier start that has yet to notice that it was stopped. */
    private boolean isMine() {
        return Thread.currentThread().equals(thread);
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Before the web server opens, so that every stream has a position to begin at. */
    @Override
    public int getPhase() {
        return 0;
    }
}
