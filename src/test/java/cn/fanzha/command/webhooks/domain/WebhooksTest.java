package cn.fanzha.command.webhooks.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.platform.live.LiveEvent;
import cn.fanzha.command.platform.live.LiveEvents;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import cn.fanzha.command.webhooks.domain.DeliveryQueue.Taken;
import cn.fanzha.command.webhooks.domain.HookDoor.Heard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** From the event to the institution's door. The test's own workers send: the schedule is off in tests. */
@IntegrationTest
class WebhooksTest {

    @Autowired
    TestCity city;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    DeliveryQueue queue;

    @Autowired
    DeliveryWorker worker;

    @Autowired
    WebhookSettings settings;

    @Autowired
    LiveEvents events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestClock clock;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    private final HookDoor door = new HookDoor();
    private final Queue<Heard> heard = door.heard;
    private String secret = "";

    @BeforeEach
    void openTheDoor() {
        // other tests' deliveries are nobody's here
        jdbc.sql("update webhook_subscription set active = false").update();
        secret = subscribe(city.bank1);
    }

    @AfterEach
    void closeTheDoor() {
        door.close();
        clock.reset();
        jdbc.sql("delete from webhook_delivery where subscription_id in"
                        + " (select id from webhook_subscription where institution_id in (?, ?))")
                .params(city.bank1.id(), city.bank2.id())
                .update();
        jdbc.sql("delete from webhook_subscription where institution_id in (?, ?)")
                .params(city.bank1.id(), city.bank2.id())
                .update();
    }

    private String subscribe(UnitRef bank) {
        return Objects.requireNonNull(
                ((WebhookChange.Done) subscriptions.save(bank.id(), door.url(), true, version -> {}, city.sysadmin))
                        .secret());
    }

    private void publish(String reference, UnitRef bank) {
        transaction.executeWithoutResult(
                status -> events.publish(new LiveEvent("stop-requested", reference, null, bank.id(), null)));
    }

    private static void turn(DeliveryWorker one) throws InterruptedException {
        for (Thread thread : one.turn()) {
            thread.join();
        }
    }

    private List<String> states() {
        return jdbc.sql("select d.state || ' ' || d.attempts from webhook_delivery d join webhook_subscription s"
                        + " on s.id = d.subscription_id where s.institution_id = ? order by d.id")
                .param(city.bank1.id())
                .query((rs, n) -> rs.getString(1))
                .list();
    }

    @Test
    void anEventReachesItsInstitutionAloneSignedAndWithoutPersonalData() throws Exception {
        publish("S1", city.bank1);
        publish("S2", city.bank2);
        transaction.executeWithoutResult(status -> {
            events.publish(new LiveEvent("stop-requested", "S3", null, city.bank1.id(), null));
            status.setRollbackOnly();
        });
        turn(worker);
        turn(worker);
        assertThat(heard).hasSize(1);
        Heard message = heard.remove();
        assertThat(new JsonMapper().readTree(message.body()).propertyNames())
                .containsExactly("delivery", "attempt", "event", "reference", "institution", "at");
        assertThat(message.body()).contains("\"stop-requested\"", "\"S1\"", city.bank1.code());
        Instant at = Instant.ofEpochSecond(Long.parseLong(message.signature().replaceAll("t=(\\d+),.*", "$1")));
        assertThat(message.signature()).isEqualTo(WebhookSignature.of(secret, at, message.body()));
        assertThat(jdbc.sql("select secret from webhook_subscription where institution_id = ?")
                        .param(city.bank1.id())
                        .query((rs, n) -> new String(rs.getBytes(1), UTF_8))
                        .single())
                .doesNotContain(secret);
        assertThat(states()).containsExactly("DELIVERED 1");
    }

