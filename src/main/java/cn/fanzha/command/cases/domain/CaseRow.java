package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.Channel;
import cn.fanzha.command.shared.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A case in a list; the victim's name and phone are masked already. */
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
        @Nullable String victimName,
        @Nullable String victimPhone) {}
