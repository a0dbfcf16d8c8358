package cn.fanzha.command.funds.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.StopOutcome;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.live.LiveChanges;
import cn.fanzha.command.shared.StopNumber;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.MadeUpCodes;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a bank's program follows its requests; what it answers is tried by the simulator bank. */
@IntegrationTest
class StopProgramsTest {

    private static final String LIST = "/api/v1/stop-payments";
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    Stops stops;

    @Autowired
    AuditTrail trail;

    @Autowired
    LiveChanges live;

    @Autowired
    Units units;

    private JsonNode get(UnitRef bank, String address) {
        MvcTestResult answer = mvc.get()
                .uri(address)
                .with(city.bearer(bank.code(), "stops:read", "stops:answer"))
                .exchange();
        assertThat(answer).hasStatusOk();
        return read(answer);
    }

    private static JsonNode read(MvcTestResult answer) {
        return JSON.readTree(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    private MvcTestResult post(UnitRef bank, String address, String key, String json) {
        return post(bank, address, "Idempotency-Key", key, json);
    }

    private MvcTestResult post(UnitRef bank, String address, String header, String value, String json) {
        return mvc.post()
                .uri(address)
                .header(header, value)
                .with(city.bearer(bank.code(), "stops:answer"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .exchange();
    }

    private StopNumber asked(UnitRef bank) {
        return stops.sent(stops.caseOf(city.officer), bank.id(), Stops.newAccount(), city.officer);
    }

    /** How many wait at this instance. */
    private int waiting() {
        return Objects.requireNonNull(ReflectionTestUtils.<Integer>invokeMethod(live, "count"));
    }

    /** Nobody's request of another test lies there. */
    private UnitRef anotherBank() {
        UnitRef bank = city.unit(MadeUpCodes.cnaps(), "测试第三银行", UnitKind.BANK, null);
        units.refresh();
        return bank;
    }

    @Test
    void theListWaitsForTheFirstRequestAndForNoOtherBanks() throws Exception {
        String open = LIST + "?state=REQUESTED&wait=60";
        UnitRef bank3 = anotherBank();
        long began = System.nanoTime();
        int waiting = waiting();
        CompletableFuture<JsonNode> waits =
                CompletableFuture.supplyAsync(() -> get(city.payment, open), Thread::startVirtualThread);
        CompletableFuture<JsonNode> others =
                CompletableFuture.supplyAsync(() -> get(bank3, open), Thread::startVirtualThread);
        await().until(() -> waiting() == waiting + 2);
        asked(bank3);
        others.get(2, TimeUnit.MINUTES);
        assertThat(waits).as("told of what is another's").isNotDone();
        String number = asked(city.payment).value();
        JsonNode page = waits.get(2, TimeUnit.MINUTES);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(60));
        assertThat(page.path("stopPayments").path(0).path("requestNo").asString())
                .isEqualTo(number);
        assertThat(page.path("stopPayments").path(0).path("account").asString()).contains("*");
    }

    @Test
    void changesGoOnWhereTheLastAnswerEndedAndMissNothing() throws Exception {
        String position =
                get(city.bank1, LIST + "?state=REQUESTED").path("position").asString();
        String first = asked(city.bank1).value();
        asked(city.bank2);
        String second = asked(city.bank1).value();
        JsonNode changes = get(city.bank1, LIST + "/changes?since=" + position);
        assertThat(changes.path("reset").asBoolean()).isFalse();
        assertThat(changes.path("stopPayments").findValuesAsString("requestNo"))
                .containsExactlyInAnyOrder(first, second);
        String next = changes.path("position").asString();
        assertThat(get(city.bank1, LIST + "/changes?since=" + next)
                        .path("stopPayments")
                        .size())
                .isZero();
        int waiting = waiting();
        CompletableFuture<JsonNode> waits = CompletableFuture.supplyAsync(
                () -> get(city.bank1, LIST + "/changes?wait=60&since=" + next), Thread::startVirtualThread);
        await().until(() -> waiting() > waiting);
        assertThat(post(city.bank1, LIST + "/" + first + "/receipt", "receipt-" + first, ""))
                .hasStatusOk();
        assertThat(waits.get(2, TimeUnit.MINUTES)
                        .path("stopPayments")
                        .path(0)
                        .path("state")
                        .asString())
                .isEqualTo("RECEIVED");
        assertThat(get(city.bank1, LIST + "/changes?since=bm9uc2Vuc2U")
                        .path("reset")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void anAnswerToAnotherVersionThanWasReadIsRefusedUnlessItStandsAlready() {
        String address = LIST + "/" + asked(city.bank1).value();
        String read = tag(mvc.get()
                .uri(address + "/comparison")
                .with(city.bearer(city.bank1.code(), "stops:answer"))
                .exchange());
        String received = tag(post(city.bank1, address + "/receipt", "X-None", "-", ""));
        assertThat(received).isNotEqualTo(read);
        assertThat(post(city.bank1, address + "/answer", HttpHeaders.IF_MATCH, read, stopped("9")))
                .hasStatus(412)
                .bodyText()
                .contains(received.replace("\"", "\\\""));
        assertThat(get(city.bank1, address).path("state").asString()).isEqualTo("RECEIVED");
        assertThat(post(city.bank1, address + "/answer", HttpHeaders.IF_MATCH, received, stopped("9")))
                .hasStatusOk();
        assertThat(post(city.bank1, address + "/answer", HttpHeaders.IF_MATCH, read, stopped("9")))
                .as("the same again")
                .hasStatusOk();
        assertThat(post(city.bank1, address + "/answer", HttpHeaders.IF_MATCH, received, stopped("8")))
                .as("something else of what was read before the answer")
                .hasStatus(412);
        assertThat(post(city.bank1, address + "/answer", "X-None", "-", stopped("8")))
                .hasStatus(409);
    }

    @Test
    void onwardTransfersToldOfAnotherVersionAreRefusedUnlessTheyAreKeptAlready() {
        StopNumber number = asked(city.bank1);
        String address = LIST + "/" + number.value();
        String answered = tag(post(city.bank1, address + "/answer", "X-None", "-", stopped("9")));
        String one = tag(post(city.bank1, address + "/onward", HttpHeaders.IF_MATCH, answered, onward("1")));
        assertThat(one).isNotEqualTo(answered);
        assertThat(read(post(city.bank1, address + "/onward", HttpHeaders.IF_MATCH, answered, onward("1")))
                        .path("onwardTransfers")
                        .asInt())
                .as("the same again")
                .isOne();
        assertThat(post(city.bank1, address + "/onward", HttpHeaders.IF_MATCH, answered, onward("2")))
                .hasStatus(412)
                .bodyText()
                .contains(one.replace("\"", "\\\""));
        assertThat(tag(mvc.get()
                        .uri(address + "/comparison")
                        .with(city.bearer(city.bank1.code(), "stops:answer"))
                        .exchange()))
                .as("nothing of it is kept")
                .isEqualTo(one);
        assertThat(post(
                        city.bank1,
                        address + "/answer",
                        HttpHeaders.IF_MATCH,
                        answered,
                        stopped("9").replace("}", "," + onward("2").substring(1))))
                .as("with an answer that stands")
                .hasStatus(412);
        String both = tag(post(city.bank1, address + "/onward", HttpHeaders.IF_MATCH, one, onward("2")));
        assertThat(tag(post(city.bank1, address + "/onward", "X-None", "-", onward("3"))))
                .isNotIn(both, one);
    }

    private static String onward(String amount) {
        return "{\"onward\":[{\"account\":\"6222020200112233445\",\"amount\":\"" + amount
                + "\",\"movedAt\":\"2024-11-01T01:55:00Z\"}]}";
    }

    private static String tag(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        return Objects.requireNonNull(answer.getResponse().getHeader(HttpHeaders.ETAG));
    }

    private static String stopped(String amount) {
        return "{\"result\":\"STOPPED\",\"holder\":\"AGREES\",\"account\":\"AGREES\",\"amount\":\"AGREES\","
                + "\"time\":\"AGREES\",\"balanceBefore\":\"9\",\"amountStopped\":\"" + amount
                + "\",\"accountCategory\":\"PERSONAL\",\"person\":\"赵\",\"phone\":\"037112345678\"}";
    }

    @Test
    void theComparisonIsInFullAndAuditedAndAKeyRepeatsTheAnswer() {
        String account = Stops.newAccount();
        CaseRef file = stops.caseOf(city.officer);
        StopNumber number = stops.sent(file, city.bank1.id(), account, city.officer);
        JsonNode full = get(city.bank1, LIST + "/" + number.value() + "/comparison");
        assertThat(full.path("account").asString()).isEqualTo(account);
        assertThat(full.path("holder").asString()).isEqualTo("李收款");
        assertThat(trail.only("stop.open", number.value()).program()).isTrue();

        String json = stopped("9");
        String address = LIST + "/" + number.value() + "/answer";
        String key = "answer-" + number.value();
        assertThat(post(city.bank1, address, key, json.replace("\"AGREES\",\"amount\"", "\"DIFFERS\",\"amount\"")))
                .hasStatus(422)
                .bodyText()
                .contains("funds.answer.differs");
        MvcTestResult first = post(city.bank1, address, key, json);
        assertThat(first).hasStatusOk();
        MvcTestResult again = post(city.bank1, address, key, json);
        assertThat(again).hasStatusOk().headers().containsHeader("Idempotency-Replayed");
        assertThat(read(again)).isEqualTo(read(first));
        assertThat(post(city.bank1, address, key + "-2", json)).hasStatusOk();
        assertThat(trail.of("stop.confirm", number.value()))
                .extracting(AuditTrail.Line::refused)
                .containsExactly(true, false);
    }

    @Test
    void whatJoinedARunningStopNeedsNoAnswer() {
        String account = Stops.newAccount();
        StopNumber running = stops.sent(stops.caseOf(city.officer), city.bank1.id(), account, city.officer);
        StopNumber waiting = stops.sent(stops.caseOf(city.officer), city.bank1.id(), account, city.officer);
        stops.confirm(running, "50000", city.liaison);
        assertThat(stops.ask(stops.caseOf(city.officer), city.bank1.id(), account, city.officer))
                .isInstanceOf(StopOutcome.Joined.class);
        assertThat(post(
                        city.bank1,
                        LIST + "/" + waiting.value() + "/answer",
                        "joined-" + waiting.value(),
                        "{\"result\":\"REFUSED\",\"reasons\":[\"NO_BALANCE\"],\"person\":\"赵\",\"phone\":\"1\"}"))
                .hasStatus(409)
                .bodyText()
                .contains("funds.stop.not-open.JOINED", "\"state\":\"JOINED\"");
    }
}
