package cn.fanzha.command.platform.live;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Scope;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The test's own context publishes; the streams are open at another instance. */
@IntegrationTest
class LiveEventsTest {

    private static final String INSERT =
            "insert into live_event (at, kind, reference, unit_id) values (now(), ?, ?, ?)";

    static SecondInstance other;

    @Autowired
    LiveEvents events;

    @Autowired
    LiveEventLog eventLog;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private final UUID unit = UUID.randomUUID();
    private final Actor officer = SecondInstance.actor(new Scope.Tree(unit, Set.of(unit)));

    @BeforeAll
    static void startAnotherInstance() {
        other = new SecondInstance("--fanzha.live.heartbeat=1s");
    }

    @AfterAll
    static void stopIt() {
        other.close();
    }

    private void publish(String reference) {
        publish(new LiveEvent("stop-requested", reference, unit, null, null));
    }

    private void publish(LiveEvent event) {
        transaction.executeWithoutResult(status -> events.publish(event));
    }

    private static String told(String reference) {
        return "data:{\"kind\":\"stop-requested\",\"reference\":\"" + reference + "\"}";
    }

    @Test
    void whatIsPublishedOnOneInstanceIsHeardAtAnotherWithinASecond() throws Exception {
        try (Listening stream = other.listen(officer).start()) {
            long before = System.nanoTime();
            publish("S1");
            Listening.Heard heard = stream.next(Duration.ofSeconds(2));
            assertThat(heard.line()).isEqualTo(told("S1"));
            assertThat(Duration.ofNanos(heard.nanos() - before)).isLessThan(Duration.ofSeconds(1));
            stream.hearsNothingFor(Duration.ofMillis(300));
        }
    }

    @Test
    void whatIsRolledBackIsNeverHeard() throws Exception {
        try (Listening stream = other.listen(officer).start()) {
            transaction.executeWithoutResult(status -> {
                events.publish(new LiveEvent("stop-requested", "S1", unit, null, null));
                status.setRollbackOnly();
            });
            publish("S2");
            assertThat(stream.next()).isEqualTo(told("S2"));
        }
    }

    @Test
    void aTransactionThatCommitsLateIsHeardOnceAllTheSame() throws Exception {
        try (Listening stream = other.listen(officer).start();
                Connection slow = TestDatabase.server().asApplication().getConnection()) {
            slow.setAutoCommit(false);
            insert(slow, "S-early");
            publish("S-late");
            assertThat(stream.next()).isEqualTo(told("S-late"));
            stream.hearsNothingFor(Duration.ofMillis(300));
            publish("S-later");
            assertThat(stream.next()).isEqualTo(told("S-later"));
            slow.commit();
            assertThat(stream.next()).isEqualTo(told("S-early"));
            publish("S-last");
            assertThat(stream.next()).isEqualTo(told("S-last"));
        }
    }

