package cn.fanzha.command.platform.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestDatabase;
import java.sql.Connection;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** What is published stands in the log within its transaction, told once, and not for ever. */
@IntegrationTest
class LiveEventLogTest {

    @Autowired
    LiveEvents events;

    @Autowired
    LiveEventLog eventLog;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private final UUID unit = UUID.randomUUID();

    @Test
    void nothingIsPublishedOutsideATransaction() {
        assertThatThrownBy(() -> events.publish(new LiveEvent("stop-requested", "S1", unit, null, null)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void aTransactionNotifiesOnceHoweverMuchItPublishes() throws Exception {
        try (Connection listener = TestDatabase.server().asApplication().getConnection();
                var statement = listener.createStatement()) {
            statement.execute("listen fanzha_live");
            transaction.executeWithoutResult(status -> {
                for (int i = 0; i < 5; i++) {
                    events.publish(new LiveEvent("stop-requested", "S" + i, unit, null, null));
                }
            });
            assertThat(listener.unwrap(PGConnection.class).getNotifications(60_000))
                    .hasSize(1);
        }
    }

    @Test
    void oldEventsAreDeleted() {
        jdbc.sql("insert into live_event (at, kind, reference, unit_id)"
                        + " values (now() - interval '25 hours', 'stop-requested', 'S-old', :unit),"
                        + " (now() - interval '23 hours', 'stop-requested', 'S-young', :unit)")
                .param("unit", unit)
                .update();
        eventLog.purge();
        assertThat(jdbc.sql("select reference from live_event where unit_id = :unit")
                        .param("unit", unit)
                        .query(String.class)
                        .list())
                .containsExactly("S-young");
    }
}
