package cn.fanzha.command.returns.domain;

import cn.fanzha.command.returns.ReturnStage;
import cn.fanzha.command.shared.Cursor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What narrows a list of returns.
 *
 * @param mine those that the reader opened, proposed or answers for
 * @param late with the bank beyond its 3 working days
 */
public record ReturnFilter(
        @Nullable ReturnStage stage,
        @Nullable UUID institutionId,
        boolean mine,
        boolean late,
        @Nullable Cursor after) {}