    @Test
    void whatIsNotTakenComesAgainLaterAndLaterUntilItIsDeadAndIsReplayedByAPerson() throws Exception {
        door.answers(500);
        publish("S1", city.bank1);
        clock.set(clock.instant());
        turn(worker);
        assertThat(states()).containsExactly("PENDING 1");
        Instant next = jdbc.sql(
                        "select next_at from webhook_delivery where state = 'PENDING' and last_status = 500 and subscription_id ="
                                + " (select id from webhook_subscription where institution_id = ?)")
                .param(city.bank1.id())
                .query((rs, n) -> rs.getTimestamp(1).toInstant())
                .single();
        assertThat(Duration.between(clock.instant(), next)).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(10));
        turn(worker);
        assertThat(heard).as("not before its time").hasSize(1);
        for (int attempt = 2; attempt <= settings.tries(); attempt++) {
            clock.advance(settings.longestPause());
            turn(worker);
        }
        assertThat(states()).containsExactly("DEAD " + settings.tries());
        clock.advance(Duration.ofDays(1));
        turn(worker);
        assertThat(heard).hasSize(settings.tries());
        String id = jdbc.sql(
                        "select id from webhook_delivery where state = 'DEAD' and reference = 'S1' and subscription_id ="
                                + " (select id from webhook_subscription where institution_id = ?)")
                .param(city.bank1.id())
                .query((rs, n) -> rs.getString(1))
                .single();
        assertThat(trail.only("webhook.give-up", id).detail("attempts").asInt()).isEqualTo(settings.tries());
        assertThat(mvc.get().uri("/webhooks").with(city.signedIn(city.sysadmin)))
                .hasStatusOk()
                .bodyText()
                .contains("/webhooks/" + city.bank1.code() + "?state=DEAD");
        assertThat(mvc.get()
                        .uri("/webhooks/" + city.bank1.code() + "?state=DEAD")
                        .with(city.signedIn(city.sysadmin)))
                .hasStatusOk()
                .bodyText()
                .contains("S1", "/deliveries/" + id + "/replay")
                .doesNotContain(secret);
        String replay = "/webhooks/" + city.bank1.code() + "/deliveries/" + id + "/replay";
        door.answers(204);
        assertThat(mvc.post().uri(replay).with(city.signedIn(city.sysadmin)).with(csrf()))
                .hasStatus3xxRedirection();
        assertThat(mvc.post().uri(replay).with(city.signedIn(city.sysadmin)).with(csrf()))
                .hasStatus(422);
        turn(worker);
        assertThat(states()).containsExactly("DELIVERED 1");
        assertThat(trail.only("webhook.replay", id).username()).isEqualTo(city.sysadmin.username());
    }

    @Test
    void twoInstancesNeverSendOneDeliveryAndOneTakesOverFromOneThatDied() throws Exception {
        for (int i = 0; i < 30; i++) {
            publish("S" + i, city.bank1);
        }
        DeliveryWorker other = beans.createBean(DeliveryWorker.class);
        List<Thread> sending = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            for (DeliveryWorker one : List.of(worker, other)) {
                sending.add(Thread.ofVirtual()
                        .start(() -> one.turn().forEach(thread -> {
                            try {
                                thread.join();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        })));
            }
            Thread.sleep(20);
        }
        for (Thread thread : sending) {
            thread.join();
        }
        while (heard.size() < 30) {
            turn(worker);
        }
        assertThat(heard).hasSize(30);
        assertThat(heard.stream().map(Heard::body).distinct()).hasSize(30);

        publish("S-left", city.bank1);
        Taken died = queue.take(List.of(), 10).getFirst();
        turn(worker);
        assertThat(heard).as("leased to the one that died").hasSize(30);
        clock.advance(settings.lease());
        turn(worker);
        assertThat(heard).hasSize(31);
        queue.failed(died, 500, DeliveryProblem.STATUS, Duration.ZERO);
        assertThat(states()).as("what comes too late changes nothing").endsWith("DELIVERED 2");
    }

    @Test
    void anInstitutionsProgramManagesItsOwnSubscriptionByVersion() {
        String address = "/api/v1/webhooks/subscription";
        MvcTestResult made = put(city.bank2, address, null, "{\"url\": \"" + door.url() + "\"}");
        assertThat(made).hasStatus(201).bodyText().contains("\"secret\"");
        String tag = Objects.requireNonNull(made.getResponse().getHeader(HttpHeaders.ETAG));
        assertThat(put(city.bank2, address, null, "{\"url\": \"" + door.url() + "\"}"))
                .hasStatus(428);
        MvcTestResult off = put(city.bank2, address, tag, "{\"url\": \"" + door.url() + "\", \"active\": false}");
        assertThat(off).hasStatusOk().bodyText().contains("\"secret\":null");
        assertThat(put(city.bank2, address, tag, "{\"url\": \"" + door.url() + "\"}"))
                .hasStatus(412);
        assertThat(put(city.bank2, address, tag, "{\"url\": \"https://169.254.169.254/\"}"))
                .hasStatus(422)
                .bodyText()
                .contains("webhooks.url.address");
        publish("S1", city.bank2);
        assertThat(jdbc.sql(
                                "select count(*) from webhook_delivery d join webhook_subscription s on s.id = d.subscription_id"
                                        + " where s.institution_id = ?")
                        .param(city.bank2.id())
                        .query(Integer.class)
                        .single())
                .as("inactive: nothing is written")
                .isZero();
        assertThat(put(city.stationA1, address, null, "{\"url\": \"" + door.url() + "\"}"))
                .hasStatus(403);
        assertThat(trail.of("webhook.save", city.bank2.code()))
                .extracting(AuditTrail.Line::refused)
                .containsExactly(false, false, true);
    }

    private MvcTestResult put(
            UnitRef unit, String address, @org.jspecify.annotations.Nullable String tag, String json) {
        var request = mvc.put()
                .uri(address)
                .with(city.bearer(unit.code(), "webhooks:manage"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(json);
        return (tag == null ? request : request.header(HttpHeaders.IF_MATCH, tag)).exchange();
    }
}
