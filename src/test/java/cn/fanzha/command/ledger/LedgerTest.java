package cn.fanzha.command.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fanzha.command.observables.ObservableType;
import cn.fanzha.command.observables.Observables;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.shared.Money;
import cn.fanzha.command.support.IntegrationTest;
import cn.fanzha.command.support.Stops;
import cn.fanzha.command.support.TestCases;
import cn.fanzha.command.support.TestCity;
import cn.fanzha.command.support.TestDatabase;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class LedgerTest {

    private static final Instant START = Instant.parse("2026-11-20T01:00:00Z");

    @Autowired
    Ledger ledger;

    @Autowired
    Observables observables;

    @Autowired
    TestCity city;

    @Autowired
    TestCases cases;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(longs = {11, 2026})
    void anySequenceOfLegalMovesBalancesAndAnyIllegalOneLeavesNoEntry(long seed) {
        Random random = new Random(seed);
        LedgerPlace place = place();
        Map<Pot, Long> cents = new EnumMap<>(Pot.class);
        for (Pot pot : Pot.values()) {
            cents.put(pot, 0L);
        }
        int entries = 0;
        for (int i = 0; i < 200; i++) {
            Pot from = Pot.values()[random.nextInt(Pot.values().length)];
            Pot to = Pot.values()[random.nextInt(Pot.values().length)];
            long amount = 1 + random.nextInt(5000);
            boolean legal = from.mayMoveTo(to) && (from == Pot.OUTSIDE || cents.getOrDefault(from, 0L) >= amount);
            assertThat(posted(move(place, from, to, amount, START.plusSeconds(i))))
                    .as("%s: %s to %s of %s", i, from, to, amount)
                    .isEqualTo(legal);
            if (legal) {
                entries++;
                cents.merge(from, -amount, Long::sum);
                cents.merge(to, amount, Long::sum);
            }
            if (i % 20 == 0 || i == 199) {
                assertThat(ledger.balances(place))
                        .isEqualTo(new Balances(
                                money(cents, Pot.STOPPED),
                                money(cents, Pot.FROZEN),
                                money(cents, Pot.RELEASED),
                                money(cents, Pot.RETURNED),
                                money(cents, Pot.MOVED_ON)));
                assertThat(entries(place)).isEqualTo(entries);
            }
        }
        assertThat(cents.values().stream().mapToLong(Long::longValue).sum()).isZero();
    }

    @Test
    void whatIsRefusedLeavesTheCallersTransactionAlive() {
        LedgerPlace place = place();
        LedgerMove first = move(place, Pot.OUTSIDE, Pot.STOPPED, 100, START);
        transaction.executeWithoutResult(status -> {
            ledger.move(first, city.officer);
            assertThatThrownBy(() -> ledger.move(move(place, Pot.STOPPED, Pot.FROZEN, 101, START), city.officer))
                    .isInstanceOfSatisfying(
                            LedgerRefusedException.class,
                            refused -> assertThat(refused.key()).isEqualTo("ledger.refused.too-little.STOPPED"));
            assertThatThrownBy(() -> ledger.move(first, city.officer))
                    .isInstanceOfSatisfying(
                            LedgerRefusedException.class,
                            refused -> assertThat(refused.key()).isEqualTo("ledger.refused.twice"));
            ledger.move(move(place, Pot.STOPPED, Pot.FROZEN, 60, START), city.officer);
        });
        assertThat(ledger.balances(place).stopped()).isEqualTo(Money.of("0.40"));
        assertThat(ledger.balances(place).frozen()).isEqualTo(Money.of("0.60"));
        assertThat(entries(place)).isEqualTo(2);
    }

    @Test
    void theDatabaseItselfKeepsStoppedAndFrozenAboveZero() {
        LedgerPlace place = place();
        posted(move(place, Pot.OUTSIDE, Pot.FROZEN, 100, START));
        assertThatThrownBy(() -> behindTheCode(place, "FROZEN", "RELEASED", "1.01"))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("ledger_balance_frozen_not_below");
        assertThatThrownBy(() -> behindTheCode(place(), "STOPPED", "RELEASED", "0.01"))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("ledger_balance_stopped_not_below");
        assertThat(entries(place)).isEqualTo(1);
        assertThat(ledger.balances(place).frozen()).isEqualTo(Money.of("1.00"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_entry set amount = 1",
                "delete from ledger_entry",
                "truncate ledger_entry",
                "update ledger_balance set frozen = 0",
                "delete from ledger_balance",
                "alter table ledger_entry disable trigger all"
            })
    void theApplicationsOwnRoleCannotAlterTheBook(String sql) throws SQLException {
        try (var connection = TestDatabase.server().asApplication().getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
        }
    }

    @Test
    void eightThreadsOnOnePlaceKeepTheBalance() throws Exception {
        LedgerPlace place = place();
        posted(move(place, Pot.OUTSIDE, Pot.STOPPED, 10_000, START));
        try (var pool = Executors.newFixedThreadPool(8)) {
            List<Future<Long>> running = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                Random random = new Random(thread);
                running.add(pool.submit(() -> {
                    long moved = 0;
                    for (int i = 0; i < 15; i++) {
                        long amount = 50 + random.nextInt(200);
                        moved +=
                                posted(move(place, Pot.STOPPED, Pot.FROZEN, amount, START.plusSeconds(i))) ? amount : 0;
                    }
                    return moved;
                }));
            }
            long moved = 0;
            for (Future<Long> one : running) {
                moved += one.get();
            }
            Balances after = ledger.balances(place);
            assertThat(after.frozen()).isEqualTo(yuan(moved));
            assertThat(after.stopped()).isEqualTo(yuan(10_000 - moved));
            assertThat(after.stopped().isNegative()).isFalse();
            // more was asked for than there was: some were refused
            assertThat(entries(place)).isLessThan(121);
        }
    }

    private LedgerPlace place() {
        UUID account = transaction.execute(status -> observables.idOf(ObservableType.BANK_ACCOUNT, Stops.newAccount()));
        return new LedgerPlace(
                Objects.requireNonNull(account),
                city.bank1.id(),
                cases.reported(city.officer).id());
    }

    private static LedgerMove move(LedgerPlace place, Pot from, Pot to, long cents, Instant at) {
        return new LedgerMove(place, from, to, yuan(cents), at, LedgerSource.FREEZE, Ids.next(), "D-test", null);
    }

    private boolean posted(LedgerMove move) {
        try {
            transaction.executeWithoutResult(status -> ledger.move(move, Actor.system()));
            return true;
        } catch (LedgerRefusedException refused) {
            return false;
        }
    }

    private void behindTheCode(LedgerPlace place, String from, String to, String amount) {
        jdbc.sql("""
                        insert into ledger_entry (id, account_id, institution_id, case_id, pot_from, pot_to, amount, at,
                               source, source_id, source_no, record, posted_at)
                        values (uuidv7(), ?, ?, ?, ?, ?, ?, now(), 'FREEZE', uuidv7(), 'D-test', 'FREEZE', now())""")
                .params(place.accountId(), place.institutionId(), place.caseId(), from, to, new BigDecimal(amount))
                .update();
    }

    private long entries(LedgerPlace place) {
        return jdbc.sql("select count(*) from ledger_entry where account_id = ?")
                .params(place.accountId())
                .query(Long.class)
                .single();
    }

    private static Money money(Map<Pot, Long> cents, Pot pot) {
        return yuan(cents.getOrDefault(pot, 0L));
    }

    private static Money yuan(long cents) {
        return Money.of(BigDecimal.valueOf(cents, 2));
    }
}
