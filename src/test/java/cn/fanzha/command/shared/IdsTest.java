package cn.fanzha.command.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void laterIdsAreGreaterAlsoWithinAMillisecond() {
        UUID last = Ids.next();
        for (int i = 0; i < 200_000; i++) {
            UUID id = Ids.next();
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            if (compareAsPostgres(last, id) >= 0) {
                throw new AssertionError(last + " is not before " + id + " (draw " + i + ")");
            }
            last = id;
        }
    }

    @Test
    void theBeginningIsTheMoment() {
        long before = System.currentTimeMillis();
        long millis = Ids.next().getMostSignificantBits() >>> 16;
        assertThat(millis).isBetween(before, System.currentTimeMillis() + 1);
    }

    @Test
    void manyThreadsGetDifferentIds() {
        Set<UUID> ids = ConcurrentHashMap.newKeySet();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int t = 0; t < 8; t++) {
                threads.submit(() -> {
                    var own = new HashSet<UUID>();
                    for (int i = 0; i < 10_000; i++) {
                        own.add(Ids.next());
                    }
                    ids.addAll(own);
                });
            }
        }
        assertThat(ids).hasSize(80_000);
    }

    private static int compareAsPostgres(UUID a, UUID b) {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }
}
