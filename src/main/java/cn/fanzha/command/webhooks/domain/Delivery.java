package cn.fanzha.command.webhooks.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as its page shows it.
 *
 * @param kind what happened, as in live events: {@code stop-requested}
 * @param reference number of the thing
 * @param nextAt of a waiting one: when it is tried next
 * @param lastStatus what the system answered last
 */
public record Delivery(
        UUID id,
        String kind,
        String reference,
        Instant happenedAt,
        DeliveryState state,
        int attempts,
        Instant nextAt,
        @Nullable Instant lastAttemptAt,
        @Nullable Integer lastStatus,
        @Nullable DeliveryProblem lastProblem,
        @Nullable Instant endedAt) {}
