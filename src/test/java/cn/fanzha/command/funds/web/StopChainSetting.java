package cn.fanzha.command.funds.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.AccountKind;
import cn.fanzha.command.funds.OnwardRow;
import cn.fanzha.command.funds.OnwardTransfers;
import cn.fanzha.command.funds.Transfers;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.shared.StopNumber;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** A victim's transfer of 50,000 of which the bank stopped 10,000, and what tests ask of its chain. */
@IntegrationTest
abstract class StopChainSetting {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestCity city;

    @Autowired
    Stops stops;

    @Autowired
    OnwardTransfers onward;

    @Autowired
    Transfers transfers;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    CaseRef file;
    StopNumber first;
    String payee = "";

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

    void tell(OnwardRow... rows) {
        assertThat(onward.add(id(first), List.of(rows), city.liaison)).isInstanceOf(OnwardTransfers.Added.Done.class);
    }

    OnwardRow row(String account, @Nullable String holder, @Nullable String bank, String amount) {
        return new OnwardRow(AccountKind.BANK_ACCOUNT, account, holder, bank, Money.of(amount), at(-60), null);
    }

    Instant at(long seconds) {
        return clock.instant().plusSeconds(seconds);
    }

    UUID id(StopNumber number) {
        return jdbc.sql("select id from stop_payment where request_no = ?")
                .param(number.value())
                .query(UUID.class)
                .single();
    }

    MvcTestResult send(Actor actor, String... fields) {
        MockMvcTester.MockMvcRequestBuilder request = mvc.post().uri("/cases/" + file.number() + "/chain/next");
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.with(city.signedIn(actor)).with(csrf()).exchange();
    }

    MvcTestResult get(String address, Actor actor) {
        return mvc.get().uri(address).with(city.signedIn(actor)).exchange();
    }

    static String body(MvcTestResult result) throws Exception {
        return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }
}
