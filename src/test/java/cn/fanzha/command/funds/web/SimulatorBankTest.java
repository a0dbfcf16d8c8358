package cn.fanzha.command.funds.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.domain.StopFiles;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.StopNumber;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.browser.ServedApplication;
import cn.fanzha.command.support.process.BankProcess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A bank's system as a process of its own, which does whatever such systems do. */
class SimulatorBankTest extends ServedApplication {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String STOPPED =
            "{\"result\":\"STOPPED\",\"holder\":\"AGREES\",\"account\":\"AGREES\",\"amount\":\"AGREES\",\"time\":\"AGREES\","
                    + "\"balanceBefore\":\"50000\",\"amountStopped\":\"%s\",\"accountCategory\":\"PERSONAL\","
                    + "\"person\":\"Zhao\",\"phone\":\"037112345678\",\"onward\":[%s]}";
    private static final String ONWARD =
            "{\"account\":\"%s\",\"holder\":\"李某\",\"amount\":\"199.50\",\"movedAt\":\"2026-01-05T02:00:00Z\"}";
    private static final String REFUSED =
            "{\"result\":\"REFUSED\",\"account\":\"DIFFERS\",\"person\":\"Zhao\",\"phone\":\"037112345678\"}";

    @Autowired
    TestCity city;

    @Autowired
    StopFiles files;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PasswordEncoder passwords;

    @Autowired
    AutowireCapableBeanFactory beans;

    private Stops stops;
    private String client = "";

    @BeforeEach
    void registerTheBanksProgram() {
        stops = beans.createBean(Stops.class);
        client = "bank-" + city.division + "-" + Stops.newAccount();
        jdbc.sql("insert into api_client (id, client_id, name, secret_hash, unit_id, scopes, created_at)"
                        + " values (?, ?, 'bank', ?, ?, ?, now())")
                .params(Ids.next(), client, passwords.encode(TestCity.PASSWORD), city.bank1.id(), new String[] {
                    "stops:read", "stops:answer", "webhooks:manage"
                })
                .update();
    }

    private BankProcess bank() throws Exception {
        return BankProcess.start(url(), client, TestCity.PASSWORD);
    }

    private StopNumber asked() {
        CaseRef file = stops.caseOf(city.officer);
        return stops.sent(file, city.bank1.id(), Stops.newAccount(), city.officer);
    }

    private static String address(StopNumber number) {
        return "/api/v1/stop-payments/" + number.value();
    }

    private static String stopped(String amount, String... onward) {
        return STOPPED.formatted(amount, String.join(",", onward));
    }

    private static JsonNode body(String answer) {
        return JSON.readTree(answer.substring(answer.indexOf('{')));
    }

    private long count(String sql, Object... params) {
        return jdbc.sql("select count(*) from " + sql)
                .params(params)
                .query(Long.class)
                .single();
    }

    private long audited(StopNumber number, String action, String result) {
        return count(
                "audit_entry where subject = ? and action = ? and result = ?",
                number.value(),
                "stop." + action,
                result);
    }

    private long inTheBook(StopNumber number) {
        return count("ledger_entry e join stop_payment s on s.id = e.source_id where s.request_no = ?", number.value());
    }

    @Test
    void aBankThatIsToldByWebhookAnswersTwiceAndIsCountedOnce() throws Exception {
        try (BankProcess bank = bank()) {
            JsonNode made = body(bank.ask("PUT /api/v1/webhooks/subscription {\"url\":\"" + bank.door() + "\"}"));
            bank.tell("SECRET " + made.path("secret").asString());
            bank.tell("AUTO " + stopped("48000.50", ONWARD.formatted(Stops.newAccount())));
            bank.tell("FAIL 1");
            // it does one thing after the other: once this is answered it knows what it was told
            bank.ask("GET /api/v1/webhooks/deliveries?state=DELIVERED");
            StopNumber number = asked();
            assertThat(bank.hook()).startsWith("HOOK signed not-taken").contains(number.value(), "\"attempt\":1");
            assertThat(bank.hook()).startsWith("HOOK signed taken").contains(number.value(), "\"attempt\":2");
            assertThat(bank.byItself()).startsWith("AUTO 200").contains(number.value());
            String first = bank.byItself();
            assertThat(first).startsWith("AUTO 200").contains("\"onwardTransfers\":1");
            assertThat(bank.byItself()).isEqualTo(first);
            assertThat(count(
                            "onward_transfer o join stop_payment s on s.id = o.stop_id where s.request_no = ?",
                            number.value()))
                    .isEqualTo(1);
            assertThat(count("live_event where reference = ? and kind = 'stop-answered'", number.value()))
                    .isEqualTo(1);
            assertThat(audited(number, "confirm", "DONE")).isEqualTo(1);
            assertThat(audited(number, "repeat", "DONE")).isEqualTo(1);
            assertThat(inTheBook(number)).isEqualTo(1);

            String other = bank.ask("POST " + address(number) + "/answer " + stopped("48000.51"));
            assertThat(other).startsWith("409");
            assertThat(body(other).path("standing").path("amountStopped").asString())
                    .isEqualTo("48000.50");
            assertThat(bank.ask("POST " + address(number) + "/answer " + REFUSED))
                    .startsWith("409");
            assertThat(bank.ask("POST " + address(number) + "/receipt"))
                    .as("the receipt again, after the answer")
                    .startsWith("200");
            assertThat(audited(number, "answer", "REFUSED")).isEqualTo(2);
            assertThat(inTheBook(number)).isEqualTo(1);
            assertThat(bank.ask("GET /api/v1/webhooks/deliveries?state=DELIVERED"))
                    .contains(number.value());
        }
    }

