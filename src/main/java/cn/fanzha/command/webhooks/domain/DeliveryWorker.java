package cn.fanzha.command.webhooks.domain;

import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.webhooks.domain.DeliveryQueue.Taken;
import cn.fanzha.command.webhooks.domain.WebhookSender.Outcome;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is due: each institution's messages one after the other on a thread of their own, so that one that hangs
 * keeps no other waiting. Every instance works; the queue keeps them apart.
 */
@Component
class DeliveryWorker {

    private static final Logger log = LoggerFactory.getLogger(DeliveryWorker.class);
    private static final int EACH = 10;

    private final DeliveryQueue queue;
    private final WebhookSender sender;
    private final WebhookSettings settings;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();

    DeliveryWorker(
            DeliveryQueue queue,
            WebhookSender sender,
            WebhookSettings settings,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            Clock clock) {
        this.queue = queue;
        this.sender = sender;
        this.settings = settings;
        this.events = events;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(fixedRateString = "${fanzha.webhooks.every:1s}")
    void tick() {
        if (settings.enabled()) {
            turn();
        }
    }

    /** Takes what is due and begins to send it. */
    List<Thread> turn() {
        Map<UUID, List<Taken>> due =
                queue.take(busy, EACH).stream().collect(Collectors.groupingBy(Taken::subscriptionId));
        return due.entrySet().stream()
                .map(one -> {
                    busy.add(one.getKey());
                    return Thread.ofVirtual().name("webhooks").start(() -> {
                        try {
                            one.getValue().forEach(this::send);
                        } finally {
                            busy.remove(one.getKey());
                        }
                    });
                })
                .toList();
    }

    private void send(Taken taken) {
        if (!clock.instant().plus(settings.timeout()).isBefore(taken.leaseEnd())) {
            return;
        }
        try {
            Outcome outcome = sender.send(taken);
            if (outcome.problem() == null && outcome.status() != null) {
                queue.delivered(taken, outcome.status());
                return;
            }
            transaction.executeWithoutResult(status -> fail(taken, outcome));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // the lease ends by itself, and it is tried again
            log.error("{} could not be sent", taken, e);
        }
    }

    private void fail(Taken taken, Outcome outcome) {
        DeliveryProblem problem = outcome.problem() == null ? DeliveryProblem.CONNECTION : outcome.problem();
        if (queue.failed(taken, outcome.status(), problem, pause(taken.attempt())) == DeliveryState.DEAD) {
            events.publishEvent(Audited.done(
                    "webhook.give-up",
                    "webhook",
                    taken.id().toString(),
                    Map.of(
                            "event",
                            taken.kind(),
                            "reference",
                            taken.reference(),
                            "attempts",
                            taken.attempt(),
                            "problem",
                            problem.name())));
        }
    }

    private Duration pause(int attempts) {
        long longest = settings.pauseAfter(attempts).toMillis();
        return Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
    }

    /** What was delivered long ago is forgotten; dead letters stay until somebody looks at them. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT6M")
    @SchedulerLock(name = "webhook-purge")
    void purge() {
        jdbc.sql("delete from webhook_delivery where state = 'DELIVERED' and ended_at < ?")
                .param(Timestamp.from(clock.instant().minus(settings.keep())))
                .update();
    }
}
