package cn.fanzha.command.observables;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Ids;
import cn.fanzha.command.support.IntegrationTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@IntegrationTest
class ObservablesTest {

    @Autowired
    Observables observables;

    @Autowired
    Units units;

    @Autowired
    JdbcClient jdbc;

    @Test
    @Transactional
    void theSameThingTypedTwiceIsOneRow() {
        UUID first = observables.idOf(ObservableType.PHONE, "+86 139 1111 2222");
        assertThat(observables.idOf(ObservableType.PHONE, "13911112222")).isEqualTo(first);
        assertThat(observables.find(ObservableType.PHONE, "139-1111-2222")).contains(first);
        assertThat(observables.reveal(first).value()).isEqualTo("13911112222");
        assertThat(observables.masked(List.of(first))).containsEntry(first, "139****2222");
    }

    @Test
    @Transactional
    void theSameDigitsOfAnotherTypeAreAnotherRow() {
        assertThat(observables.idOf(ObservableType.PHONE, "13911113333"))
                .isNotEqualTo(observables.idOf(ObservableType.PAYMENT_ACCOUNT, "13911113333"));
    }

    @Test
    @Transactional
    void theTableHoldsNothingInTheClear() {
        UUID id = observables.idOf(ObservableType.BANK_ACCOUNT, "6222029988776655443");
        assertThat(jdbc.sql("select observable::text from observable where id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .doesNotContain("6222029988776655443");
    }

    @Test
    void manyWhoBringOneNewValueAtOnceGetOneRow() throws Exception {
        String account = "62220" + (System.nanoTime() % 1_000_000_000L + 1_000_000_000L);
        Set<UUID> ids = new HashSet<>();
        try (var pool = Executors.newFixedThreadPool(8)) {
            List<Callable<UUID>> all = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                all.add(() -> observables.idOf(ObservableType.BANK_ACCOUNT, account));
            }
            for (Future<UUID> one : pool.invokeAll(all)) {
                ids.add(one.get());
            }
        }
        assertThat(ids).hasSize(1);
    }

    @Test
    @Transactional
    void aPlaceIsNotedOnceHoweverOftenItIsSeen() {
        UUID id = observables.idOf(ObservableType.URL, "https://once.example.com");
        UUID unit = units.findByCode(Units.ROOT_CODE).orElseThrow().id();
        String caseNo = "A" + Ids.next();
        for (int i = 0; i < 2; i++) {
            observables.record(id, SightingSource.CASE, caseNo, unit, Instant.parse("2026-11-22T00:00:00Z"));
        }
        assertThat(jdbc.sql("select source_no from sighting where observable_id = ?")
                        .param(id)
                        .query((rs, n) -> rs.getString(1))
                        .list())
                .containsExactly(caseNo);
    }
}
