package cn.fanzha.command.cases.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hand-over 移送 as both units see it.
 *
 * @param note what is handed over and why; of one that was sent back, why it was not taken over
 * @param sentBack the file went back to the unit that had sent it
 * @param settled {@code TAKEN_OVER} or {@code SENT_BACK}; null while the receiver has done neither
 */
public record HandOver(
        UUID fromUnit,
        UUID toUnit,
        String note,
        Instant at,
        String actorName,
        boolean sentBack,
        @Nullable String settled,
        @Nullable Instant settledAt,
        @Nullable String settler) {}
