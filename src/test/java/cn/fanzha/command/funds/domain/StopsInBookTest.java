package cn.fanzha.command.funds.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.funds.StopState;
import cn.fanzha.command.funds.imports.FundRows;
import cn.fanzha.command.ledger.Ledger;
import cn.fanzha.command.ledger.LedgerPlace;
import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.shared.StopNumber;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Stops post their new money and let it go; the figures count the same money once, and so does the book. */
@IntegrationTest
class StopsInBookTest {

    @Autowired
    TestCity city;

    @Autowired
    Stops stops;

    @Autowired
    StopEnds ends;

    @Autowired
    StopFiles files;

    @Autowired
    TestClock clock;

    @Autowired
    Ledger ledger;

    @Autowired
    Observables observables;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    String account = FundRows.card();

    @BeforeEach
    void aQuietMorning() {
        clock.set("2026-11-20 09:00:00");
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void theBookAgreesWithTheFiguresThroughStopsJoinsEndsAndAFreeze() {
        CaseRef file = stops.caseOf(city.officer);
        CaseRef other = stops.caseOf(city.otherOfficer);
        StopNumber first = stops.sent(file, city.bank1.id(), account, city.officer);
        assertThat(book(file)).isEqualTo("0.00 0.00 0.00");
        stops.confirm(first, "50000", city.liaison);
        assertThat(book(file)).isEqualTo("50000.00 0.00 0.00");

        stops.ask(other, city.bank1.id(), account, city.otherOfficer);
        assertThat(book(other)).isEqualTo("0.00 0.00 0.00");

        clock.advance(Duration.ofHours(40));
        StopNumber second = stops.sent(file, city.bank1.id(), account, city.officer);
        stops.confirm(second, "70000.50", city.liaison);
        assertThat(book(file)).isEqualTo("70000.50 0.00 0.00");

        clock.advance(Duration.ofHours(9));
        ends.expire(first);
        ends.expire(first);
        assertThat(book(file)).isEqualTo("20000.50 0.00 50000.00");
        files.release(second, "核实与案件无关", city.officer);
        assertThat(stops.state(second, city.officer)).isEqualTo(StopState.RELEASED);
        assertThat(book(file)).isEqualTo("0.00 0.00 70000.50");

        String freezeNo = FundRows.no("FZ");
        new FundRows(mvc, city)
                .freeze(freezeNo, file.number().value(), account, "2026-11-22 09:00:00", "frozen_amount=100000");
        assertThat(book(file)).isEqualTo("0.00 100000.00 0.00");
        assertThat(figure(List.of(first.value(), second.value(), freezeNo)))
                .isEqualTo("100000.00")
                .isEqualTo(broughtIn(file));
    }

    private String book(CaseRef file) {
        UUID id = observables.find(ObservableType.BANK_ACCOUNT, account).orElseThrow();
        var balances = ledger.balances(new LedgerPlace(id, city.bank1.id(), file.id()));
        return balances.stopped() + " " + balances.frozen() + " " + balances.released();
    }

    private String figure(List<String> records) {
        return jdbc.sql("""
                        select sum(value)::text from (
                            select value, record_no, indicator from figure_row_of_stops
                            union all select value, record_no, indicator from figure_row_of_freezes) r
                        where indicator = 'stop-freeze.amount' and record_no = any(?)""")
                .params((Object) records.toArray(String[]::new))
                .query((rs, n) -> Objects.requireNonNull(rs.getString(1)))
                .single();
    }

    private String broughtIn(CaseRef file) {
        return jdbc.sql("select sum(amount)::text from ledger_entry where case_id = ? and pot_from = 'OUTSIDE'")
                .param(file.id())
                .query((rs, n) -> Objects.requireNonNull(rs.getString(1)))
                .single();
    }
}