    @Test
    void lateOutOfOrderForAnotherBankOrWithAWrongAmountItIsRefusedInWords() throws Exception {
        try (BankProcess bank = bank()) {
            StopNumber cancelled = asked();
            files.cancel(cancelled, "误报", city.officer);
            String late = bank.ask("POST " + address(cancelled) + "/answer " + stopped("1"));
            assertThat(late).startsWith("409").contains("funds.stop.not-open.CANCELLED", "\"state\":\"CANCELLED\"");
            assertThat(bank.ask("POST " + address(cancelled) + "/receipt")).startsWith("409");
            assertThat(audited(cancelled, "answer", "REFUSED")).isEqualTo(1);
            assertThat(audited(cancelled, "receive", "REFUSED")).isEqualTo(1);
            assertThat(inTheBook(cancelled)).isZero();

            StopNumber others =
                    stops.sent(stops.caseOf(city.officer), city.bank2.id(), Stops.newAccount(), city.officer);
            for (String call : new String[] {"/receipt", "/answer " + stopped("1"), "/onward {\"onward\":[]}"}) {
                assertThat(bank.ask("POST " + address(others) + call)).startsWith("403");
            }
            assertThat(bank.ask("GET " + address(others) + "/comparison")).startsWith("403");
            assertThat(audited(others, "open", "REFUSED")).isEqualTo(4);

            StopNumber number = asked();
            assertThat(bank.ask("POST " + address(number) + "/onward {\"onward\":[]}"))
                    .as("what left before the answer")
                    .startsWith("409");
            assertThat(bank.ask("POST " + address(number) + "/answer " + stopped("50000.01")))
                    .startsWith("422")
                    .contains("funds.answer.more-than-balance");
            assertThat(bank.ask("POST " + address(number) + "/answer " + stopped("-1")))
                    .startsWith("422")
                    .contains("\"field\":\"amountStopped\"");
            assertThat(bank.ask("POST " + address(number) + "/answer "
                            + stopped("1", ONWARD.formatted(Stops.newAccount()), ONWARD.formatted("?"))))
                    .startsWith("422")
                    .contains("\"field\":\"onward[1]\"");
            assertThat(body(bank.ask("GET " + address(number))).path("state").asString())
                    .as("nothing of an answer stands whose rows are wrong")
                    .isEqualTo("REQUESTED");
            for (String verb : new String[] {"onward", "confirm", "answer"}) {
                assertThat(audited(number, verb, "REFUSED")).as(verb).isEqualTo(1);
            }
            assertThat(inTheBook(number)).isZero();
            assertThat(bank.ask("POST " + address(number) + "/answer " + REFUSED))
                    .startsWith("200");
            assertThat(bank.ask("POST " + address(number) + "/receipt"))
                    .as("the first receipt, after the answer")
                    .startsWith("409");
        }
    }

    @Test
    void tenThousandOnwardTransfersAreKeptOnceAndADeathInTheMiddleLeavesNothing() throws Exception {
        StopNumber number = asked();
        try (BankProcess bank = bank()) {
            bank.tell("DIE " + address(number) + "/answer " + stopped("48000.50"));
            bank.awaitEnd();
        }
        try (BankProcess again = bank()) {
            assertThat(body(again.ask("GET " + address(number))).path("state").asString())
                    .isEqualTo("REQUESTED");
            String first = again.ask("MANY " + address(number) + "/answer 10000");
            assertThat(first).startsWith("200").contains("\"onwardTransfers\":10000");
            assertThat(again.ask("MANY " + address(number) + "/answer 10000")).isEqualTo(first);
            assertThat(count(
                            "onward_transfer o join stop_payment s on s.id = o.stop_id where s.request_no = ?",
                            number.value()))
                    .isEqualTo(10_000);
            assertThat(count(
                            "transfer t join stop_payment s on s.case_id = t.case_id where s.request_no = ?",
                            number.value()))
                    .isEqualTo(10_000);
            assertThat(audited(number, "confirm", "DONE")).isEqualTo(1);
            assertThat(inTheBook(number)).isEqualTo(1);
        }
    }
}
