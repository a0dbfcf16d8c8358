package cn.fanzha.command.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.support.IntegrationTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.config.ScheduledTaskHolder;

@IntegrationTest
class JobsApartTest {

    @Autowired
    TaskScheduler scheduler;

    @Autowired
    ThreadPoolTaskScheduler threads;

    @Autowired
    ScheduledTaskHolder jobs;

    @Test
    void noJobWaitsForAnother() throws InterruptedException {
        int slow = 8;
        CountDownLatch allAtOnce = new CountDownLatch(slow);
        List<ScheduledFuture<?>> running = new ArrayList<>();
        try {
            for (int i = 0; i < slow; i++) {
                running.add(scheduler.scheduleWithFixedDelay(() -> meet(allAtOnce), Duration.ofHours(1)));
            }
            assertThat(allAtOnce.await(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            running.forEach(job -> job.cancel(true));
        }
    }

    @Test
    void eachJobHasAThread() {
        assertThat(jobs.getScheduledTasks())
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(
                        threads.getScheduledThreadPoolExecutor().getCorePoolSize());
    }

    private static void meet(CountDownLatch allAtOnce) {
        allAtOnce.countDown();
        try {
            allAtOnce.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