    private void insert(Connection connection, String reference) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, "stop-requested");
            statement.setString(2, reference);
            statement.setObject(3, unit);
            statement.execute();
        }
    }

    @Test
    void aBrowserThatComesBackHearsWhatItMissedAndNothingTwice() throws Exception {
        String heardUntil;
        try (Connection slow = TestDatabase.server().asApplication().getConnection()) {
            slow.setAutoCommit(false);
            insert(slow, "S-running");
            try (Listening stream = other.listen(officer).start()) {
                publish("S1");
                assertThat(stream.next()).isEqualTo(told("S1"));
                heardUntil = stream.lastId();
            }
            publish("S2");
            slow.commit();
        }
        publish("S3");
        try (Listening again =
                other.listen(officer, "Last-Event-ID: " + heardUntil).start()) {
            assertThat(List.of(again.next(), again.next(), again.next()))
                    .containsExactlyInAnyOrder(told("S-running"), told("S2"), told("S3"));
            again.hearsNothingFor(Duration.ofMillis(300));
        }
    }

    @Test
    void whoseInstanceWasKilledGoesOnAtTheOtherAndMissesNothing() throws Exception {
        String heardUntil;
        try (Listening stream = other.listen(officer).start()) {
            publish("S1");
            assertThat(stream.next()).isEqualTo(told("S1"));
            heardUntil = stream.lastId();
            // the line breaks as when the instance is killed: nobody says farewell
        }
        publish("S2");
        publish("S3");
        // this context is the instance that lives on
        LiveBatch missed = eventLog.between(LivePosition.parse(heardUntil).orElseThrow(), eventLog.present());
        assertThat(missed.eventsFor(officer)).extracting(LiveEvent::reference).containsExactly("S2", "S3");
    }

    @Test
    void aPositionThatNobodyGaveMeansToReadEverythingAgain() throws Exception {
        for (String nonsense : new String[] {"abc", "9:1:", "1:9:12", "99999999999999999999:1:"}) {
            try (Listening stream =
                    other.listen(officer, "Last-Event-ID: " + nonsense).start()) {
                assertThat(stream.next()).isEqualTo("event:resync");
                publish("S1");
                assertThat(stream.next()).isEqualTo(told("S1"));
            }
        }
    }

    @Test
    void aLostDatabaseConnectionIsOpenedAgainAndNothingIsLost() throws Exception {
        try (Listening stream = other.listen(officer).start();
                Connection intruder = TestDatabase.server().asSuperuser().getConnection();
                var statement = intruder.createStatement()) {
            for (int i = 0; i < 3; i++) {
                statement.execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'fanzha live'");
                publish("S" + i);
                assertThat(stream.next()).isEqualTo(told("S" + i));
            }
        }
    }

    @Test
    void everyoneHearsOfTheOwnScopeOnly() throws Exception {
        UUID bank = UUID.randomUUID();
        UUID otherBank = UUID.randomUUID();
        Actor liaison = SecondInstance.actor(new Scope.Institution(bank));
        Actor liaisonElsewhere = SecondInstance.actor(new Scope.Institution(otherBank));
        Actor auditor = SecondInstance.actor(new Scope.Nothing());
        try (Listening police = other.listen(officer).start();
                Listening here = other.listen(liaison).start();
                Listening elsewhere = other.listen(liaisonElsewhere).start();
                Listening administrator = other.listen(auditor).start()) {
            publish(new LiveEvent("stop-requested", "S-bank", null, bank, null));
            publish(new LiveEvent("stop-requested", "S-unit-bank", unit, bank, null));
            publish(new LiveEvent("stop-requested", "S-nobody", UUID.randomUUID(), UUID.randomUUID(), null));
            publish(new LiveEvent("stop-requested", "S-other", null, otherBank, null));
            publish(new LiveEvent("stop-requested", "S-own", null, null, auditor.id()));
            publish(new LiveEvent("stop-requested", "S-as-unit", bank, null, null));
            assertThat(here.next()).isEqualTo(told("S-bank"));
            assertThat(here.next()).isEqualTo(told("S-unit-bank"));
            assertThat(police.next()).isEqualTo(told("S-unit-bank"));
            assertThat(elsewhere.next()).isEqualTo(told("S-other"));
            assertThat(administrator.next()).isEqualTo(told("S-own"));
            here.hearsNothingFor(Duration.ofMillis(300));
            elsewhere.hearsNothingFor(Duration.ofMillis(10));
            police.hearsNothingFor(Duration.ofMillis(10));
            administrator.hearsNothingFor(Duration.ofMillis(10));
        }
    }

    @Test
    void catchingUpKeepsTheScope() throws Exception {
        String before = eventLog.present().snapshot();
        UUID bank = UUID.randomUUID();
        publish(new LiveEvent("stop-requested", "S-other", null, UUID.randomUUID(), null));
        publish(new LiveEvent("stop-requested", "S-own", null, bank, null));
        try (Listening stream = other.listen(
                        SecondInstance.actor(new Scope.Institution(bank)), "Last-Event-ID: " + before)
                .start()) {
            assertThat(stream.next()).isEqualTo(told("S-own"));
            stream.hearsNothingFor(Duration.ofMillis(300));
        }
    }

    @Test
    void theStreamEndsWithItsSession() throws Exception {
        try (Listening stream = other.listen(officer).start();
                Listening stays = other.listen(officer).start()) {
            assertThat(jdbc.sql("delete from spring_session where session_id = ?")
                            .param(stream.sessionId())
                            .update())
                    .isEqualTo(1);
            assertThat(stream.next()).isEqualTo("event:session-ended");
            assertThat(stream.endsWithin(Duration.ofSeconds(2))).isTrue();
            publish("S1");
            assertThat(stays.next()).isEqualTo(told("S1"));
        }
    }

    @Test
    void theStreamEndsWhenItsOwnerHasNotActedForTheSetTime() throws Exception {
        long longAgo = Instant.now().minus(Duration.ofHours(11)).toEpochMilli();
        try (Listening stream =
                other.listen(officer, "X-Last-Action: " + longAgo).start()) {
            assertThat(stream.next()).isEqualTo("event:session-ended");
        }
    }

    @Test
    void anOpenStreamDoesNotKeepTheSessionAlive() throws Exception {
        try (Listening stream = other.listen(officer).start()) {
            @Nullable Long used = lastUse(stream);
            stream.beats(2);
            assertThat(lastUse(stream)).isEqualTo(used);
        }
    }

    private @Nullable Long lastUse(Listening stream) {
        return jdbc.sql("select last_access_time from spring_session where session_id = ?")
                .param(stream.sessionId())
                .query(Long.class)
                .single();
    }

    @Test
    void aBrowserThatDoesNotReadKeepsNobodyWaiting() throws Exception {
        String large = "x".repeat(60_000);
        try (Listening sleeper = other.listen(officer);
                Listening awake = other.listen(officer).start()) {
            for (int i = 0; i < 300; i++) {
                publish(large);
                assertThat(awake.next(Duration.ofSeconds(3)).line()).isEqualTo(told(large));
            }
            sleeper.start();
            int heard = 0;
            String line = sleeper.next();
            while (!line.equals("event:resync")) {
                heard++;
                line = sleeper.next();
            }
            assertThat(heard).isLessThan(300);
        }
    }
}
