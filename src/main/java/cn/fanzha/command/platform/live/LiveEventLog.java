package cn.fanzha.command.platform.live;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The table of live events. */
@Repository
class LiveEventLog implements LiveEvents {

    // a row is new to a position if the position's snapshot could not see the row's transaction
    private static final String READ = """
            with present as materialized (select pg_current_snapshot() as snapshot),
                 wanted as (select ?::pg_snapshot as since, coalesce(?::pg_snapshot, present.snapshot) as until from present)
            select wanted.until::text as position, e.id, e.kind, e.reference, e.unit_id, e.institution_id, e.account_id
            from wanted left join live_event e
              on e.tx >= pg_snapshot_xmin(wanted.since)
             and e.tx < pg_snapshot_xmax(wanted.until)
             and not pg_visible_in_snapshot(e.tx, wanted.since)
             and pg_visible_in_snapshot(e.tx, wanted.until)
            order by e.id
            limit ?
            """;

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final Clock clock;
    private final LiveSettings settings;
    private final ObjectProvider<LiveTap> taps;

    LiveEventLog(
            JdbcClient jdbc, DataSource dataSource, Clock clock, LiveSettings settings, ObjectProvider<LiveTap> taps) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.clock = clock;
        this.settings = settings;
        this.taps = taps;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(LiveEvent event) {
        jdbc.sql("insert into live_event (at, kind, reference, unit_id, institution_id, account_id)"
                        + " values (:at, :kind, :reference, :unit, :institution, :account)")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("kind", event.kind())
                .param("reference", event.reference())
                .param("unit", event.unitId(), java.sql.Types.OTHER)
                .param("institution", event.institutionId(), java.sql.Types.OTHER)
                .param("account", event.accountId(), java.sql.Types.OTHER)
                .update();
        taps.forEach(tap -> tap.published(event));
    }

    LivePosition present() {
        return new LivePosition(jdbc.sql("select pg_current_snapshot()::text")
                .query(String.class)
                .single());
    }

    /** What became visible after one position and up to another. */
    LiveBatch between(LivePosition since, LivePosition until) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return read(connection, since, until);
        }
    }

    /** What has become visible after a position. */
    LiveBatch since(LivePosition since) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return read(connection, since, null);
        }
    }

    /** What has become visible after a position, read on a connection of the caller's. */
    LiveBatch since(Connection connection, LivePosition since) throws SQLException {
        return read(connection, since, null);
    }

    private LiveBatch read(Connection connection, LivePosition since, @Nullable LivePosition until)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, since.snapshot());
            statement.setString(2, until == null ? null : until.snapshot());
            statement.setInt(3, settings.batch() + 1);
            try (ResultSet rows = statement.executeQuery()) {
                List<LiveEvent> events = new ArrayList<>();
                LivePosition position = since;
                while (rows.next()) {
                    position = new LivePosition(Objects.requireNonNull(rows.getString("position")));
                    if (rows.getString("kind") instanceof String kind) {
                        events.add(new LiveEvent(
                                kind,
                                Objects.requireNonNull(rows.getString("reference")),
                                rows.getObject("unit_id", UUID.class),
                                rows.getObject("institution_id", UUID.class),
                                rows.getObject("account_id", UUID.class)));
                    }
                }
                boolean overflow = events.size() > settings.batch();
                return new LiveBatch(position, overflow ? List.of() : List.copyOf(events), overflow);
            }
        }
    }

    /** Deletes what nobody needs to catch up with any more. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    @SchedulerLock(name = "live-event-purge")
    @Transactional
    public void purge() {
        jdbc.sql("delete from live_event where at < :limit")
                .param("limit", clock.instant().minus(settings.keep()).atOffset(ZoneOffset.UTC))
                .update();
    }
}
