package cn.fanzha.command.cases;

import cn.fanzha.command.shared.CaseNumber;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case as other features see it.
 *
 * @param unitId the unit that holds the file now
 * @param handlerId account of the officer in charge, where known
 */
public record CaseRef(
        UUID id,
        CaseNumber number,
        UUID unitId,
        CaseState state,
        Instant reportedAt,
        @Nullable Instant filedAt,
        @Nullable UUID handlerId) {}
