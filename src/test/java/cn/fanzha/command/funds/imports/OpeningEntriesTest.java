package cn.fanzha.command.funds.imports;

import static cn.fanzha.command.support.Importing.counts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fanzha.command.ledger.Ledger;
import cn.fanzha.command.ledger.LedgerMove;
import cn.fanzha.command.ledger.LedgerPlace;
import cn.fanzha.command.ledger.LedgerRefusedException;
import cn.fanzha.command.ledger.LedgerSource;
import cn.fanzha.command.ledger.Pot;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestClock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** What imports of stops, freezes and returns bring stands in the book as well, whatever comes first. */
@IntegrationTest
class OpeningEntriesTest {

    private static final String RETURN = "return_no,unit_code,case_no,victim_name,amount,returned_at";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestCity city;

    @Autowired
    TestClock clock;

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionTemplate transaction;

    FundRows rows;
    String account = FundRows.card();
    String caseNo;
    String stopNo = FundRows.no("ST");
    String freezeNo = FundRows.no("FZ");
    String returnNo = FundRows.no("RT");

    @BeforeEach
    void aQuietMorning() {
        clock.set("2026-11-20 09:00:00");
        rows = new FundRows(mvc, city);
        caseNo = rows.caseFiled("2019-01-02");
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void whatWasImportedStandsOnceAndAChangedAmountPostsTheDifference() {
        stop("300");
        assertThat(book()).isEqualTo("stopped 0.00, frozen 0.00, released 300.00, returned 0.00");
        assertThat(entries()).isEqualTo(2);
        stop("300");
        assertThat(entries()).isEqualTo(2);
        stop("400");
        assertThat(book()).isEqualTo("stopped 0.00, frozen 0.00, released 400.00, returned 0.00");
        assertThat(entries()).isEqualTo(4);

        freeze("500");
        assertThat(book()).isEqualTo("stopped 0.00, frozen 500.00, released 0.00, returned 0.00");
        back("200", account);
        assertThat(book()).isEqualTo("stopped 0.00, frozen 300.00, released 0.00, returned 200.00");
        int before = entries();
        back("200", account);
        freeze("500");
        assertThat(entries()).isEqualTo(before);
        // the figure counts the same money once, and so does the book
        assertThat(broughtIn()).isEqualTo("500.00");
    }

    @Test
    void theOrderOfFilesChangesNothing() {
        back("200", account);
        freeze("500", "released_at=2019-05-01");
        stop("400");
        String backwards = book();
        account = FundRows.card();
        caseNo = rows.caseFiled("2019-01-02");
        stopNo = FundRows.no("ST");
        freezeNo = FundRows.no("FZ");
        returnNo = FundRows.no("RT");
        stop("400");
        freeze("500", "released_at=2019-05-01");
        back("200", account);
        assertThat(book())
                .isEqualTo(backwards)
                .isEqualTo("stopped 0.00, frozen 0.00, released 300.00, returned 200.00");
    }

    @Test
    void aReturnWithoutAnAccountStandsInItsCasesBook() {
        freeze("500");
        back("200", "");
        assertThat(ofCase()).isEqualTo("— returned 200.00");
        assertThat(book()).isEqualTo("stopped 0.00, frozen 500.00, released 0.00, returned 0.00");
        back("200", account);
        assertThat(ofCase()).isEqualTo("— returned 0.00");
        assertThat(book()).isEqualTo("stopped 0.00, frozen 300.00, released 0.00, returned 200.00");
        back("150", "");
        assertThat(ofCase()).isEqualTo("— returned 150.00");
        assertThat(book()).isEqualTo("stopped 0.00, frozen 500.00, released 0.00, returned 0.00");
    }

    @Test
    void historyIsBoundByNoBalanceAndWhatTheSystemDoesIs() {
        freeze("500");
        UUID freeze = jdbc.sql("select id from fund_freeze where freeze_no = ?")
                .param(freezeNo)
                .query(UUID.class)
                .single();
        jdbc.sql("update fund_freeze set by_person = true where id = ?")
                .param(freeze)
                .update();
        LedgerPlace place = jdbc.sql("select account_id, institution_id, case_id from fund_freeze where id = ?")
                .param(freeze)
                .query((rs, n) -> new LedgerPlace(
                        rs.getObject(1, UUID.class),
                        rs.getObject(2, UUID.class),
                        Objects.requireNonNull(rs.getObject(3, UUID.class))))
                .single();
        release(place, freeze, "450");
        back("200", account);
        assertThat(book()).isEqualTo("stopped 0.00, frozen -150.00, released 450.00, returned 200.00");
        assertThatThrownBy(() -> release(place, freeze, "0.01")).isInstanceOf(LedgerRefusedException.class);
        back("50", account);
        assertThat(book()).isEqualTo("stopped 0.00, frozen 0.00, released 450.00, returned 50.00");
    }

    @Test
    void aFileOfManyStopsPostsThemAllByItself() {
        String body = IntStream.range(0, 3000)
                .mapToObj(i -> "SX" + stopNo + i + "," + city.stationA1.code() + "," + caseNo + "," + city.bank1.code()
                        + "," + FundRows.card() + ",赵收款,100,2019-03-01 10:00:00,2019-03-01 10:05:00,100\n")
                .reduce(
                        FundRows.STOP.replace("unit_code,", "unit_code,case_no,") + ",stopped_at,stopped_amount\n",
                        String::concat);
        assertThat(counts(cn.fanzha.command.support.Importing.csv(mvc, "stop-payments", body)))
                .startsWith("3000 0 0");
        assertThat(jdbc.sql("""
                                select sum(b.released) || ' ' || sum(b.stopped) from ledger_balance b
                                join case_file c on c.id = b.case_id where c.case_no = ?""").param(caseNo).query((rs, n) -> rs.getString(1)).single())
                .isEqualTo("300000.00 0.00");
    }

    private void release(LedgerPlace place, UUID freeze, String amount) {
        transaction.executeWithoutResult(status -> ledger.move(
                new LedgerMove(
                        place,
                        Pot.FROZEN,
                        Pot.RELEASED,
                        Money.of(amount),
                        clock.instant(),
                        LedgerSource.FREEZE,
                        freeze,
                        freezeNo,
                        null),
                city.officer));
    }

    private void stop(String amount) {
        assertThat(counts(rows.stop(
                        stopNo,
                        account,
                        "2019-03-01 10:00:00",
                        "case_no=" + caseNo,
                        "stopped_at=2019-03-01 10:05:00",
                        "stopped_amount=" + amount)))
                .endsWith("0");
    }

    private void freeze(String amount, String... more) {
        String[] cells = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("frozen_amount=" + amount), java.util.stream.Stream.of(more))
                .toArray(String[]::new);
        assertThat(counts(rows.freeze(freezeNo, caseNo, account, "2019-03-02 10:00:00", cells)))
                .endsWith("0");
    }

