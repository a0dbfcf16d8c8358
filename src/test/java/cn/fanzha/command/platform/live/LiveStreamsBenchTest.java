package cn.fanzha.command.platform.live;

import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.Scope;
import cn.fanzha.command.support.IntegrationTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Prints how long an event takes from its publication to 1,000 open browsers, and what they cost; asserts nothing. */
@IntegrationTest
@Tag("bench")
class LiveStreamsBenchTest {

    private static final int STREAMS = 1000;
    private static final int EVENTS = 100;

    @Autowired
    LiveEvents events;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void aThousandStreams() throws Exception {
        UUID unit = UUID.randomUUID();
        Actor officer = SecondInstance.actor(new Scope.Tree(unit, Set.of(unit)));
        List<Listening> streams = new ArrayList<>();
        try (SecondInstance server = new SecondInstance()) {
            long memory = used();
            long began = System.nanoTime();
            for (int i = 0; i < STREAMS; i++) {
                streams.add(server.listen(officer).start());
            }
            System.out.printf("%d streams opened in %d ms%n", STREAMS, (System.nanoTime() - began) / 1_000_000);
            System.out.printf("heap a stream, both ends and its session: %d KiB%n", (used() - memory) / 1024 / STREAMS);
            for (int round = 0; round < 2; round++) {
                long[] nanos = new long[STREAMS * EVENTS];
                int n = 0;
                for (int i = 0; i < EVENTS; i++) {
                    long before = System.nanoTime();
                    transaction.executeWithoutResult(
                            status -> events.publish(new LiveEvent("stop-requested", "S", unit, null, null)));
                    for (Listening stream : streams) {
                        nanos[n++] = stream.next(Duration.ofSeconds(10)).nanos() - before;
                    }
                    Thread.sleep(20);
                }
                Arrays.sort(nanos);
                System.out.printf(
                        "publish to browser: p50 %.1f ms, p99 %.1f ms, max %.1f ms%n",
                        nanos[n / 2] / 1e6, nanos[n * 99 / 100] / 1e6, nanos[n - 1] / 1e6);
            }
        } finally {
            streams.forEach(Listening::close);
        }
    }

    private static long used() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
