package cn.fanzha.command.webhooks.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * Where an institution's own system is told; the secret is not part of what can be read.
 *
 * @param active false: nothing new is written for it, and what waits goes on waiting
 */
public record Subscription(
        UUID id, UUID institutionId, String url, boolean active, Instant createdAt, Instant changedAt, int version) {}
