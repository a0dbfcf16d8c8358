package cn.fanzha.command.funds.web;

import static cn.fanzha.command.support.SignedIn.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.OnwardRow;
import cn.fanzha.command.funds.OnwardTransfers;
import cn.fanzha.command.funds.StopOutcome;
import cn.fanzha.command.funds.Transfers;
import cn.fanzha.command.funds.domain.NextProposal;
import cn.fanzha.command.funds.domain.NextProposal.Standing;
import cn.fanzha.command.funds.domain.NextProposals;
import cn.fanzha.command.funds.domain.TransferEditing;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Masks;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.StopNumber;
import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.SqlCount;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a bank saw leaving becomes the next level's requests, and the chain adds up or says where it doesn't. */
@IntegrationTest
class StopChainTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    Stops stops;

    @Autowired
    OnwardTransfers onward;

    @Autowired
    NextProposals proposals;

    @Autowired
    Transfers transfers;

    @Autowired
    TransferEditing editing;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AuditTrail trail;

    @Autowired
    TestClock clock;

    private CaseRef file;
    private StopNumber first;
    private String payee = "";

    @BeforeEach
    void aVictimsTransferIsStoppedInPart() {
        clock.set("2026-06-10 10:00:00");
        payee = Stops.newAccount();
        file = stops.caseOf(city.officer);
        first = stops.sent(file, city.bank1.id(), payee, city.officer);
        transaction.executeWithoutResult(status -> transfers.record(
                new Transfers.Told(
                        file.id(),
                        file.id() + ":0",
                        null,
                        AccountKind.BANK_ACCOUNT,
                        payee,
                        "李收款",
                        city.bank1.id(),
                        Money.of("50000"),
                        at(-600),
                        first.value()),
                file,
                city.officer.id()));
        clock.advance(Duration.ofMinutes(5));
        stops.confirm(first, "10000", city.liaison);
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void onwardTransfersAreProposedTogetherAndSentOnce() throws Exception {
        String twice = Stops.newAccount();
        String unknown = Stops.newAccount().replaceFirst("^6222", "0009");
        String running = Stops.newAccount();
        String usedUp = Stops.newAccount();
        CaseRef other = stops.caseOf(city.officer2);
        useUp(other, usedUp);
        stops.confirm(stops.sent(other, city.bank2.id(), running, city.officer2), "700", city.liaison2);
        tell(
                row(twice, "钱一", city.bank2.code(), "9000"),
                row(twice, "钱一", null, "1000"),
                row(unknown, null, "远方村镇银行", "8000"),
                row(running, "孙三", city.bank2.code(), "7000"),
                row(usedUp, "周四", city.bank2.code(), "6000"));

        List<NextProposal> next = proposals.of(file).shown();
        assertThat(next).hasSize(4);
        assertThat(next)
                .extracting(NextProposal::standing)
                .containsExactly(Standing.SENDS, Standing.CHOOSE_BANK, Standing.JOINS, Standing.REFUSED);
        assertThat(next.getFirst().amount()).isEqualTo(Money.of("10000"));
        assertThat(next.getFirst().transfers()).isEqualTo(2);
        String page = body(get("/cases/" + file.number() + "/chain", city.officer));
        assertThat(page)
                .contains("下一级账户：4 个待止付", "银行填写：远方村镇银行", "已止付两次", Masks.card(twice))
                .doesNotContain(twice, "钱一");
        assertThat(SqlCount.during(() -> get("/cases/" + file.number() + "/chain", city.officer)))
                .hasSizeLessThanOrEqualTo(9);

        assertThat(send(city.officer)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(send(city.otherOfficer, "all", "1")).hasStatus(HttpStatus.FORBIDDEN);
        String bankless = next.get(1).key();
        MvcTestResult refused = send(city.officer, "send", bankless, "bank." + bankless, "");
        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(body(refused)).contains("请选择开户机构后再发");

        String[] chosen = {
            "send",
            next.get(0).key(),
            "send",
            bankless,
            "send",
            next.get(2).key(),
            "bank." + bankless,
            city.payment.code(),
            "holder." + bankless,
            "吴五",
            "secondOfficer",
            city.officer2.id().toString()
        };
        assertThat(send(city.officer, chosen)).hasStatus3xxRedirection();
        assertThat(stopsOf(file)).as("the first, two new ones and one joined").isEqualTo(4);
        assertThat(send(city.officer, chosen)).hasStatus3xxRedirection();
        assertThat(stopsOf(file)).as("pressed twice, sent once").isEqualTo(4);
        assertThat(jdbc.sql("select count(*) from onward_transfer where stop_id = ? and next_stop_id is not null")
                        .param(id(first))
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
        assertThat(jdbc.sql(
                                "select count(distinct second_officer_id) from stop_payment where case_id = ? and second_officer_id = ?")
                        .params(file.id(), city.officer2.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(trail.only("stop.next-level", file.number().value()).refused())
                .isFalse();
        assertThat(proposals.of(file).shown())
                .extracting(NextProposal::standing)
                .containsExactly(Standing.REFUSED);

        tell(row(twice, "钱一", city.bank2.code(), "55"));
        assertThat(proposals.of(file).shown().getLast().standing()).isEqualTo(Standing.COVERED);
        assertThat(send(
                        city.officer,
                        "send",
                        proposals.of(file).shown().getLast().key()))
                .hasStatus3xxRedirection();
        assertThat(stopsOf(file)).as("put to the request that stands").isEqualTo(4);
    }

    @Test
    void theChainAddsUpOrSaysWhereItDoesNot() throws Exception {
        String second = Stops.newAccount();
        String over = Stops.newAccount();
        tell(row(second, "钱一", city.bank2.code(), "30000"), row(over, "孙三", city.bank2.code(), "2000"));
        withdrawn(payee, "3000");
        withdrawn(over, "2500.50");
        assertThat(send(city.officer, "all", "1")).hasStatus3xxRedirection();
        StopNumber next = StopNumber.of(
                jdbc.sql("select request_no from stop_payment where case_id = ? and amount = 30000 and id <> ?")
                        .params(file.id(), id(first))
                        .query((rs, n) -> rs.getString(1))
                        .single());
        stops.confirm(next, "31000", city.liaison2);

        JsonNode chain = chain();
        assertThat(chain.path("entered").asString()).isEqualTo("50000.00");
        assertThat(chain.path("levels").size()).isEqualTo(2);
        JsonNode one = chain.path("levels").path(0).path("accounts").path(0);
        assertThat(sums(one)).isEqualTo("50000.00 = 10000.00 + 32000.00 + 3000.00 + 5000.00 (0.00)");
        assertThat(one.path("state").asString()).isEqualTo("STOPPED");
        JsonNode two = chain.path("levels").path(1).path("accounts");
        assertThat(sums(two.path(0))).isEqualTo("30000.00 = 31000.00 + 0.00 + 0.00 + 0.00 (1000.00)");
        assertThat(two.path(0).path("remarks").path(0).path("says").asString()).isEqualTo("STOPPED_MORE");
        assertThat(two.path(0).path("from").asString()).isEqualTo(Masks.card(payee));
        assertThat(sums(two.path(1))).isEqualTo("2000.00 = 0.00 + 0.00 + 2500.50 + 0.00 (500.50)");
        assertThat(two.path(1).path("remarks").path(0).path("says").asString()).isEqualTo("LEFT_MORE");
        assertThat(sums(chain.path("levels").path(1)))
                .isEqualTo("32000.00 = 31000.00 + 0.00 + 2500.50 + 0.00 (1500.50)");
        assertThat(body(get("/cases/" + file.number() + "/chain", city.supervisor)))
                .contains("受害人转出 50,000.00 元", "止付金额比转入多 1,000.00 元", "转出和取现比转入多 500.50 元")
                .doesNotContain(payee, second);

        clock.advance(Duration.ofHours(48));
        JsonNode later = chain();
        assertThat(sums(later.path("levels").path(0)))
                .as("a stop that ended holds nothing")
                .isEqualTo("50000.00 = 0.00 + 32000.00 + 3000.00 + 15000.00 (0.00)");
        assertThat(later.path("levels")
                        .path(0)
                        .path("accounts")
                        .path(0)
                        .path("remarks")
                        .path(0)
                        .path("says")
                        .asString())
                .isEqualTo("LAPSED");
    }

    @Test
    void aThousandOnwardTransfersAreProposedInParts() {
        OnwardRow[] many = IntStream.range(0, 1_000)
                .mapToObj(n -> row(Stops.newAccount(), "赵" + n, city.bank2.code(), "1." + (10 + n % 90)))
                .toArray(OnwardRow[]::new);
        tell(many);
        NextProposals.Proposals next = proposals.of(file);
        assertThat(next.inAll()).isEqualTo(1_000);
        assertThat(next.shown()).hasSize(200);
        assertThat(get("/cases/" + file.number() + "/chain", city.officer))
                .hasStatusOk()
                .bodyText()
                .contains("显示金额最大的 200 个，共 1,000 个");
    }

    private void useUp(CaseRef of, String account) {
        stops.confirm(stops.sent(of, city.bank2.id(), account, city.officer2), "10", city.liaison2);
        clock.advance(Duration.ofHours(48));
        stops.confirm(stops.sent(of, city.bank2.id(), account, city.officer2), "10", city.liaison2);
        clock.advance(Duration.ofHours(48));
        assertThat(stops.ask(of, city.bank2.id(), account, city.officer2)).isInstanceOf(StopOutcome.Refused.class);
    }

    private void tell(OnwardRow... rows) {
        assertThat(onward.add(id(first), List.of(rows), city.liaison)).isInstanceOf(OnwardTransfers.Added.Done.class);
    }

    private OnwardRow row(String account, @Nullable String holder, @Nullable String bank, String amount) {
        return new OnwardRow(AccountKind.BANK_ACCOUNT, account, holder, bank, Money.of(amount), at(-60), null);
    }

    private void withdrawn(String from, String amount) {
        editing.add(
                file.number(),
                new TransferEditing.Typed(
                        Ids.next(),
                        0,
                        from,
                        null,
                        AccountKind.BANK_ACCOUNT,
                        Stops.newAccount(),
                        null,
                        null,
                        amount,
                        ChinaTime.formatSeconds(at(-30)),
                        "ATM取现",
                        true),
                city.officer);
    }

    private Instant at(long seconds) {
        return clock.instant().plusSeconds(seconds);
    }

    private UUID id(StopNumber number) {
        return jdbc.sql("select id from stop_payment where request_no = ?")
                .param(number.value())
                .query(UUID.class)
                .single();
    }

    private int stopsOf(CaseRef of) {
        return jdbc.sql("select count(*) from stop_payment where case_id = ?")
                .param(of.id())
                .query(Integer.class)
                .single();
    }

    private JsonNode chain() throws Exception {
        return new JsonMapper()
                .readTree(body(mvc.get()
                        .uri("/api/v1/cases/" + file.number() + "/chain")
                        .with(bearer(city.districtA.code(), "cases:read"))
                        .exchange()));
    }

    private static String sums(JsonNode of) {
        JsonNode sums = of.path("sums");
        return sums.path("in").asString() + " = "
                + List.of("stopped", "movedOn", "withdrawn", "unknown").stream()
                        .map(name -> sums.path(name).asString())
                        .collect(Collectors.joining(" + "))
                + " (" + sums.path("excess").asString() + ")";
    }

    private MvcTestResult send(Actor actor, String... fields) {
        MockMvcTester.MockMvcRequestBuilder request = mvc.post().uri("/cases/" + file.number() + "/chain/next");
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.with(city.signedIn(actor)).with(csrf()).exchange();
    }

    private MvcTestResult get(String address, Actor actor) {
        return mvc.get().uri(address).with(city.signedIn(actor)).exchange();
    }

    private static String body(MvcTestResult result) throws Exception {
        return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }
}
