package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.Channel;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case in a list; the victim's name and phone are masked already.
 *
 * @param handlerId account of the officer in charge
 * @param open false of a restricted case that the reader isn't named for: only number and unit may be shown
 * @param version changes with every change of the case, its victims or its tags
 */
public record CaseRow(
        UUID id,
        String number,
        UUID unitId,
        CaseState state,
        Channel channel,
        @Nullable String fraudType,
        Instant reportedAt,
        @Nullable Instant filedAt,
        @Nullable Instant solvedAt,
        Money amountInvolved,
        @Nullable Money loss,
        @Nullable Money recovered,
        @Nullable String regionCode,
        @Nullable UUID handlerId,
        List<String> tags,
        Instant updatedAt,
        long version,
        boolean open,
        @Nullable String victimName,
        @Nullable String victimPhone) {}