    private void back(String amount, String from) {
        assertThat(counts(rows.csv(
                        "returns",
                        RETURN,
                        List.of(returnNo, city.stationA1.code(), caseNo, "高娟超", amount, "2019-08-10 21:05:02"),
                        "from_account=" + from)))
                .endsWith("0");
    }

    private String book() {
        return jdbc.sql("""
                        select 'stopped ' || sum(b.stopped) || ', frozen ' || sum(b.frozen) || ', released ' || sum(b.released)
                               || ', returned ' || sum(b.returned)
                        from ledger_balance b join case_file c on c.id = b.case_id
                        where c.case_no = ? and b.account_id is not null""")
                .param(caseNo)
                .query((rs, n) -> Objects.requireNonNull(rs.getString(1)))
                .single();
    }

    private String ofCase() {
        return jdbc.sql("""
                        select '— returned ' || b.returned from ledger_balance b join case_file c on c.id = b.case_id
                        where c.case_no = ? and b.account_id is null""")
                .param(caseNo)
                .query((rs, n) -> Objects.requireNonNull(rs.getString(1)))
                .single();
    }

    private int entries() {
        return jdbc.sql("select count(*) from ledger_entry e join case_file c on c.id = e.case_id where c.case_no = ?")
                .param(caseNo)
                .query(Integer.class)
                .single();
    }

    /** What came from outside into stops and freezes, corrections taken off. */
    private String broughtIn() {
        return jdbc.sql("""
                        select sum(case when e.pot_from = 'OUTSIDE' then e.amount else -e.amount end)::text
                        from ledger_entry e join case_file c on c.id = e.case_id
                        where c.case_no = ? and ((e.pot_from = 'OUTSIDE' and e.pot_to in ('STOPPED', 'FROZEN'))
                                                 or (e.pot_to = 'OUTSIDE' and e.pot_from in ('STOPPED', 'FROZEN')))""")
                .param(caseNo)
                .query((rs, n) -> Objects.requireNonNull(rs.getString(1)))
                .single();
    }
}
