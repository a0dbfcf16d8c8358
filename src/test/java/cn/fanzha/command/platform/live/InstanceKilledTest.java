package cn.fanzha.command.platform.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.Patience;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestDatabase;
import cn.fanzha.command.support.process.OwnProcess;
import cn.fanzha.command.support.process.WebSession;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Two instances are two processes on one database; one ends as by {@code kill -9} while calls come in, and those who
 * listened, waited or were sent messages by it go on at the other. Starting costs most: one test asks for all.
 */
@IntegrationTest
class InstanceKilledTest {

    private static final int BEFORE_THE_KILL = 8;
    private static final int WHILE_NOBODY_LISTENS = 4;
    private static final int AFTER_THE_KILL = 12;
    private static final Path KEYS = Path.of("target/test-data/keys/fanzha.keys");
    private static final String[] SETTINGS = {
        "-Xmx384m",
        "-Xshare:auto",
        "-XX:TieredStopAtLevel=1",
        "-Dfanzha.webhooks.loopback=true",
        "-Dfanzha.webhooks.every=200ms",
        "-Dfanzha.webhooks.timeout=2s",
        "-Dfanzha.webhooks.tries=1000",
        "-Dfanzha.webhooks.lease=4s",
        "-Dfanzha.webhooks.first-pause=500ms",
        "-Dfanzha.webhooks.longest-pause=500ms",
        "-Dfanzha.statistics.close=-",
        "-Dfanzha.statistics.catch-up=-",
        "-Dfanzha.statistics.nightly=-",
        "-Dfanzha.statistics.settle=-"
    };

    @TempDir
    Path folder;

    private final List<OwnProcess> started = new CopyOnWriteArrayList<>();

    @Autowired
    TestCity city;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PasswordEncoder passwords;

    @Autowired
    AuditTrail trail;

    @BeforeEach
    void nobodyElseIsSentMessages() {
        jdbc.sql("update webhook_subscription set active = false").update();
    }

    /** A job at which the kill came would be nobody's for minutes. */
    @AfterEach
    void bothAreGoneAndTheirJobsFree() throws IOException {
        for (OwnProcess one : started) {
            one.close();
        }
        jdbc.sql("update shedlock set lock_until = now() where lock_until > now()")
                .update();
    }

    @Test
    void whatTheKilledInstanceOwedItsListenersComesFromTheOtherOnce() throws Exception {
        String desk = program(city.city, "cases:write");
        String bank = program(city.bank1, "stops:read", "stops:answer", "webhooks:manage");
        CompletableFuture<OwnProcess> second =
                CompletableFuture.supplyAsync(() -> start("lives"), Thread::startVirtualThread);
        OwnProcess dies = start("dies");
        OwnProcess lives = second.join();
        try (WebSession liaison = dies.browser().signIn(city.liaison.username(), TestCity.PASSWORD);
                WebSession officer = dies.browser().signIn(city.officer.username(), TestCity.PASSWORD);
                ProgramOfABank program = new ProgramOfABank(dies, lives, bank)) {
            List<Follower> followers = new ArrayList<>();
            for (WebSession browser : List.of(liaison, liaison, officer)) {
                followers.add(new Follower(browser.cookies(), dies.port(), lives.port()));
            }
            CallsComingIn calls = new CallsComingIn(dies, lives, desk, city.officer.username(), city.bank1.code());
            program.subscribe();
            program.waitsForChanges();
            CompletableFuture<List<String>> coming =
                    CompletableFuture.supplyAsync(() -> calls.come(AFTER_THE_KILL), Thread::startVirtualThread);
            calls.awaitSent(BEFORE_THE_KILL, coming);
            String answered = program.answersOne(calls.firstSent());
            dies.kill();
            int sentByThen = calls.killed();
            program.goesOn();
            // what comes while nobody listens must be caught up with
            calls.awaitSent(sentByThen + WHILE_NOBODY_LISTENS, coming);
            for (Follower one : followers) {
                one.goesOnAtTheOther();
            }
            List<String> numbers = coming.get(3, TimeUnit.MINUTES);

            assertThat(calls.failedOnce()).as("calls that met the kill").isPositive();
            assertThat(numbers).doesNotHaveDuplicates();
            assertThat(count("case_file where unit_id = ?", city.stationA1))
                    .as("a call sent again under its key is logged once")
                    .isEqualTo(numbers.size());
            for (Follower one : followers) {
                assertThat(one.hears(numbers.size(), Patience.LONG)).containsExactlyInAnyOrderElementsOf(numbers);
            }
            assertThat(program.heardByWaiting(numbers.size())).containsExactlyInAnyOrderElementsOf(numbers);
            assertThat(program.messagesOf(numbers))
                    .as("one message for each request")
                    .hasSameSizeAs(numbers);
            everyMessageIsDelivered();
            assertThat(program.answersOne(calls.firstSent())).isEqualTo(answered);
            trail.only("stop.confirm", calls.firstSent());
        }
    }

    private OwnProcess start(String name) {
        try {
            OwnProcess one = OwnProcess.on(TestDatabase.server(), KEYS, folder.resolve(name), SETTINGS);
            started.add(one);
            return one;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String program(UnitRef unit, String... scopes) {
        String client = "two-" + city.division + "-" + unit.code();
        jdbc.sql("insert into api_client (id, client_id, name, secret_hash, unit_id, scopes, created_at)"
                        + " values (?, ?, ?, ?, ?, ?, now())")
                .params(Ids.next(), client, unit.name(), passwords.encode(TestCity.PASSWORD), unit.id(), scopes)
                .update();
        return client;
    }

    private void everyMessageIsDelivered() {
        String waits = "webhook_delivery d join webhook_subscription s on s.id = d.subscription_id"
                + " where d.state <> 'DELIVERED' and s.institution_id = ?";
        await("undelivered").atMost(Duration.ofMinutes(2)).until(() -> count(waits, city.bank1) == 0);
    }

    private long count(String from, UnitRef of) {
        return jdbc.sql("select count(*) from " + from)
                .param(of.id())
                .query(Long.class)
                .single();
    }
}
