package cn.fanzha.command.support;

import java.util.Optional;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.core.SimpleLock;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.scheduling.support.ScheduledMethodRunnable;

/**
 * Keeps the schedule out of tests that set the clock and take its turns themselves: a turn that comes by itself would do
 * what the test is about to do, or do it to rows of a test before. A turn that a test takes waits for one that runs
 * elsewhere; without its lock it would return having done nothing.
 */
public class PatientLocks implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof LockProvider locks ? (LockProvider) wanted -> turn(locks, wanted) : bean;
    }

    private static Optional<SimpleLock> turn(LockProvider locks, LockConfiguration wanted) {
        if (!byTheSchedule()) {
            return patiently(locks, wanted);
        }
        return followsAClock(wanted.getName()) ? Optional.empty() : locks.lock(wanted);
    }

    /** These ask what has become late by now; others follow what was committed. */
    private static boolean followsAClock(String job) {
        return job.endsWith("-clock") || job.equals("stop-calls");
    }

    private static boolean byTheSchedule() {
        return StackWalker.getInstance()
                .walk(calls ->
                        calls.anyMatch(call -> call.getClassName().equals(ScheduledMethodRunnable.class.getName())));
    }

    private static Optional<SimpleLock> patiently(LockProvider locks, LockConfiguration wanted) {
        long end = System.nanoTime() + Patience.LONG.toNanos();
        Optional<SimpleLock> got = locks.lock(wanted);
        try {
            while (got.isEmpty() && System.nanoTime() < end) {
                Thread.sleep(10);
                got = locks.lock(wanted);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        return got;
    }
}
