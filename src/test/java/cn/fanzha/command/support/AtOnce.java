package cn.fanzha.command.support;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two people who press at the same moment. */
public final class AtOnce {

    private AtOnce() {}

    /** What came of the first, and of the second. */
    public static List<Object> both(Callable<?> first, Callable<?> second) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            Future<Object> one = both.submit(() -> {
                start.await();
                return first.call();
            });
            Future<Object> two = both.submit(() -> {
                start.await();
                return second.call();
            });
            return List.of(one.get(), two.get());
        }
    }
}
